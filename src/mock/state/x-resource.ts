import type { Contract, Operation } from "../../contract/index.ts";
import { UsageError } from "../../core/errors.ts";
import { isJsonObject } from "../json.ts";

export const roleNames = ["create", "upsert", "read", "list", "update", "delete", "action"] as const;

/** What an operation does to what is remembered. */
export type RoleName = (typeof roleNames)[number];

/**
 * What a description says with `x-resource` about one operation, where paths and links do not say it. Only `name` is
 * needed.
 */
export interface Hint {
  /** The kind of resource, such as `customer`. */
  name: string;
  role?: RoleName;
  /** Where the object, or the list of them, is in the response: a JSON pointer. */
  at?: string;
  /** By parameter, or property of the request's body: the property of the object that it names. */
  key?: Record<string, string>;
  /** Properties that the create makes again besides its ids. */
  fresh?: string[];
  /** Properties of which no two objects have the same value. */
  unique?: string[];
  /** Properties of the response that the object has under another name. */
  as?: Record<string, string>;
  /** Properties that the operation sets: values, or runtime expressions. */
  set?: Record<string, unknown>;
  /** Properties that the operation takes away. */
  unset?: string[];
  /** `merge`: what is left out stays. `replace`: it goes. */
  update?: "merge" | "replace";
  /** Of a list: the property that it is sorted by, with a minus for the greatest first. */
  order?: string;
  /** Of a list: by parameter, what it filters. */
  filter?: Record<string, Filter>;
  /** Of a read: the example that is answered when there is nothing of the kind. */
  missing?: string;
  /** What must be there already: the request is refused without it. */
  needs?: Need;
}

/** An object that a request refers to. */
export interface Need {
  /** Its kind, or several that it may be of; that of the operation when absent. */
  name?: string | string[];
  /** By property of the object: a runtime expression on the request. */
  where: Record<string, string>;
  /** By pointer into the request's body: values with which the object must be there. Always when absent. */
  when?: Record<string, unknown>;
}

/** Equal to a property; a part of one of several; from an instant or number on; up to it. */
export type Filter = string | string[] | { from: string } | { to: string };

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isFilter = (value: unknown): boolean =>
  isText(value) || isTexts(value) || (isJsonObject(value) && (isText(value.from) || isText(value.to)));

/** What each property of a hint may be, and the words for it. */
const members: Record<keyof Hint, [check: (value: unknown) => boolean, expected: string]> = {
  name: [isText, "a text"],
  role: [(value) => roleNames.includes(value as RoleName), `one of ${roleNames.join(", ")}`],
  at: [(value) => value === "" || (isText(value) && value.startsWith("/")), "a JSON pointer"],
  key: [(value) => isText(value) || isTexts(value) || isTextMap(value), "a member, a list of them, or a map"],
  fresh: [isTexts, "a list of members"],
  unique: [isTexts, "a list of members"],
  as: [isTextMap, "a map of members"],
  set: [isJsonObject, "a map of members"],
  unset: [isTexts, "a list of members"],
  update: [(value) => value === "merge" || value === "replace", "merge or replace"],
  order: [isText, "a member, with a minus for the greatest first"],
  filter: [(value) => isJsonObject(value) && Object.values(value).every(isFilter), "a map of filters"],
  missing: [isText, "the name of an example"],
  needs: [isNeed, "{ name?, where: a map of members, when?: a map of values }"],
};

function isTextMap(value: unknown): boolean {
  return isJsonObject(value) && Object.values(value).every(isText);
}

function isNeed(value: unknown): boolean {
  if (!isJsonObject(value)) return false;
  const { name, where, when, ...others } = value;
  const isWhere = isTextMap(where) && Object.keys(where as object).length > 0;
  return (
    isWhere &&
    (name === undefined || isText(name) || isTexts(name)) &&
    (when === undefined || isJsonObject(when)) &&
    Object.keys(others).length === 0
  );
}

/**
 * Reads the `x-resource` of an operation.
 *
 * @returns undefined when there is none; false when the description says that nothing is to be remembered.
 * @throws UsageError when it is not as documented.
 */
export function readHint({ api }: Contract, { id }: Operation, value: unknown): Hint | false | undefined {
  if (value === undefined || value === false) return value;
  const bad = (what: string): never => {
    throw new UsageError(`${api}: x-resource of ${id}: ${what}.`);
  };
  if (!isJsonObject(value)) return bad("expected an object, or false");
  if (!isText(value.name)) bad("expected the member name, the kind of resource");
  for (const [name, member] of Object.entries(value)) {
    if (!Object.hasOwn(members, name))
      bad(`${JSON.stringify(name)} is not known; there are ${Object.keys(members).join(", ")}`);
    const [check, expected] = members[name as keyof Hint];
    if (!check(member)) bad(`expected ${expected} as ${name}`);
  }
  const { key, ...rest } = value as Omit<Hint, "key"> & { key?: string | string[] | Record<string, string> };
  if (key === undefined) return rest;
  return {
    ...rest,
    key: isJsonObject(key) ? key : Object.fromEntries([key].flat().map((name) => [name, name])),
  } as Hint;
}
