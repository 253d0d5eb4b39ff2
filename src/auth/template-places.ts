import { isData, isNameMap } from "../core/document-keys.ts";
import { methods } from "../core/http-methods.ts";
import { isJson, isUrlEncoded } from "../core/media-type.ts";

// Where an `x-value` may stand. Lint, loader and documentation read this one list: a template is used, or refused.

/** The places, in words. */
export const templatePlaces = [
  "a security scheme",
  "a header, query or cookie parameter of an operation or a webhook",
  "a property of the body of an operation or a webhook, in JSON or a form, also in the items of an array in JSON",
] as const;

/** The parameters whose values can be made. A path is whole before anything is signed: it says what is called. */
export const madeParameters: readonly string[] = ["header", "query", "cookie"];

/** The keywords of a schema that lead from a body to a property of it. */
export const bodyKeywords: readonly string[] = ["allOf", "anyOf", "oneOf", "properties", "items", "prefixItems"];

/** Whether the properties of a body can be set one by one. */
export const hasProperties = (mediaType: string): boolean => isJson(mediaType) || isUrlEncoded(mediaType);

/** What a template that stands elsewhere is refused with. */
const refusalOf = (node: unknown): string =>
  isNode(node) && node.in === "path"
    ? "a template cannot stand on a parameter of the path: the path says which operation is called, so it is whole before anything is signed; the caller has to give this value"
    : `a template cannot stand here; it may stand on ${templatePlaces.join(", or on ")}`;

/** A template that stands where none may: its path in the document, and what is wrong. */
export interface MisplacedTemplate {
  path: string[];
  problem: string;
}

type Node = Record<string, any>;

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);

type Resolve = (node: any) => any;

/** The properties of a body, however deep. */
function propertiesOf(body: unknown, resolve: Resolve): unknown[] {
  const found: unknown[] = [];
  const schemas = new Set<unknown>([body]);
  for (const schema of schemas) {
    if (!isNode(schema)) continue;
    schemas.add(resolve(schema));
    for (const keyword of bodyKeywords) {
      const below: unknown = schema[keyword];
      const inside = keyword === "items" ? [below] : Object.values(below ?? {});
      for (const one of inside) schemas.add(one);
      if (keyword === "properties") found.push(...inside, ...inside.map(resolve));
    }
  }
  return found;
}

/** The objects of a document on which a template may stand. */
function allowedIn(document: Node, resolve: Resolve): Set<unknown> {
  const allowed = new Set<unknown>(Object.values(document.components?.securitySchemes ?? {}).map(resolve));
  for (const map of [document.paths, document.webhooks])
    for (const item of Object.values(map ?? {})
      .map(resolve)
      .filter(isNode))
      for (const operation of [item, ...methods.map((method) => item[method])].filter(isNode)) {
        for (const parameter of [operation.parameters ?? []].flat().map(resolve))
          if (madeParameters.includes(parameter?.in)) allowed.add(parameter);
        for (const [type, media] of Object.entries<any>(resolve(operation.requestBody)?.content ?? {}))
          if (hasProperties(type)) for (const property of propertiesOf(media?.schema, resolve)) allowed.add(property);
      }
  return allowed;
}

/** A part of a document, and the way to it. */
interface Part {
  node: unknown;
  key: string;
  above?: Part;
  isMap: boolean;
}

function pathOf(part: Part): string[] {
  const path: string[] = [];
  for (let at: Part | undefined = part; at?.above; at = at.above) path.unshift(at.key);
  return path;
}

/**
 * The templates of a document that stand where none may. What no operation and no webhook refers to is not looked at.
 *
 * @param resolve What a reference leads to; anything else as it is.
 */
export function misplacedTemplates(document: object, resolve: Resolve = (node) => node): MisplacedTemplate[] {
  const { components, ...others } = document as Node;
  const found: Part[] = [];
  const seen = new Set<unknown>();
  const waiting: Part[] = [
    { node: { ...others, components: { securitySchemes: components?.securitySchemes } }, key: "", isMap: false },
  ];
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    const { node, isMap } = part;
    if (typeof node !== "object" || node === null || seen.has(node)) continue;
    seen.add(node);
    if (!isMap && isNode(node) && node["x-value"] !== undefined) found.push(part);
    const isNamed = isMap || Array.isArray(node);
    for (const [key, child] of Object.entries(node))
      if (isNamed || !(isData(key, child) || key.startsWith("x-")))
        waiting.push({ node: child, key, above: part, isMap: !isNamed && isNameMap(key, child) });
    const target = isNode(node) ? resolve(node) : node;
    if (target !== node) waiting.push({ ...part, node: target });
  }
  if (found.length === 0) return [];
  const allowed = allowedIn(document as Node, resolve);
  return found
    .filter(({ node }) => !allowed.has(node))
    .map((part) => ({ path: [...pathOf(part), "x-value"], problem: refusalOf(part.node) }));
}
