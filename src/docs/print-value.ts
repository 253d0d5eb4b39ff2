const identifier = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

/** A name as a property of an object literal. */
export const propertyKey = (name: string): string => (identifier.test(name) ? name : JSON.stringify(name));

/** A JSON value as TypeScript would write it: on one line while it is short. */
export function printValue(value: unknown, indent = ""): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined";
  const deeper = `${indent}  `;
  const isArray = Array.isArray(value);
  const items = isArray
    ? value.map((item) => printValue(item, deeper))
    : Object.entries(value).map(([name, item]) => `${propertyKey(name)}: ${printValue(item, deeper)}`);
  if (items.length === 0) return isArray ? "[]" : "{}";
  const line = items.join(", ");
  if (line.length + indent.length <= 60 && !line.includes("\n")) return isArray ? `[${line}]` : `{ ${line} }`;
  const lines = items.map((item) => `${deeper}${item},\n`).join("");
  return isArray ? `[\n${lines}${indent}]` : `{\n${lines}${indent}}`;
}
