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

const isReady = (value: unknown): value is Exclude<BodyInit, string> =>
  /FormData|Params|Blob|File|Buffer|View|\dArray|Clamped|Stream/.test(Object.prototype.toString.call(value)) ||
  // Workers at compatibility dates before 2024-09-26 do not say what their own objects are.
  [FormData, URLSearchParams, Blob, ReadableStream].some((type) => value instanceof type);
