import { isJson, isText, isUrlEncoded, isXml } from "../core/media-type.ts";
import { type Typing, typedValue, typesOf } from "../schema/index.ts";

/** The value of a body as its media type reads it; `opaque` for what no schema can be held against. */
export type ReadBody = { value: unknown } | { opaque: true; text?: string } | { broken: string };

/** Reads the bytes of a body. Of properties given twice the last one counts; integers past 2^53 are rounded, as JSON.parse does. */
export function readBody(body: Uint8Array, mediaType: string): ReadBody {
  const json = isJson(mediaType);
  if (!json && !isText(mediaType) && !isUrlEncoded(mediaType)) return { opaque: true };
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    return json ? { broken: "expected JSON in UTF-8, got bytes that are not UTF-8" } : { opaque: true };
  }
  if (isUrlEncoded(mediaType)) return { value: Object.fromEntries(new URLSearchParams(text)) };
  if (isXml(mediaType)) return { opaque: true, text };
  if (!json) return { value: text };
  if (text.trim() === "") return { broken: "expected JSON, got an empty body" };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { broken: "expected JSON, got a body that does not parse" };
  }
}

/**
 * What a body that is not JSON stands for under its schema: `5` is 5 where a number is wanted, in a text and in the fields
 * of a form.
 *
 * @returns undefined when no schema of this kind can be held against it: an object's under a plain text.
 */
export function typedBody(typing: Typing, schema: string, value: unknown): { value: unknown } | undefined {
  const types = typesOf(typing.nodes.all(schema));
  const isOpaque = !types.includes("string") && (types.includes("object") || types.includes("array"));
  return typeof value === "string" && isOpaque ? undefined : { value: typedValue(typing, [schema], value) };
}
