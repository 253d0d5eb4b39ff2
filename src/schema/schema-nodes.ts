import type { OpenApiDocument } from "../contract/index.ts";
import { escapeToken, localPointer, valueAt } from "../core/json-pointer.ts";
import { readPattern } from "./pattern.ts";
import { readView, type SchemaView } from "./schema-view.ts";

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
  /** The same without the branches of choices: what holds for every value. */
  fixed(pointer: string): SchemaNode[];
  /** The same with one branch of each choice, counted from 0, the count beginning again after the last. */
  variant(pointer: string, n: number): SchemaNode[];
  /** Pointers of what is declared for a property, of any of these nodes. */
  member(nodes: readonly SchemaNode[], name: string): string[];
  /** Pointers of what is declared for an item of an array. */
  item(nodes: readonly SchemaNode[], index: number): string[];
  /** What all schemas at these pointers, which describe one value, say of it together. */
  view(pointers: readonly string[]): SchemaView;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Which branches of a choice are looked at, by their places. */
type Choices = (branches: readonly unknown[]) => number[];
const every: Choices = (branches) => [...branches.keys()];
const none: Choices = () => [];
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
  const first = remembered((pointer) => expand(document, pointer, only(0), new Set()));
  const views = new Map<string, SchemaView>();
  const nodes: SchemaNodes = {
    at: (pointer) => valueAt(document, pointer),
    locate: (base, ...keys) =>
      keys.reduce<string | undefined>(
        (at, key) => (at === undefined ? undefined : follow(document, `${at}/${escapeToken(String(key))}`)),
        follow(document, base),
      ),
    all: remembered((pointer) => expand(document, pointer, every, new Set())),
    first,
    fixed: remembered((pointer) => expand(document, pointer, none, new Set())),
    variant: (pointer, n) => (n === 0 ? first(pointer) : expand(document, pointer, only(n), new Set())),
    member,
    item,
    view(pointers) {
      const key = pointers.length === 1 ? (pointers[0] as string) : pointers.join("\n");
      const view = views.get(key) ?? readView(nodes, pointers);
      views.set(key, view);
      return view;
    },
  };
  return nodes;
}

function remembered<Value>(make: (pointer: string) => Value): (pointer: string) => Value {
  const known = new Map<string, Value>();
  return (pointer) => {
    const value = known.get(pointer) ?? make(pointer);
    known.set(pointer, value);
    return value;
  };
}

/** The pointer that one ends at when what stands there refers elsewhere; undefined when it leads nowhere. */
function follow(document: OpenApiDocument, pointer: string): string | undefined {
  const seen = new Set<string>();
  let current = pointer;
  for (;;) {
    const node = valueAt(document, current);
    if (node === undefined || seen.has(current)) return undefined;
    const target = isObject(node) ? localPointer(node.$ref) : undefined;
    if (target === undefined) return current;
    seen.add(current);
    current = target;
  }
}

function expand(document: OpenApiDocument, pointer: string, choices: Choices, seen: Set<string>): SchemaNode[] {
  const schema = valueAt(document, pointer);
  if (!isObject(schema) || seen.has(pointer)) return [];
  seen.add(pointer);
  const nodes: SchemaNode[] = [{ pointer, schema }];
  const add = (below: string) => nodes.push(...expand(document, below, choices, seen));
  const target = localPointer(schema.$ref);
  if (target !== undefined) add(target);
  if (Array.isArray(schema.allOf)) for (const i of schema.allOf.keys()) add(`${pointer}/allOf/${i}`);
  for (const keyword of ["anyOf", "oneOf"])
    if (Array.isArray(schema[keyword])) for (const i of choices(schema[keyword])) add(`${pointer}/${keyword}/${i}`);
  if (choices === every) for (const keyword of ["then", "else"]) add(`${pointer}/${keyword}`);
  return nodes;
}

function member(nodes: readonly SchemaNode[], name: string): string[] {
  const found: string[] = [];
  for (const { pointer, schema } of nodes) {
    let named = false;
    if (isObject(schema.properties) && Object.hasOwn(schema.properties, name)) {
      found.push(`${pointer}/properties/${escapeToken(name)}`);
      named = true;
    }
    for (const pattern of Object.keys(isObject(schema.patternProperties) ? schema.patternProperties : {})) {
      if (!readPattern(pattern)?.test(name)) continue;
      found.push(`${pointer}/patternProperties/${escapeToken(pattern)}`);
      named = true;
    }
    for (const keyword of ["additionalProperties", "unevaluatedProperties"])
      if (!named && (isObject(schema[keyword]) || schema[keyword] === true)) found.push(`${pointer}/${keyword}`);
  }
  return found;
}

const item = (nodes: readonly SchemaNode[], index: number): string[] =>
  nodes.flatMap(({ pointer, schema }) => {
    if (Array.isArray(schema.prefixItems) && index < schema.prefixItems.length)
      return [`${pointer}/prefixItems/${index}`];
    return schema.items === undefined ? [] : [`${pointer}/items`];
  });
