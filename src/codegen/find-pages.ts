import type { Pages } from "../client/index.ts";
import type { Contract, Operation } from "../contract/index.ts";
import { resolveRef } from "../contract/index.ts";
import { escapeToken } from "../core/json-pointer.ts";

const counters = {
  offset: /^(offset|skip)$/,
  page: /^page(_?(number|no))?$/,
  size: /^(limit|(page_?)?size|per_?page)$/,
};
const totals = /^total(_?(count|items|elements|records|results))?$/;
const snakeCase = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();

/** How an operation goes from page to page, if it does: by its query parameters, and the one list in its responses. */
export function findPages({ document }: Contract, { method, parameters, responses }: Operation): Pages | undefined {
  const named = (pattern: RegExp) =>
    parameters.find(({ name, in: place }) => place === "query" && pattern.test(snakeCase(name)));
  const offset = named(counters.offset);
  const page = offset ? undefined : named(counters.page);
  const size = named(counters.size);
  if (method !== "get" || !(offset ?? page)) return undefined;

  const response = Object.entries(responses).find(([status]) => /^2/.test(status))?.[1];
  const schema = response?.content["application/json"]?.schema;
  const items = findList(document, schema);
  if (items === undefined) return undefined;
  const total = findTotal(document, schema);
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

const isList = (schema: any): boolean => [schema?.type].flat().includes("array");

/** The pointer of the list: the response itself, its one array property, or the one of its one object that has any. */
function findList(document: Contract["document"], node: unknown, depth = 0): string | undefined {
  const schema = resolveRef(document, node);
  if (isList(schema)) return "";
  const members = propertiesOf(document, schema);
  const lists = members.filter(([, member]) => isList(member));
  if (lists.length) return lists.length === 1 ? `/${escapeToken(lists[0]?.[0] as string)}` : undefined;
  if (depth > 0) return undefined;
  const deeper = members.flatMap(([name, member]) => {
    const below = findList(document, member, 1);
    return below ? [`/${escapeToken(name)}${below}`] : [];
  });
  return deeper.length === 1 ? deeper[0] : undefined;
}

/** The pointer of the number of all items: a property of the response, or of an object in it. */
function findTotal(document: Contract["document"], node: unknown): string | undefined {
  const members = propertiesOf(document, resolveRef(document, node));
  const isTotal = ([name, { type }]: [string, any]) =>
    totals.test(snakeCase(name)) && [type].flat().some((type) => type === "integer" || type === "number");
  const own = members.find(isTotal);
  if (own) return `/${escapeToken(own[0])}`;
  for (const [name, member] of members) {
    const below = propertiesOf(document, member).find(isTotal);
    if (below) return `/${escapeToken(name)}/${escapeToken(below[0])}`;
  }
  return undefined;
}

const propertiesOf = (document: Contract["document"], schema: any): [name: string, schema: any][] =>
  [schema, ...(schema?.allOf ?? []).map((part: unknown) => resolveRef(document, part))].flatMap((part) =>
    Object.entries(part?.properties ?? {}).map(([name, member]): [string, any] => [
      name,
      resolveRef(document, member) ?? {},
    ]),
  );
