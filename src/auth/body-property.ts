import { pointerTokens } from "../core/json-pointer.ts";
import { isUrlEncoded } from "../core/media-type.ts";
import { toBytes, toText } from "./bytes.ts";
import { CredentialError } from "./credential-error.ts";
import type { WireRequest } from "./evaluate.ts";
import { readProperty, removeProperty, writeProperty } from "./json-text.ts";
import { printPair, readPairs } from "./pairs.ts";

const isForm = ({ headers }: WireRequest): boolean => isUrlEncoded(headers.get("content-type"));

// A form has no depth: the pointer /name is the field `name`.
const fieldOf = (pointer: string): string => pointerTokens(pointer).join("/");

/** The property of a JSON body at a pointer, or the field of a form; undefined when it is absent. */
export function readBodyProperty(request: WireRequest, pointer: string): string | undefined {
  const text = toText(request.body);
  if (isForm(request)) return readPairs(text).findLast(({ name }) => name === fieldOf(pointer))?.value;
  try {
    return readProperty(text, pointer);
  } catch {
    return undefined;
  }
}

/**
 * The body without that property or field, every other byte as it was.
 *
 * @param prune Whether the objects around it go too, when nothing else is in them: who signs may have added them.
 */
export function removeBodyProperty(request: WireRequest, pointer: string, prune = false): Uint8Array {
  const text = toText(request.body);
  if (!isForm(request)) {
    const around = pointer.slice(0, pointer.lastIndexOf("/"));
    const without = removeProperty(text, pointer);
    const body = { ...request, body: toBytes(without) };
    const isEmpty = prune && around !== "" && /^\{\s*\}$/.test(readProperty(without, around) ?? "");
    return isEmpty ? removeBodyProperty(body, around, prune) : body.body;
  }
  const pairs = readPairs(text);
  const index = pairs.findLastIndex(({ name }) => name === fieldOf(pointer));
  return toBytes(
    pairs
      .filter((_, i) => i !== index)
      .map(({ source }) => source)
      .join("&"),
  );
}

/**
 * The body with that property or field set, every other byte as it was.
 *
 * @throws CredentialError when the body is neither a JSON object nor a form.
 */
export function writeBodyProperty(request: WireRequest, pointer: string, value: string): Uint8Array {
  const text = toText(request.body);
  if (isForm(request)) {
    const pairs = readPairs(text);
    const index = pairs.findLastIndex(({ name }) => name === fieldOf(pointer));
    const sources = pairs.map(({ source }) => source);
    sources.splice(index < 0 ? sources.length : index, 1, printPair(fieldOf(pointer), value));
    return toBytes(sources.join("&"));
  }
  return toBytes(writeJson(text, pointer, value));
}

/** @throws CredentialError when the string is not a JSON object. */
export function writeJson(text: string, pointer: string, value: string): string {
  try {
    return writeProperty(text, pointer, value);
  } catch {
    throw new CredentialError(`expected a JSON object as body, or a form, to set the property ${pointer} in`);
  }
}
