/** A JSON value as a string where nothing says how it is written: a string as it is, a number by its digits, an object as JSON, null as nothing. */
export const plainText = (value: unknown): string =>
  typeof value === "object" && value !== null ? JSON.stringify(value) : String(value ?? "");
