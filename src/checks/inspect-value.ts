import { escapeToken } from "../core/json-pointer.ts";
import type { SchemaNode, SchemaNodes } from "../schema/index.ts";

/** What a value holds, told apart by what its schema declares. */
export interface Inspection {
  /** Pointers into the value of properties that no branch of the schema declares or requires. */
  undeclared: string[];
  /** Values that are not among those that the contract knows (`x-known-values`) of an open set. */
  unknown: { pointer: string; value: unknown; sensitive: boolean }[];
  /** Pointers into the document of each declared property that was there, and `pointer=value` of each value of a closed set. */
  seen: Set<string>;
}

/** The name under which a value of a closed set is kept in `seen`. */
export const enumKey = (pointer: string, value: unknown): string => `${pointer}=${JSON.stringify(value)}`;

/** Walks through a value together with the schema at a pointer. */
export function inspectValue(nodes: SchemaNodes, schemaPointer: string, value: unknown): Inspection {
  const inspection: Inspection = { undeclared: [], unknown: [], seen: new Set() };
  visit(nodes, [schemaPointer], value, "", inspection);
  return inspection;
}

function visit(nodes: SchemaNodes, schemas: string[], value: unknown, pointer: string, inspection: Inspection): void {
  const found = schemas.flatMap((schema) => nodes.all(schema));
  for (const { pointer: at, schema } of found) {
    if (Array.isArray(schema.enum) && schema.enum.includes(value)) inspection.seen.add(enumKey(at, value));
    const known = schema["x-known-values"] ?? schema["x-extensible-enum"];
    if (Array.isArray(known) && value !== null && !known.includes(value))
      inspection.unknown.push({
        pointer,
        value,
        sensitive: found.some(({ schema }) => schema["x-sensitive"] === true),
      });
  }
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) visit(nodes, nodes.item(found, i), item, `${pointer}/${i}`, inspection);
  } else if (typeof value === "object" && value !== null) {
    const closed = found.some(declaresProperties);
    const required = found.flatMap(({ schema }) => schema.required ?? []);
    for (const [name, property] of Object.entries(value)) {
      const below = `${pointer}/${escapeToken(name)}`;
      const declared = nodes.member(found, name);
      for (const at of declared) inspection.seen.add(at);
      if (declared.length) visit(nodes, declared, property, below, inspection);
      else if (closed && !required.includes(name)) inspection.undeclared.push(below);
    }
  }
}

// An object without any declared property is free-form; one that forbids others is judged by its schema already.
const declaresProperties = ({ schema }: SchemaNode): boolean =>
  typeof schema.properties === "object" &&
  schema.properties !== null &&
  schema.additionalProperties !== false &&
  schema.unevaluatedProperties !== false;
