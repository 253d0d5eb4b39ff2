import type { BodyWriter } from "./descriptor.ts";

/**
 * Writes a body in the media type that the contract declares. JSON is the rule; what is text, bytes or a form already
 * goes as it is; objects of other types are written by the writer that the contract's types ask for.
 *
 * @throws TypeError when the value cannot be written in that media type.
 */
export function serializeBody(
  value: unknown,
  mediaType = "application/json",
  writers: Readonly<Record<string, BodyWriter | undefined>> = {},
): BodyInit {
  if (isReady(value)) return value;
  if (/[/+]json\b/i.test(mediaType)) return JSON.stringify(value);
  if (typeof value === "string") return value;
  const writer = writers[mediaType.replace(/;.*/, "").toLowerCase()];
  if (writer && typeof value === "object" && value) return writer(value);
  throw new TypeError(`expected text or bytes for a body of ${mediaType}${writer ? ", or an object" : ""}`);
}

// By class: at old compatibility dates workerd gives its own no name of theirs.
const isReady = (value: unknown): value is Exclude<BodyInit, string> =>
  ArrayBuffer.isView(value) ||
  [FormData, URLSearchParams, Blob, ArrayBuffer, ReadableStream].some((kind) => value instanceof kind);
