import { isTooDeep } from "../core/json-depth.ts";
import { stringAs } from "./from-string.ts";
import type { SchemaCheck } from "./schema-check.ts";
import type { SchemaNodes } from "./schema-nodes.ts";

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
  const { parts, jsonTypes: types } = nodes.view(pointers);
  if (typeof value === "string") return typedString(typing, pointers, types, value);
  if (Array.isArray(value)) return value.map((item, i) => typedValue(typing, nodes.item(parts, i), item));
  if (typeof value !== "object" || value === null) return value;
  // `items[0][price]=1` reads as an object.
  if (types.includes("array") && !types.includes("object") && Object.keys(value).every((key, i) => key === String(i)))
    return typedValue(typing, pointers, Object.values(value));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, typedValue(typing, nodes.member(parts, name), item)]),
  );
}

function typedString({ check }: Typing, pointers: readonly string[], types: readonly string[], text: string): unknown {
  const others = types.filter((type) => type !== "string");
  const read = stringAs(text, others);
  const isDeep = others.includes("object") || others.includes("array");
  const value = read === text && isDeep ? parseJson(text) : read;
  if (value === text || !types.includes("string")) return value;
  // A choice, of a word or a number for instance: whatever the schema lets through. Of several schemas some may be of
  // other variants.
  const fits = (one: unknown) => pointers.some((pointer) => check(pointer, one).length === 0);
  return !fits(text) && fits(value) ? value : text;
}

/** The object or array that a text is the JSON of, or else the text: also where it nests too deep. */
export function parseJson(text: string): unknown {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null && !isTooDeep(value) ? value : text;
  } catch {
    return text;
  }
}
