import type { OpenApiDocument } from "../contract/index.ts";
import { escapeToken, localPointer, valueAt } from "../core/json-pointer.ts";
import { readPattern } from "./pattern.ts";

/** A schema object and where it stands in the bundled document. */
export interface SchemaNode {
  /** RFC 6901 pointer, not percent-encoded. */
  pointer: string;
  // Of a document from outside: what is read is checked where it is read.
  schema: Record<string, any>;
}

/** Finds schemas by pointer in one document, references followed. */
export interface SchemaNodes {
  /** Goes from a pointer down through keys, following every `$ref` on the way. Undefined when there is nothing. */
  locate(base: string, ...keys: (string | number)[]): string | undefined;
  /** What stands at a pointer. */
  at(pointer: string): unknown;
  /** Every schema object that has a say about a value: the one at the pointer, its references, `allOf`, `anyOf`, `oneOf`, `then`, `else`. */
  all(pointer: string): SchemaNode[];
  /** The same with only the first branch of each choice. */
  first(pointer: string): SchemaNode[];
  /** The same with one branch of each choice, counted from 0, the count beginning again after the last. */
  variant(pointer: string, n: number): SchemaNode[];
  /** Pointers of what is declared for a property, of any of these nodes. */
  member(nodes: readonly SchemaNode[], name: string): string[];
  /** Pointers of what is declared for an item of an array. */
  item(nodes: readonly SchemaNode[], index: number): string[];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Which branches of a choice are looked at, by their places. */
type Choices = (branches: readonly unknown[]) => number[];
const every: Choices = (branches) => [...branches.keys()];
const only =
  (n: number): Choices =>
  ({ length }) =>
    length ? [n % length] : [];

const read = new WeakMap<OpenApiDocument, SchemaNodes>();

/** Reads the schemas of a document, which must not be changed afterwards. What was expanded once is remembered. */
export function schemaNodes(document: OpenApiDocument): SchemaNodes {
  const nodes = read.get(document) ?? readNodes(document);
  read.set(document, nodes);
  return nodes;
}

function readNodes(document: OpenApiDocument): SchemaNodes {
  const at = (pointer: string): unknown => valueAt(document, pointer);

  const follow = (pointer: string): string | undefined => {
    const seen = new Set<string>();
    let current = pointer;
    for (;;) {
      const node = at(current);
      if (node === undefined || seen.has(current)) return undefined;
      const target = isObject(node) ? localPointer(node.$ref) : undefined;
      if (target === undefined) return current;
      seen.add(current);
      current = target;
    }
  };

  const locate = (base: string, ...keys: (string | number)[]): string | undefined => {
    let pointer = follow(base);
    for (const key of keys) {
      if (pointer === undefined) return undefined;
      pointer = follow(`${pointer}/${escapeToken(String(key))}`);
    }
    return pointer;
  };

  const expand = (pointer: string, choices: Choices, seen: Set<string>): SchemaNode[] => {
    const schema = at(pointer);
    if (!isObject(schema) || seen.has(pointer)) return [];
    seen.add(pointer);
    const nodes: SchemaNode[] = [{ pointer, schema }];
    const add = (below: string) => nodes.push(...expand(below, choices, seen));
    const target = localPointer(schema.$ref);
    if (target !== undefined) add(target);
    if (Array.isArray(schema.allOf)) for (const i of schema.allOf.keys()) add(`${pointer}/allOf/${i}`);
    for (const keyword of ["anyOf", "oneOf"])
      if (Array.isArray(schema[keyword])) for (const i of choices(schema[keyword])) add(`${pointer}/${keyword}/${i}`);
    if (choices === every) for (const keyword of ["then", "else"]) add(`${pointer}/${keyword}`);
    return nodes;
  };

  const cached = (choices: Choices) => {
    const known = new Map<string, SchemaNode[]>();
    return (pointer: string): SchemaNode[] => {
      let nodes = known.get(pointer);
      if (!nodes) {
        nodes = expand(pointer, choices, new Set());
        known.set(pointer, nodes);
      }
      return nodes;
    };
  };

  const first = cached(only(0));

  const member = (nodes: readonly SchemaNode[], name: string): string[] => {
    const found: string[] = [];
    for (const { pointer, schema } of nodes) {
      let named = false;
      if (isObject(schema.properties) && Object.hasOwn(schema.properties, name)) {
        found.push(`${pointer}/properties/${escapeToken(name)}`);
        named = true;
      }
      for (const pattern of Object.keys(isObject(schema.patternProperties) ? schema.patternProperties : {})) {
        if (!matches(pattern, name)) continue;
        found.push(`${pointer}/patternProperties/${escapeToken(pattern)}`);
        named = true;
      }
      for (const keyword of ["additionalProperties", "unevaluatedProperties"])
        if (!named && (isObject(schema[keyword]) || schema[keyword] === true)) found.push(`${pointer}/${keyword}`);
    }
    return found;
  };

  const item = (nodes: readonly SchemaNode[], index: number): string[] =>
    nodes.flatMap(({ pointer, schema }) => {
      if (Array.isArray(schema.prefixItems) && index < schema.prefixItems.length)
        return [`${pointer}/prefixItems/${index}`];
      return schema.items === undefined ? [] : [`${pointer}/items`];
    });

  return {
    at,
    locate,
    all: cached(every),
    first,
    variant: (pointer, n) => (n === 0 ? first(pointer) : expand(pointer, only(n), new Set())),
    member,
    item,
  };
}

const matches = (pattern: string, name: string): boolean => readPattern(pattern)?.test(name) ?? false;
