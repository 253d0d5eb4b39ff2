import { isJson } from "../core/media-type.ts";
import { parseExactly } from "./exact-json.ts";

/** JSON where the response is JSON or does not say; the text itself where it is not. Never an exception. */
export function parseBody(text: string | undefined, { headers }: Response): unknown {
  if (!text) return undefined;
  const type = headers.get("content-type");
  try {
    return type && !isJson(type) ? text : parseExactly(text);
  } catch {
    return text;
  }
}
