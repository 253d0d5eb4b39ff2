export type JsonObject = Record<string, unknown>;

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether a value can be what an object is found by. */
export const isId = (value: unknown): value is string | number =>
  (typeof value === "string" && value !== "") || typeof value === "number";
