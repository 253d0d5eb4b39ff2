import { toBytes } from "../auth/index.ts";
import { essenceOf, isJson } from "../core/media-type.ts";
import type { BodyWriter } from "./descriptor.ts";

/**
 * Writes a body in the media type that the contract declares. JSON is the rule; what is text, bytes or a form already
 * goes as it is; objects of other types are written by the writer that the contract's types ask for.
 *
 * @returns the bytes and their media type: of a multipart form only the runtime knows the boundary.
 * @throws RangeError when the value cannot be written in that media type.
 */
export async function writeBody(
  value: unknown,
  mediaType: string,
  writers: Readonly<Record<string, BodyWriter | undefined>> = {},
): Promise<[bytes: Uint8Array, mediaType: string]> {
  const body = serialize(value, mediaType, writers);
  if (typeof body === "string") return [toBytes(body), mediaType];
  // A Response knows how to read every kind of body.
  const read = new Response(body);
  const type = body instanceof FormData ? (read.headers.get("content-type") as string) : mediaType;
  return [new Uint8Array(await read.arrayBuffer()), type];
}

function serialize(
  value: unknown,
  mediaType: string,
  writers: Readonly<Record<string, BodyWriter | undefined>>,
): BodyInit {
  if (isReady(value)) return value;
  // They would be sent as {}: a call that was forgotten to be awaited, say.
  if (value instanceof Map || value instanceof Set || value instanceof Promise || typeof value === "function")
    throw new RangeError("expected a body that JSON can hold, not a map, set, promise or function");
  if (isJson(mediaType)) return JSON.stringify(value);
  if (typeof value === "string") return value;
  const writer = writers[essenceOf(mediaType)];
  if (writer && typeof value === "object" && value) return writer(value);
  throw new RangeError(`expected text or bytes for a body of ${mediaType}${writer ? ", or an object" : ""}`);
}

// By class: at old compatibility dates workerd gives its own no name of theirs.
const isReady = (value: unknown): value is Exclude<BodyInit, string> =>
  ArrayBuffer.isView(value) ||
  [FormData, URLSearchParams, Blob, ArrayBuffer, ReadableStream].some((kind) => value instanceof kind);
