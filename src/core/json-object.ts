export type JsonObject = Record<string, unknown>;

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether a value can be what an object is found by. */
export const isId = (value: unknown): value is string | number =>
  (typeof value === "string" && value !== "") || typeof value === "number";

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
