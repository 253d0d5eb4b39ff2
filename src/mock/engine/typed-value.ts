import { fromString, type SchemaCheck, type SchemaNode, type SchemaNodes, typesOf } from "../../schema/index.ts";

/** What tells how strings are meant. */
export interface Typing {
  nodes: SchemaNodes;
  check: SchemaCheck;
}

/**
 * A value that was sent as strings, as its schemas have it: `"5"` is 5 where a number is wanted, `'{"a":1}'` an object
 * where one is. A string that does not fit stays as it is.
 *
 * @param pointers Of the schemas that have a say about it.
 */
export function typedValue(typing: Typing, pointers: readonly string[], value: unknown): unknown {
  const { nodes } = typing;
  const found = pointers.flatMap((pointer) => nodes.all(pointer));
  if (typeof value === "string") return typedString(typing, pointers, found, value);
  if (Array.isArray(value)) return value.map((item, i) => typedValue(typing, nodes.item(found, i), item));
  if (typeof value !== "object" || value === null) return value;
  const types = typesOf(found);
  // `items[0][price]=1` reads as an object.
  if (types.includes("array") && !types.includes("object") && Object.keys(value).every((key, i) => key === String(i)))
    return typedValue(typing, pointers, Object.values(value));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, typedValue(typing, nodes.member(found, name), item)]),
  );
}

function typedString(
  { check }: Typing,
  pointers: readonly string[],
  found: readonly SchemaNode[],
  text: string,
): unknown {
  const types = typesOf(found);
  if (types.includes("string")) {
    if (types.length === 1) return text;
    // A choice, of a word or a number for instance: whatever the schema lets through.
    const others = found.map(({ schema }) => ({ ...schema, type: [schema.type ?? []].flat().filter(isNoString) }));
    const other = fromString(
      text,
      others.map((schema) => ({ pointer: "", schema })),
    );
    const fits = (value: unknown) => pointers.every((pointer) => check(pointer, value).length === 0);
    return other !== text && !fits(text) && fits(other) ? other : text;
  }
  if (types.length === 0) {
    const given = found.flatMap(({ schema }) => [schema.const, schema.enum].flat());
    return given.find((value) => typeof value !== "string" && value !== undefined && String(value) === text) ?? text;
  }
  const value = fromString(text, found);
  if (value !== text || !(types.includes("object") || types.includes("array"))) return value;
  return parseJson(text);
}

const isNoString = (type: unknown): boolean => type !== "string";

/** The object or array that a text is the JSON of, or else the text. */
export function parseJson(text: string): unknown {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : text;
  } catch {
    return text;
  }
}
