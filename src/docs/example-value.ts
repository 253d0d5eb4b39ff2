import type { Example, OpenApiDocument } from "../contract/index.ts";
import { resolveRef } from "../contract/index.ts";
import type { Node } from "./walk-document.ts";

/** The first example that a contract gives, or one made from the schema. */
export function exampleValue(document: OpenApiDocument, examples: Record<string, Example>, schema: Node): unknown {
  const first = Object.values(examples)[0];
  return first ? first.value : fromSchema(document, schema, []);
}

/** Whether the contract itself says what the value may look like. */
export function hasExample(document: OpenApiDocument, examples: Record<string, Example>, schema: Node): boolean {
  const resolved = resolveRef(document, schema);
  return Object.keys(examples).length > 0 || resolved?.example !== undefined || resolved?.examples?.length > 0;
}

function fromSchema(document: OpenApiDocument, node: Node, above: readonly Node[]): unknown {
  const schema = resolveRef(document, node);
  if (typeof schema !== "object" || schema === null) return undefined;
  if (schema.example !== undefined) return schema.example;
  // A null among the examples says that null may come; a sample shows a value.
  const shown = schema.examples?.find?.((example: unknown) => example !== null) ?? schema.examples?.[0];
  for (const value of [shown, schema.const, schema.default, schema.enum?.[0]]) if (value !== undefined) return value;
  if (above.includes(node.$ref ?? schema) || above.length > 8) return undefined;
  const down = [...above, node.$ref ?? schema];
  const parts = [...(schema.allOf ?? []), ...(schema.oneOf ?? schema.anyOf ?? []).slice(0, 1)];
  const type = [schema.type].flat().find((name) => name !== "null");
  if (type === "object" || schema.properties || parts.length > 0) {
    const made = parts.map((part) => fromSchema(document, part, down));
    const scalar = made.find((value) => value !== undefined && (typeof value !== "object" || value === null));
    if (scalar !== undefined) return scalar;
    const own = Object.entries<Node>(schema.properties ?? {}).map(([name, property]) => [
      name,
      fromSchema(document, property, down),
    ]);
    return Object.assign({}, ...made, Object.fromEntries(own.filter(([, value]) => value !== undefined)));
  }
  if (type === "array") {
    const item = fromSchema(document, schema.items, down);
    return item === undefined ? [] : [item];
  }
  if (type === "integer" || type === "number") return schema.minimum ?? 1;
  if (type === "boolean") return true;
  return type === "string" ? "string" : undefined;
}
