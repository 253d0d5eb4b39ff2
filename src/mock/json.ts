import { isId, isJsonObject, type JsonObject } from "../core/json-object.ts";

export { isId, isJsonObject, type JsonObject };

/** Sets a property, whatever it is called: `__proto__` is a name like any other. */
export function setProperty(properties: JsonObject, name: string, value: unknown): void {
  if (name !== "__proto__") properties[name] = value;
  else Object.defineProperty(properties, name, { value, enumerable: true, configurable: true, writable: true });
}

/**
 * A copy of a value changed as JSON Merge Patch (RFC 7386) says: properties that are given are set, null takes one away,
 * objects are merged all the way down.
 */
export function mergePatch(value: unknown, patch: unknown): unknown {
  if (!isJsonObject(patch)) return copyJson(patch);
  const merged: JsonObject = isJsonObject(value) ? { ...value } : {};
  for (const [name, property] of Object.entries(patch)) {
    if (property === null) delete merged[name];
    else setProperty(merged, name, mergePatch(Object.hasOwn(merged, name) ? merged[name] : undefined, property));
  }
  return merged;
}

/** A copy of a value with these properties set in it, objects merged all the way down. Null is a value like any other. */
export function mergeValues(value: unknown, given: unknown): unknown {
  if (!isJsonObject(given)) return copyJson(given);
  const merged: JsonObject = isJsonObject(value) ? { ...value } : {};
  for (const [name, property] of Object.entries(given)) setProperty(merged, name, mergeValues(merged[name], property));
  return merged;
}

/** A copy of a value with another one where these keys lead. What is not on the way is shared with the original. */
export function withValueAt(value: unknown, tokens: readonly string[], replacement: unknown): unknown {
  const [token, ...rest] = tokens;
  if (token === undefined) return replacement;
  const copy = (Array.isArray(value) ? [...value] : isJsonObject(value) ? { ...value } : {}) as JsonObject;
  setProperty(copy, token, withValueAt(copy[token], rest, replacement));
  return copy;
}

/** A copy of a JSON value. `structuredClone` takes a microsecond or two for a single text, and an object has many. */
export function copyJson<Value>(value: Value, depth = 0): Value {
  if (typeof value !== "object" || value === null) return value;
  // What is nested deeper would not fit on the stack.
  if (depth > 100) return structuredClone(value);
  if (Array.isArray(value)) return value.map((item) => copyJson(item, depth + 1)) as Value;
  const copy: JsonObject = {};
  for (const name of Object.keys(value)) setProperty(copy, name, copyJson((value as JsonObject)[name], depth + 1));
  return copy as Value;
}
