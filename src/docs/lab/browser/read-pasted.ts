import { methods } from "../../../core/http-methods.ts";
import { plural } from "../../../core/plural.ts";
import { type PastedRequest, readCurl } from "./read-curl.ts";
import { readHar } from "./read-har.ts";

export type { PastedRequest } from "./read-curl.ts";

/**
 * Reads a request in any of the forms that tools give: a command of curl, an entry of a HAR file or the whole file, a raw
 * HTTP request, or headers alone with or without a body.
 *
 * @returns undefined when it is none of them.
 */
export function readPasted(text: string): PastedRequest | undefined {
  const trimmed = text.trimStart();
  if (/^(\$ )?curl(\.exe)?\s/.test(trimmed)) return readCurl(trimmed.replace(/^\$ /, ""));
  if (trimmed.startsWith("{")) return readHar(trimmed);
  return readHttp(trimmed);
}

const requestLine = new RegExp(`^(${methods.join("|")})[ \\t]+(\\S+)([ \\t]+HTTP/[\\d.]+)?[ \\t]*$`, "i");

/** A request line, headers, and after an empty line the body; each but one header may be missing. */
function readHttp(text: string): PastedRequest | undefined {
  const [, head = "", body] = /^([\s\S]*?)(?:\r?\n\r?\n([\s\S]*))?$/.exec(text) ?? [];
  const lines = head.split(/\r?\n/).filter((line) => line.trim() !== "");
  const [, method, url] = requestLine.exec(lines[0]?.trim() ?? "") ?? [];
  const request: PastedRequest = { headers: [], notes: [], ...(method && { method: method.toUpperCase(), url }) };
  for (const line of method ? lines.slice(1) : lines) {
    const [, name, value = ""] = /^[>\s]*(:?[\w!#$%&'*+.^`|~-]+):[ \t]*(.*?)\s*$/.exec(line) ?? [];
    if (name === undefined) return undefined;
    if (!readPseudo(request, name, value)) request.headers.push([name, value]);
  }
  if (request.headers.length === 0 && request.method === undefined) return undefined;
  const host = headerOf(request, "host");
  if (host && request.url?.startsWith("/")) request.url = `https://${host}${request.url}`;
  return body === undefined ? request : withLength({ ...request, body });
}

/** Headers of HTTP/2 as browsers show them: `:method`, `:path`, `:authority`, `:scheme`. */
function readPseudo(request: PastedRequest, name: string, value: string): boolean {
  if (!name.startsWith(":")) return false;
  if (name === ":method") request.method = value.toUpperCase();
  if (name === ":path") request.url = value;
  if (name === ":authority") request.headers.push(["host", value]);
  return true;
}

const headerOf = ({ headers }: PastedRequest, wanted: string): string | undefined =>
  headers.find(([name]) => name.toLowerCase() === wanted)?.[1];

/** Whether a line break at the end of what was pasted is part of the body: its length tells. */
function withLength(request: PastedRequest): PastedRequest {
  const length = Number(headerOf(request, "content-length") ?? Number.NaN);
  const { body = "" } = request;
  const size = (text: string) => new TextEncoder().encode(text).length;
  if (Number.isNaN(length) || size(body) === length) return request;
  const shorter = body.replace(/\r?\n$/, "");
  if (size(shorter) === length) return { ...request, body: shorter };
  const note = `Content-Length is ${length}, and the body that was pasted has ${plural(size(body), "byte")}: it is not the one that was sent.`;
  return { ...request, notes: [...request.notes, note] };
}
