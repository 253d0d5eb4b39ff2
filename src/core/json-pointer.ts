import { isJsonObject, type JsonObject, setProperty } from "./json-object.ts";

/** One token of an RFC 6901 pointer, escaped. */
export const escapeToken = (token: string): string =>
  token.includes("~") || token.includes("/") ? token.replace(/~/g, "~0").replace(/\//g, "~1") : token;

/** The tokens of an RFC 6901 pointer, unescaped: `/a~1b/0` is `["a/b", "0"]`. */
export const pointerTokens = (pointer: string): string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((token) => (token.includes("~") ? token.replace(/~1/g, "/").replace(/~0/g, "~") : token));

/**
 * The pointer that a reference within a document stands for: `#/a%20b` is `/a b`.
 *
 * @returns undefined when the reference leads into another document, or to an anchor.
 */
export function localPointer(ref: unknown): string | undefined {
  if (typeof ref !== "string" || (ref !== "#" && !ref.startsWith("#/"))) return undefined;
  if (!ref.includes("%")) return ref.slice(1);
  try {
    return decodeURIComponent(ref.slice(1));
  } catch {
    // As it is written: the description has a percent sign that encodes nothing.
    return ref.slice(1);
  }
}

/** A pointer with a star in place of every place in an array: what is said of one item is said of all. */
export const anyItem = (pointer: string): string => pointer.replace(/\/\d+(?=\/|$)/g, "/*");

/** What a pointer leads to in a value; undefined when there is nothing. */
export const valueAt = (value: unknown, pointer: string): unknown => followTokens(value, pointerTokens(pointer));

/** What the tokens of a pointer lead to in a value; undefined when there is nothing. */
export function followTokens(value: unknown, tokens: readonly string[]): unknown {
  let found = value;
  for (const token of tokens) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, token)) return undefined;
    if (Array.isArray(found) && token === "length") return undefined;
    found = (found as Record<string, unknown>)[token];
  }
  return found;
}

/**
 * A copy of a value with another one where these keys lead, or nothing there where that is undefined. What is not on the
 * way is shared with the original.
 */
export function withValueAt(value: unknown, tokens: readonly string[], replacement: unknown): unknown {
  const [token, ...rest] = tokens;
  if (token === undefined) return replacement;
  const copy = (Array.isArray(value) ? [...value] : isJsonObject(value) ? { ...value } : {}) as JsonObject;
  if (rest.length === 0 && replacement === undefined) delete copy[token];
  else setProperty(copy, token, withValueAt(copy[token], rest, replacement));
  return copy;
}
