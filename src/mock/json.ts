import { isJsonObject, type JsonObject } from "../core/json-object.ts";

/** Sets a property, whatever it is called: `__proto__` is a name like any other. */
export function setProperty(properties: JsonObject, name: string, value: unknown): void {
  if (name !== "__proto__") properties[name] = value;
  else Object.defineProperty(properties, name, { value, enumerable: true, configurable: true, writable: true });
}

/**
 * A value with these properties set in it, objects merged all the way down. Null is a value like any other, or, in a JSON
 * Merge Patch (RFC 7386), takes a property away. What does not change is shared with the original.
 */
export function mergeValues(value: unknown, given: unknown, isPatch = false): unknown {
  if (!isJsonObject(given)) return given;
  const merged: JsonObject = isJsonObject(value) ? { ...value } : {};
  for (const [name, property] of Object.entries(given)) {
    const before = Object.hasOwn(merged, name) ? merged[name] : undefined;
    if (isPatch && property === null) delete merged[name];
    else setProperty(merged, name, mergeValues(before, property, isPatch));
  }
  return merged;
}

/**
 * A copy of a value with another one where these keys lead, or nothing there where that is undefined. What is not on the
 * way is shared with the original.
 */
export function withValueAt(value: unknown, tokens: readonly string[], replacement: unknown): unknown {
  const [token, ...rest] = tokens;
  if (token === undefined) return replacement;
  const copy = (Array.isArray(value) ? [...value] : isJsonObject(value) ? { ...value } : {}) as JsonObject;
  if (rest.length === 0 && replacement === undefined) delete copy[token];
  else setProperty(copy, token, withValueAt(copy[token], rest, replacement));
  return copy;
}
