import { type OpenApiDocument, resolveRef } from "../../contract/index.ts";
import { copyJson, type JsonObject, setProperty } from "./json.ts";

/** What the schemas of one value say about it together, references and branches followed. */
export interface Shape {
  /** Declared properties, each with every schema that speaks of it. */
  properties: Map<string, unknown[]>;
  required: Set<string>;
  /** Declared properties that only answers have. */
  readOnly: Set<string>;
  /** Declared properties that only requests have. */
  writeOnly: Set<string>;
  /** Of the items of an array. */
  items: unknown[];
  types: Set<string>;
  nullable: boolean;
  /** Other properties than the declared ones belong there too. */
  open: boolean;
  /** Every schema object that was found, for annotations such as `default`. */
  schemas: Record<string, any>[];
  /** Where the contract names the values that it knows (`x-known-values`), one list for each schema that does. */
  knownValues: unknown[][];
}

/** By list of schemas: those of a contract stay the same lists, however often they are asked for. */
const known = new WeakMap<readonly unknown[], Shape>();

/** Reads the shape of a value that all of these schemas describe. Of a choice, every branch counts. */
export function shapeOf(document: OpenApiDocument, schemas: readonly unknown[]): Shape {
  let shape = known.get(schemas);
  if (!shape) {
    shape = readShape(document, schemas);
    known.set(schemas, shape);
  }
  return shape;
}

function readShape(document: OpenApiDocument, schemas: readonly unknown[]): Shape {
  const shape: Shape = {
    properties: new Map(),
    required: new Set(),
    readOnly: new Set(),
    writeOnly: new Set(),
    items: [],
    types: new Set(),
    nullable: false,
    open: false,
    schemas: [],
    knownValues: [],
  };
  const seen = new Set<unknown>();
  const visit = (node: unknown, sure: boolean): void => {
    const schema = resolveRef(document, node);
    const identity = (node as { $ref?: string } | undefined)?.$ref ?? node;
    if (typeof schema !== "object" || schema === null || seen.has(identity)) return;
    seen.add(identity);
    shape.schemas.push(schema);
    const values = schema["x-known-values"] ?? schema["x-extensible-enum"];
    if (Array.isArray(values)) shape.knownValues.push(values);
    for (const type of [schema.type ?? []].flat()) shape.types.add(type);
    if (schema.nullable === true || schema.const === null || schema.enum?.includes?.(null)) shape.nullable = true;
    for (const [name, property] of Object.entries<any>(schema.properties ?? {})) {
      shape.properties.set(name, [...(shape.properties.get(name) ?? []), property]);
      const target = resolveRef(document, property);
      if (target?.readOnly === true) shape.readOnly.add(name);
      if (target?.writeOnly === true) shape.writeOnly.add(name);
    }
    // What one branch demands another may not have.
    if (sure && Array.isArray(schema.required)) for (const name of schema.required) shape.required.add(name);
    if (schema.items !== undefined) shape.items.push(schema.items);
    const other = schema.additionalProperties ?? schema.unevaluatedProperties;
    if (other === true || (typeof other === "object" && other !== null)) shape.open = true;
    for (const branch of schema.allOf ?? []) visit(branch, sure);
    for (const branch of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) visit(branch, false);
  };
  for (const schema of schemas) visit(schema, true);
  if (shape.types.has("null")) shape.nullable = true;
  if (shape.properties.size === 0) shape.open = true;
  return shape;
}

/** No schemas. Always the same list, because shapes are kept by their lists. */
export const nothing: readonly unknown[] = [];

/** The schemas of what a pointer into a value leads to. */
export function schemasAt(
  document: OpenApiDocument,
  schemas: readonly unknown[],
  tokens: readonly string[],
): readonly unknown[] {
  return tokens.reduce((found, token) => shapeOf(document, found).properties.get(token) ?? nothing, schemas);
}

/**
 * A copy of a value with nothing in it that its schemas do not declare: no other properties, and no values beside those
 * that the contract knows where it names them (`x-known-values`).
 *
 * @returns undefined when nothing is left of it.
 */
export function prune(document: OpenApiDocument, schemas: readonly unknown[], value: unknown): unknown {
  const shape = shapeOf(document, schemas);
  if (value !== null && shape.knownValues.some((values) => !values.includes(value))) return undefined;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value))
    return value.map((item) => prune(document, shape.items, item)).filter((item) => item !== undefined);
  const pruned: JsonObject = {};
  for (const [name, member] of Object.entries(value)) {
    if (shape.writeOnly.has(name)) continue;
    const declared = shape.properties.get(name);
    const kept = declared ? prune(document, declared, member) : shape.open ? copyJson(member) : undefined;
    if (kept !== undefined) setProperty(pruned, name, kept);
  }
  return pruned;
}
