import { writeBodyMember } from "../body-member.ts";
import { toText, type Value } from "../bytes.ts";
import { readMember, readMembers, removeMember } from "../json-text.ts";
import { printPair } from "../pairs.ts";
import type { TemplateFunction } from "./function.ts";

function fromJson<T>(body: Value | undefined, read: (text: string) => T): T {
  try {
    return read(toText(body ?? ""));
  } catch {
    throw new Error("expected a JSON body");
  }
}

/** The member at a pointer, as it is spelt; text without its quotes; nothing when it is absent. */
export const json: TemplateFunction = ([body, pointer]) =>
  fromJson(body, (text) => readMember(text, toText(pointer as Value)) ?? "");

const listed =
  (nested: boolean): TemplateFunction =>
  ([body, pointer = ""]) =>
    fromJson(body, (text) =>
      readMembers(text, toText(pointer))
        .filter(({ source }) => nested || !/^[{[]/.test(source))
        .map(({ name, value }) => printPair(name, value))
        .join("&"),
    );

/** The members of a JSON object or array as a list. Text comes without its quotes, everything else as it is spelt. */
export const members: TemplateFunction = /* @__PURE__ */ listed(true);

/** The same without objects and arrays. */
export const scalars: TemplateFunction = /* @__PURE__ */ listed(false);

/** The JSON text without the members at these pointers, everything else as it is spelt. */
export const omit: TemplateFunction = ([body, ...pointers]) =>
  fromJson(body, (text) => pointers.reduce<string>((text, pointer) => removeMember(text, toText(pointer)), text));

// Written here: an object would put keys that are numbers first, whatever the order they are set in.
function printSorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printSorted).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${printSorted(value)}`).join()}}`;
}

/** Keys sorted at every depth, no white space; numbers as JavaScript writes them. */
export const sortedJson: TemplateFunction = ([body]) => fromJson(body, (text) => printSorted(JSON.parse(text)));

/** Puts a value into a body: no template can call it, `sign` does for a scheme that stands in the body. */
export const setMember: TemplateFunction = ([pointer, value], { request }) =>
  writeBodyMember(request, toText(pointer as Value), toText(value as Value));
