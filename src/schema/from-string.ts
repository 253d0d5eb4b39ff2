import type { SchemaNode } from "./schema-nodes.ts";

/** The JSON types that these schemas allow, by their `type`, else by their only values; empty when they do not say. */
export function typesOf(nodes: readonly SchemaNode[]): string[] {
  const types = nodes.flatMap(({ schema }) => {
    if (schema.type !== undefined) return [schema.type].flat();
    if ("const" in schema) return [typeOf(schema.const)];
    return Array.isArray(schema.enum) ? schema.enum.map(typeOf) : [];
  });
  return [...new Set(types)];
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

/** What the text of a header or query parameter stands for under its schema: `"5"` is 5 where a number is wanted. */
export const fromString = (text: string, nodes: readonly SchemaNode[]): unknown => stringAs(text, typesOf(nodes));

/** What a text stands for where values of these types are wanted. */
export function stringAs(text: string, types: readonly string[]): unknown {
  if (types.includes("string")) return text;
  if ((types.includes("integer") || types.includes("number")) && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text))
    return Number(text);
  if (types.includes("boolean") && /^(true|false)$/.test(text)) return text === "true";
  if (types.includes("null") && text === "") return null;
  return text;
}
