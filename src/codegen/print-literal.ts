/** The key of an object in TypeScript: bare where it can be. `__proto__` without brackets would set the prototype. */
export function printKey(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}

/** A JSON value in TypeScript, on one line. */
export function printLiteral(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printLiteral).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const properties = Object.entries(value).filter(([, property]) => property !== undefined);
  if (properties.length === 0) return "{}";
  return `{ ${properties.map(([key, property]) => `${printKey(key)}: ${printLiteral(property)}`).join(", ")} }`;
}
