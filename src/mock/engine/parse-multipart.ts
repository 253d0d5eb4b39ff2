/** A part of a multipart body. */
export interface Part {
  name: string;
  isFile: boolean;
  bytes: Uint8Array;
}

const lineEnd = Buffer.from("\r\n");
const headEnd = Buffer.from("\r\n\r\n");

/** The parts of a `multipart/form-data` body (RFC 7578); undefined when it is none. */
export function parseMultipart(contentType: string, body: Uint8Array): Part[] | undefined {
  const [, quoted, plain] = /;\s*boundary=(?:"((?:[^"\\]|\\.)+)"|([^\s;"]+))/i.exec(contentType) ?? [];
  const boundary = quoted?.replace(/\\(.)/g, "$1") ?? plain;
  if (boundary === undefined) return undefined;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.length);
  const delimiter = Buffer.from(`--${boundary}`);
  const next = Buffer.concat([lineEnd, delimiter]);
  // What stands before the first delimiter is for readers that know no parts.
  let at = bytes.subarray(0, delimiter.length).equals(delimiter) ? 0 : bytes.indexOf(next) + lineEnd.length;
  if (at === 1) return undefined;
  const parts: Part[] = [];
  for (;;) {
    at += delimiter.length;
    if (bytes.toString("latin1", at, at + 2) === "--") return parts;
    const start = bytes.indexOf(lineEnd, at);
    const end = start < 0 ? -1 : bytes.indexOf(next, start);
    if (end < 0 || bytes.toString("latin1", at, start).trim() !== "") return undefined;
    const part = parsePart(bytes.subarray(start + lineEnd.length, end));
    if (!part) return undefined;
    parts.push(part);
    at = end + lineEnd.length;
  }
}

function parsePart(bytes: Buffer): Part | undefined {
  const split = bytes.indexOf(headEnd);
  if (split < 0) return undefined;
  const disposition = /^content-disposition:\s*form-data(.*)$/im.exec(bytes.toString("utf8", 0, split))?.[1] ?? "";
  const [, name] = /;\s*name="((?:[^"\\]|\\.)*)"/i.exec(disposition) ?? /;\s*name=([^\s;"]+)/i.exec(disposition) ?? [];
  if (name === undefined) return undefined;
  return {
    name: unquote(name),
    isFile: /;\s*filename\*?=/i.test(disposition.replace(/;\s*name="(?:[^"\\]|\\.)*"/i, "")),
    bytes: bytes.subarray(split + headEnd.length),
  };
}

/** Quotes and line ends in a name: HTML encodes them, older senders write a backslash. */
const unquote = (name: string): string => name.replace(/%(22|0D|0A)/gi, decodeURIComponent).replace(/\\(["\\])/g, "$1");
