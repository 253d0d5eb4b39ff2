import { isJsonObject, type JsonObject } from "../../core/json-object.ts";
import type { SchemaNodes } from "../../schema/index.ts";

/**
 * What a caller sent, with what only the vendor can say of it: properties of nested objects that a request cannot have, or
 * that a response must have. The value itself where the vendor adds nothing.
 *
 * @param sent Pointers of what the request declares of it.
 * @param shown Pointers of what the response declares of it.
 * @param before The value that is there without the caller.
 */
export function completeSent(
  nodes: SchemaNodes,
  sent: readonly string[],
  shown: readonly string[],
  value: unknown,
  before: unknown,
): unknown {
  if (typeof value !== "object" || value === null) return value;
  const request = nodes.view(sent);
  const response = nodes.view(shown);
  if (Array.isArray(value)) {
    const models: unknown[] = Array.isArray(before) ? before : [];
    const items = value.map((item, i) =>
      completeSent(nodes, request.items, response.items, item, models[i] ?? models[0]),
    );
    return items.every((item, i) => item === value[i]) ? value : items;
  }
  const object = value as JsonObject;
  const known = isJsonObject(before) ? before : {};
  const added = Object.keys(known).filter((name) => {
    const isVendors = !request.properties.has(name) || request.readOnly.has(name) || response.required.has(name);
    return isVendors && response.properties.has(name);
  });
  const names = Object.keys(object);
  const inside = names.map((name) => {
    const below = [request.properties.get(name) ?? [], response.properties.get(name) ?? []] as const;
    return completeSent(nodes, ...below, object[name], Object.hasOwn(known, name) ? known[name] : undefined);
  });
  if (added.length === 0 && names.every((name, i) => inside[i] === object[name])) return value;
  const completed = [...added.map((name) => [name, known[name]]), ...names.map((name, i) => [name, inside[i]])];
  return Object.fromEntries(completed);
}

/**
 * What stands for a property that was not sent: its default, or null where the response may have it.
 *
 * @param request Pointers of what the request declares for it.
 * @param response Pointers of what the response declares for it.
 */
export function defaultValue(
  nodes: SchemaNodes,
  request: readonly string[] = [],
  response: readonly string[] = [],
): unknown {
  const given = nodes.view(request).parts.find(({ schema }) => schema.default !== undefined)?.schema.default;
  if (given !== undefined) return given;
  return nodes.view(response).nullable ? null : undefined;
}
