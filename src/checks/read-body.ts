import { essence, isJson } from "./match-response.ts";

/** The value of a body as its media type reads it; `opaque` for what no schema can be held against. */
export type ReadBody = { value: unknown } | { opaque: true } | { broken: string };

/** Reads the bytes of a body. Of properties given twice the last one counts; integers past 2^53 are rounded, as JSON.parse does. */
export function readBody(body: Uint8Array, mediaType: string): ReadBody {
  const json = isJson(mediaType);
  const type = essence(mediaType);
  if (!json && !type.startsWith("text/") && type !== "application/x-www-form-urlencoded") return { opaque: true };
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    return json ? { broken: "expected JSON in UTF-8, got bytes that are not UTF-8" } : { opaque: true };
  }
  if (type === "application/x-www-form-urlencoded") return { value: Object.fromEntries(new URLSearchParams(text)) };
  if (!json) return { value: text };
  if (text.trim() === "") return { broken: "expected JSON, got an empty body" };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { broken: "expected JSON, got a body that does not parse" };
  }
}
