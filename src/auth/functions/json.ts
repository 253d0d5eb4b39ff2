import { toText, type Value } from "../bytes.ts";
import { readMember, readMembers, removeMember } from "../json-text.ts";
import { printPair } from "../pairs.ts";

function fromJson<T>(body: Value, read: (text: string) => T): T {
  try {
    return read(toText(body));
  } catch {
    throw new Error("expected a JSON body");
  }
}

/** The member at a pointer, as it is spelt; text without its quotes; nothing when it is absent. */
export const json = (body: Value, pointer: Value): string =>
  fromJson(body, (text) => readMember(text, toText(pointer)) ?? "");

const listed = (body: Value, pointer: Value, nested: boolean): string =>
  fromJson(body, (text) =>
    readMembers(text, toText(pointer))
      .filter(({ source }) => nested || !/^[{[]/.test(source))
      .map(({ name, value }) => printPair(name, value))
      .join("&"),
  );

/** The members of a JSON object or array as a list. Text comes without its quotes, everything else as it is spelt. */
export const members = (body: Value, pointer: Value = ""): string => listed(body, pointer, true);

/** The same without objects and arrays. */
export const scalars = (body: Value, pointer: Value = ""): string => listed(body, pointer, false);

/** The JSON text without the members at these pointers, everything else as it is spelt. */
export const omit = (body: Value, ...pointers: Value[]): string =>
  fromJson(body, (text) => pointers.reduce<string>((text, pointer) => removeMember(text, toText(pointer)), text));

// Written here: an object would put keys that are numbers first, whatever the order they are set in.
function printSorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printSorted).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${printSorted(value)}`).join()}}`;
}

/** Keys sorted at every depth, no white space; numbers as JavaScript writes them. */
export const sortedJson = (body: Value): string => fromJson(body, (text) => printSorted(JSON.parse(text)));
