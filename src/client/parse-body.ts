import { toText } from "../auth/index.ts";
import { isJson, isText } from "../core/media-type.ts";
import { parseExactly } from "./exact-json.ts";
import type { ParseAs } from "./result.ts";
import type { Bytes } from "./send.ts";

/**
 * The body of a response in the form that is asked for. `json` goes by the media type: JSON where the response is JSON or
 * does not say, a string where it is text, and else the very bytes. A refusal is always read so. Never an exception.
 */
export function parseBody(bytes: Bytes, { ok, headers }: Response, parseAs: ParseAs = "json"): unknown {
  const type = headers.get("content-type");
  if (ok && parseAs === "blob") return new Blob([bytes], { type: type ?? "" });
  if (ok && parseAs === "arrayBuffer") return bytes.slice().buffer;
  if (ok && parseAs === "text") return textOf(bytes);
  if (!bytes.length) return undefined;
  if (type && !isJson(type)) return isText(type) ? textOf(bytes) : bytes;
  const text = textOf(bytes);
  try {
    return typeof text === "string" ? parseExactly(text) : text;
  } catch {
    return text;
  }
}

/** The string that the bytes are, or the bytes where they are more than a string can hold. */
function textOf(bytes: Bytes): string | Bytes {
  try {
    return toText(bytes);
  } catch {
    return bytes;
  }
}
