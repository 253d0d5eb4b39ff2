import type { Pages } from "../client/index.ts";
import type { Contract, Operation } from "../contract/index.ts";
import { resolveRef } from "../contract/index.ts";
import { escapeToken } from "../core/json-pointer.ts";
import { type SchemaNodes, type SchemaView, schemaNodes } from "../schema/index.ts";

const counters = {
  offset: /^(offset|skip)$/,
  page: /^page(_?(number|no))?$/,
  size: /^(limit|(page_?)?size|per_?page)$/,
};
const totals = /^total(_?(count|items|elements|records|results))?$/;
const snakeCase = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();

/** How an operation goes from page to page, if it does: by its query parameters, and the one array in its responses. */
export function findPages({ document }: Contract, { method, parameters, responses }: Operation): Pages | undefined {
  const named = (pattern: RegExp) =>
    parameters.find(({ name, in: place }) => place === "query" && pattern.test(snakeCase(name)));
  const offset = named(counters.offset);
  const page = offset ? undefined : named(counters.page);
  const size = named(counters.size);
  if (method !== "get" || !(offset ?? page)) return undefined;

  const nodes = schemaNodes(document);
  const success = Object.entries(responses).find(([status]) => /^2/.test(status))?.[1].content["application/json"];
  if (!success) return undefined;
  const body = nodes.view([success.pointer]);
  // The type of a client's items is looked up in the response, which must be there for that.
  const items = body.nullable ? undefined : findItems(nodes, body);
  if (items === undefined) return undefined;
  const total = findTotal(nodes, body);
  const first = bound(document, page?.schema, "default") ?? bound(document, page?.schema, "minimum");
  const most = bound(document, size?.schema, "maximum");
  return {
    ...(offset && { offset: offset.name }),
    ...(page && { page: page.name }),
    ...(page && first === 0 && { first }),
    ...(size && { size: size.name }),
    ...(most !== undefined && { most }),
    items,
    ...(total !== undefined && { total }),
  };
}

const bound = (document: Contract["document"], schema: unknown, keyword: string): number | undefined => {
  const value = resolveRef(document, schema)?.[keyword];
  return typeof value === "number" ? value : undefined;
};

/** Whether it is an array in every variant of a choice, or null. */
const isArray = ({ types }: SchemaView): boolean =>
  types.has("array") && [...types].every((type) => type === "array" || type === "null");

const propertiesOf = (nodes: SchemaNodes, view: SchemaView): [name: string, property: SchemaView][] =>
  [...view.properties].map(([name, pointers]) => [name, nodes.view(pointers)]);

/**
 * The pointer of the array: the response itself, its one array property, or the one of its one object that has any;
 * whichever variant of a choice the response is.
 */
function findItems(nodes: SchemaNodes, view: SchemaView, isInside = false): string | undefined {
  if (isArray(view)) return "";
  const properties = propertiesOf(nodes, view).filter(([name]) => view.common.has(name));
  const arrays = properties.filter(([, property]) => isArray(property));
  if (arrays.length) return arrays.length === 1 ? `/${escapeToken(arrays[0]?.[0] as string)}` : undefined;
  if (isInside) return undefined;
  const deeper = properties.flatMap(([name, property]) => {
    const below = findItems(nodes, property, true);
    return below ? [`/${escapeToken(name)}${below}`] : [];
  });
  return deeper.length === 1 ? deeper[0] : undefined;
}

/** The pointer of the number of all items: a property of the response, or of an object in it. */
function findTotal(nodes: SchemaNodes, view: SchemaView): string | undefined {
  const isTotal = ([name, { types }]: [string, SchemaView]) =>
    totals.test(snakeCase(name)) && (types.has("integer") || types.has("number"));
  const properties = propertiesOf(nodes, view);
  const own = properties.find(isTotal);
  if (own) return `/${escapeToken(own[0])}`;
  for (const [name, property] of properties) {
    const below = propertiesOf(nodes, property).find(isTotal);
    if (below) return `/${escapeToken(name)}/${escapeToken(below[0])}`;
  }
  return undefined;
}
