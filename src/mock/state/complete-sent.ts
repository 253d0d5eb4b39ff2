import type { SchemaNodes } from "../../schema/index.ts";
import { copyJson, isJsonObject, type JsonObject, setProperty } from "../json.ts";

/** A value as a caller may send it: without what is read-only, at any depth. */
export function withoutReadOnly(nodes: SchemaNodes, pointers: readonly string[], value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const view = nodes.view(pointers);
  if (Array.isArray(value)) return value.map((item) => withoutReadOnly(nodes, view.items, item));
  const kept: JsonObject = {};
  for (const name of Object.keys(value))
    if (!view.readOnly.has(name))
      setProperty(kept, name, withoutReadOnly(nodes, view.properties.get(name) ?? [], (value as JsonObject)[name]));
  return kept;
}

/**
 * What a caller sent, with what only the vendor can say of it: properties of nested objects that a request cannot have, or
 * that a response must have.
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
    return value.map((item, i) => completeSent(nodes, request.items, response.items, item, models[i] ?? models[0]));
  }
  const completed: JsonObject = {};
  const known = isJsonObject(before) ? before : {};
  for (const name of Object.keys(known)) {
    const isVendors = !request.properties.has(name) || request.readOnly.has(name) || response.required.has(name);
    if (response.properties.has(name) && isVendors) setProperty(completed, name, known[name]);
  }
  for (const name of Object.keys(value)) {
    const below = [request.properties.get(name) ?? [], response.properties.get(name) ?? []] as const;
    const own = Object.hasOwn(known, name) ? known[name] : undefined;
    setProperty(completed, name, completeSent(nodes, ...below, (value as JsonObject)[name], own));
  }
  return completed;
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
  if (given !== undefined) return copyJson(given);
  return nodes.view(response).nullable ? null : undefined;
}
