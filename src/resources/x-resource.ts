import type { Contract, Operation } from "../contract/index.ts";
import { isJsonObject } from "../core/json-object.ts";
import { checkGrammar } from "../schema/index.ts";

/** What an operation does to what is remembered. */
export type RoleName = "create" | "upsert" | "read" | "list" | "update" | "delete" | "action";

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
  /** Of a read: the example that is given when there is nothing of the kind. */
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

/**
 * Reads the `x-resource` of an operation.
 *
 * @returns undefined when there is none; false when the description says that nothing is to be remembered.
 * @throws UsageError when it is not as documented.
 */
export function readHint({ api }: Contract, { id }: Operation, value: unknown): Hint | false | undefined {
  if (value === undefined || value === false) return value;
  checkGrammar("x-resource", value, `${api}: x-resource of ${id}`);
  const { key, ...rest } = value as Omit<Hint, "key"> & { key?: string | string[] | Record<string, string> };
  if (key === undefined) return rest;
  return {
    ...rest,
    key: isJsonObject(key) ? key : Object.fromEntries([key].flat().map((name) => [name, name])),
  } as Hint;
}
