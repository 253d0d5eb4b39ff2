import { toText, type Value } from "../bytes.ts";
import { readProperties, readProperty, removeProperty } from "../json-text.ts";
import { printPair } from "../pairs.ts";

function fromJson<T>(body: Value, read: (text: string) => T): T {
  try {
    return read(toText(body));
  } catch {
    throw new Error("expected a JSON body");
  }
}

/** The property at a pointer, as written; a string without its quotes; empty when it is absent. */
export const json = (body: Value, pointer: Value): string =>
  fromJson(body, (text) => readProperty(text, toText(pointer)) ?? "");

const propertyPairs = (body: Value, pointer: Value, nested: boolean): string =>
  fromJson(body, (text) =>
    readProperties(text, toText(pointer))
      .filter(({ source }) => nested || !/^[{[]/.test(source))
      .map(({ name, value }) => printPair(name, value))
      .join("&"),
  );

/** The properties of a JSON object or array as pairs. Strings come without their quotes, everything else as written. */
export const members = (body: Value, pointer: Value = ""): string => propertyPairs(body, pointer, true);

/** The same without objects and arrays. */
export const scalars = (body: Value, pointer: Value = ""): string => propertyPairs(body, pointer, false);

/** The JSON without the properties at these pointers, everything else as written. */
export const omit = (body: Value, ...pointers: Value[]): string =>
  fromJson(body, (text) => pointers.reduce<string>((text, pointer) => removeProperty(text, toText(pointer)), text));

// Not by JSON.stringify: an object puts keys that are numbers first, whatever the order in which they are set.
function printSorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printSorted).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${printSorted(value)}`).join()}}`;
}

/** Keys sorted at every depth, no white space; numbers as JavaScript writes them. */
export const sortedJson = (body: Value): string => fromJson(body, (text) => printSorted(JSON.parse(text)));
