import { UsageError } from "../../core/errors.ts";
import type { Har, HarEntry } from "./har.ts";

/**
 * Reads a recording: ours, a browser's, or that of any tool that writes HAR.
 *
 * @param name What to call it in a message.
 * @throws UsageError saying what was expected, in one sentence.
 */
export function readHar(text: string, name: string): Har {
  const har = parse(text.replace(/^\ufeff/, ""), name) as Partial<Har> | null;
  const entries = har?.log?.entries;
  if (!Array.isArray(entries))
    throw new UsageError(`${name}: expected a HAR, which has log.entries; got JSON of another form.`);
  for (const [i, entry] of entries.entries()) {
    const missing = missingIn(entry);
    if (missing) throw new UsageError(`${name}: expected a HAR; its entry ${i + 1} has no ${missing}.`);
  }
  return har as Har;
}

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const isCutOff = /^\s*\{/.test(text) && !/\}\s*$/.test(text);
    throw new UsageError(
      isCutOff
        ? `${name}: the HAR is cut off after ${text.length} characters; record it again.`
        : `${name}: expected a HAR, got something that is not JSON.`,
    );
  }
}

function missingIn(entry: Partial<HarEntry> | null): string | undefined {
  const { request, response } = entry ?? {};
  if (typeof request?.method !== "string") return "request.method";
  if (typeof request.url !== "string" || !URL.canParse(request.url)) return "request.url that is absolute";
  if (!Array.isArray(request.headers)) return "request.headers";
  if (typeof response?.status !== "number") return "response.status";
  if (!Array.isArray(response.headers)) return "response.headers";
  return undefined;
}
