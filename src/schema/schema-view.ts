import { escapeToken, localPointer } from "../core/json-pointer.ts";
import { typesOf } from "./from-string.ts";
import type { SchemaNode, SchemaNodes } from "./schema-nodes.ts";

/** What the schemas that describe one value say of it together, references, parts and choices followed. */
export interface SchemaView {
  /** Every schema object that has a say. */
  parts: readonly SchemaNode[];
  /** Declared properties, in their order: pointers of every schema that speaks of each. */
  properties: ReadonlyMap<string, readonly string[]>;
  /** Declared properties that every variant of a choice declares, other than null. */
  common: ReadonlySet<string>;
  /** Names that every value has, whichever variant of a choice it is. */
  required: ReadonlySet<string>;
  /** Declared properties that only responses have. */
  readOnly: ReadonlySet<string>;
  /** Declared properties that only requests have. */
  writeOnly: ReadonlySet<string>;
  /** Pointers of what is declared for the items of an array after those of a tuple. */
  items: readonly string[];
  types: ReadonlySet<string>;
  /** The types, or where a schema names none those of its only values. */
  jsonTypes: readonly string[];
  nullable: boolean;
  /** Properties that are not declared belong there too. */
  open: boolean;
  /** Where the contract names the values that it knows (`x-known-values`), one array for each schema that does. */
  knownValues: readonly unknown[][];
}

/** Reads the view of a value that all schemas at these pointers describe. Use `schemaNodes(document).view`, which remembers it. */
export function readView(nodes: SchemaNodes, pointers: readonly string[]): SchemaView {
  const parts = [...new Set(pointers.flatMap((pointer) => nodes.all(pointer)))];
  const properties = new Map<string, string[]>();
  for (const { pointer, schema } of parts)
    for (const name of Object.keys(schema.properties ?? {})) {
      const at = `${pointer}/properties/${escapeToken(name)}`;
      properties.set(name, [...(properties.get(name) ?? []), at]);
    }
  const marked = (mark: "readOnly" | "writeOnly") =>
    new Set([...properties].filter(([, at]) => at.some((one) => isMarked(nodes, one, mark))).map(([name]) => name));
  const types = new Set(parts.flatMap(({ schema }) => [schema.type ?? []].flat()));
  const others = parts.flatMap(({ schema }) => [schema.additionalProperties ?? schema.unevaluatedProperties]);
  const inEveryVariant = (namesOf: NamesOf) => {
    const known = new Map<string, Set<string>>();
    return new Set(pointers.flatMap((pointer) => [...namesAt(nodes, pointer, namesOf, known)]));
  };
  return {
    parts,
    properties,
    common: inEveryVariant(declared),
    required: inEveryVariant(demanded),
    readOnly: marked("readOnly"),
    writeOnly: marked("writeOnly"),
    items: parts.flatMap(({ pointer, schema }) => (schema.items === undefined ? [] : [`${pointer}/items`])),
    types,
    jsonTypes: typesOf(parts),
    nullable: types.has("null") || parts.some(({ schema }) => schema.const === null || schema.enum?.includes?.(null)),
    open: properties.size === 0 || others.some((other) => other === true || (typeof other === "object" && other)),
    knownValues: parts.flatMap(({ schema }) => {
      const values = schema["x-known-values"] ?? schema["x-extensible-enum"];
      return Array.isArray(values) ? [values] : [];
    }),
  };
}

/** Whether the property at a pointer is marked so: by its own schema, else by what that refers to or is composed of. */
export function isMarked(nodes: SchemaNodes, pointer: string, mark: "readOnly" | "writeOnly"): boolean {
  const own = nodes.at(pointer) as SchemaNode["schema"] | boolean | undefined;
  if (typeof own !== "object" || own === null) return false;
  if (own[mark] !== undefined) return own[mark] === true;
  return Boolean(own.$ref ?? own.allOf) && nodes.all(pointer).some(({ schema }) => schema[mark] === true);
}

/** The names that a schema gives by itself; undefined when nobody looks for any in it. */
type NamesOf = (schema: SchemaNode["schema"]) => string[] | undefined;

const demanded: NamesOf = ({ required }) => (Array.isArray(required) ? required : []);
const declared: NamesOf = ({ properties, type }) => (type === "null" ? undefined : Object.keys(properties ?? {}));

/**
 * The names that the schema at a pointer gives: its own, those of its parts, and those that all variants of a choice give.
 *
 * @param known What was found so far, by pointer; of what contains itself, nothing more than that.
 */
function namesAt(nodes: SchemaNodes, pointer: string, namesOf: NamesOf, known: Map<string, Set<string>>): Set<string> {
  const found = known.get(pointer);
  if (found) return found;
  const schema = nodes.at(pointer) as SchemaNode["schema"] | undefined;
  const isObject = typeof schema === "object" && schema !== null;
  const names = new Set<string>(isObject ? namesOf(schema) : []);
  known.set(pointer, names);
  if (!isObject) return names;
  const add = (more: Iterable<string>) => {
    for (const name of more) names.add(name);
  };
  const below = (at: string) => namesAt(nodes, at, namesOf, known);
  const target = localPointer(schema.$ref);
  if (target !== undefined) add(below(target));
  if (Array.isArray(schema.allOf)) for (const i of schema.allOf.keys()) add(below(`${pointer}/allOf/${i}`));
  for (const keyword of ["anyOf", "oneOf"]) {
    if (!Array.isArray(schema[keyword])) continue;
    const variants = [...schema[keyword].entries()].filter(([, variant]) => namesOf(variant ?? {}) !== undefined);
    const [first, ...rest] = variants.map(([i]) => below(`${pointer}/${keyword}/${i}`));
    add([...(first ?? [])].filter((name) => rest.every((one) => one.has(name))));
  }
  return names;
}

/** The values that a property may have, where every variant of a choice says which (`const`, `enum`); undefined where it is open. */
export const closedValues = (nodes: SchemaNodes, pointer: string, name: string): unknown[] | undefined =>
  closedAt(nodes, pointer, name, new Map());

/** @param name The property; undefined for the value at the pointer itself. */
function closedAt(
  nodes: SchemaNodes,
  pointer: string,
  name: string | undefined,
  known: Map<string, unknown[] | undefined>,
): unknown[] | undefined {
  const key = JSON.stringify([pointer, name]);
  if (known.has(key)) return known.get(key);
  // Of what contains itself, nothing more than what stands outside.
  known.set(key, undefined);
  const schema = nodes.at(pointer) as SchemaNode["schema"] | undefined;
  if (typeof schema !== "object" || schema === null) return undefined;
  const below = (at: string) => closedAt(nodes, at, name, known);
  const found: (unknown[] | undefined)[] = [];
  if (name === undefined) found.push("const" in schema ? [schema.const] : schema.enum);
  else if (Object.hasOwn(schema.properties ?? {}, name))
    found.push(closedAt(nodes, `${pointer}/properties/${escapeToken(name)}`, undefined, known));
  const target = localPointer(schema.$ref);
  if (target !== undefined) found.push(below(target));
  if (Array.isArray(schema.allOf)) for (const i of schema.allOf.keys()) found.push(below(`${pointer}/allOf/${i}`));
  for (const keyword of ["anyOf", "oneOf"]) {
    if (!Array.isArray(schema[keyword])) continue;
    const variants = [...schema[keyword].keys()].map((i: number) => below(`${pointer}/${keyword}/${i}`));
    if (variants.every(Array.isArray)) found.push([...new Set(variants.flat())]);
  }
  const lists = found.filter(Array.isArray);
  const values = lists.length ? lists.reduce((some, others) => some.filter((one) => others.includes(one))) : undefined;
  known.set(key, values);
  return values;
}
