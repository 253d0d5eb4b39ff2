import { isJsonObject, type JsonObject, setProperty } from "../../core/json-object.ts";
import type { SchemaNodes, SchemaView } from "../../schema/index.ts";

/** Pointers of what request and response declare of one value. */
export interface Declared {
  sent: readonly string[];
  shown: readonly string[];
}

/**
 * What there is when a caller has sent a value: objects are merged, so that what only the vendor knows (a masked number, a
 * token, a date) stays. What is read-only is not the caller's.
 *
 * @param before The value that is there without the caller.
 * @param isWhole What the caller could have sent and did not is not there any more.
 */
export function mergeSent(
  nodes: SchemaNodes,
  { sent, shown }: Declared,
  value: unknown,
  before: unknown,
  isWhole = false,
): unknown {
  if (typeof value !== "object" || value === null) return isMasked(before) && !isMasked(value) ? before : value;
  const request = nodes.view(sent);
  const response = nodes.view(shown);
  if (Array.isArray(value)) {
    const models = Array.isArray(before) ? before : [];
    const below = { sent: request.items, shown: response.items };
    // Each with what the vendor says of the one in its place, or of the first.
    return value.map((item, i) => mergeSent(nodes, below, item, models[i] ?? models.find(isJsonObject), isWhole));
  }
  const known = isJsonObject(before) ? before : {};
  const merged: JsonObject = {};
  for (const name of Object.keys(known))
    if (!isWhole || isVendors(request, response, name)) setProperty(merged, name, known[name]);
  for (const [name, given] of Object.entries(value)) {
    if (request.readOnly.has(name)) continue;
    // In a map, null takes away: it says nothing of what is not there.
    if (given === null && !isWhole && response.properties.size === 0 && !Object.hasOwn(known, name)) continue;
    const below = { sent: request.properties.get(name) ?? [], shown: response.properties.get(name) ?? [] };
    const own = Object.hasOwn(known, name) ? known[name] : undefined;
    setProperty(merged, name, mergeSent(nodes, below, given, own, isWhole));
  }
  return merged;
}

/** `411111******1111`, `xxxx 4242`: digits, and what stands for those that are not shown. Words are nothing of that kind. */
const isMasked = (value: unknown): boolean =>
  typeof value === "string" &&
  /^[\d\s*•●xX./-]+$/.test(value) &&
  /[*•●]{2}|[xX]{3}/.test(value) &&
  /[\d*•●]/.test(value);

/** Whether a property is there whatever the caller sends: one that a request cannot have, or a response must have. */
const isVendors = (request: SchemaView, response: SchemaView, name: string): boolean =>
  response.properties.has(name) &&
  (!request.properties.has(name) || request.readOnly.has(name) || response.required.has(name));

/**
 * A value with nothing in it that its schemas do not declare for a response, at any depth: no other properties, and no
 * values beside those that the contract knows where it names them (`x-known-values`). The value itself where it has nothing
 * else, undefined where nothing is left.
 */
export function withoutUndeclared(nodes: SchemaNodes, pointers: readonly string[], value: unknown): unknown {
  const view = nodes.view(pointers);
  // Null where the response cannot have it: there is nothing.
  if (value === null) return view.nullable || view.jsonTypes.length === 0 ? value : undefined;
  if (view.knownValues.some((values) => !values.includes(value))) return undefined;
  if (typeof value !== "object") return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => withoutUndeclared(nodes, view.items, item));
    return items.every((item, i) => item === value[i]) ? value : items.filter((item) => item !== undefined);
  }
  const kept: JsonObject = {};
  let isWhole = true;
  for (const [name, property] of Object.entries(value)) {
    // Under a name that only a map declares, too.
    const declared = view.properties.get(name) ?? nodes.member(view.parts, name);
    const isDeclared = !view.writeOnly.has(name) && (declared.length > 0 || view.open);
    const own = isDeclared ? withoutUndeclared(nodes, declared, property) : undefined;
    isWhole &&= own === property;
    if (own !== undefined) setProperty(kept, name, own);
  }
  return isWhole ? value : kept;
}
