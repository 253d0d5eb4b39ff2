/** One part of a form. */
export interface Part {
  name: string;
  text: string;
  contentType?: string | undefined;
  /** The name of the file that it is. */
  file?: string | undefined;
}

/** Writes parts as a `multipart/form-data` body (RFC 7578). @param boundary What no part contains. */
export function writeParts(boundary: string, parts: readonly Part[]): string {
  const written = parts.map(({ name, text, contentType, file }) => {
    const disposition = `form-data; name="${quote(name)}"${file === undefined ? "" : `; filename="${quote(file)}"`}`;
    const type = contentType ? `Content-Type: ${contentType}\r\n` : "";
    return `--${boundary}\r\nContent-Disposition: ${disposition}\r\n${type}\r\n${text}\r\n`;
  });
  return `${written.join("")}--${boundary}--\r\n`;
}

/** HTML encodes quotes and line ends in a name. */
const quote = (name: string): string => name.replace(/["\r\n]/g, encodeURIComponent);

/** Reads the parts of a `multipart/form-data` body, their texts as UTF-8; undefined when it is none. */
export function readParts(contentType: string, bytes: Uint8Array): Part[] | undefined {
  const boundary = parametersOf(contentType).get("boundary");
  if (!boundary) return undefined;
  // A character for each byte.
  const [, ...parts] = `\r\n${Buffer.from(bytes).toString("latin1")}`.split(`\r\n--${boundary}`);
  const end = parts.findIndex((part) => part.startsWith("--"));
  const read = parts.slice(0, end).flatMap(readPart);
  return read.length === end ? read : undefined;
}

/** A part, as an array; empty when it is none. */
function readPart(part: string): Part[] {
  const [, head = "", content = ""] = /^[ \t]*\r\n(.*?)\r\n\r\n(.*)$/s.exec(part) ?? [];
  const [disposition = ""] = /^content-disposition:\s*form-data.*$/im.exec(utf8(head)) ?? [];
  const parameters = parametersOf(disposition);
  const name = parameters.get("name")?.replace(/%(22|0D|0A)/gi, decodeURIComponent);
  const file = parameters.get("filename") ?? parameters.get("filename*");
  return name === undefined ? [] : [{ name, text: utf8(content), file }];
}

const utf8 = (bytes: string): string => Buffer.from(bytes, "latin1").toString();

/** The parameters of a header such as `form-data; name="a"`, their names in lower case. */
const parametersOf = (header: string): Map<string, string> =>
  new Map(
    Array.from(
      header.matchAll(/;\s*([\w*]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))/g),
      ([, name = "", quoted, plain = ""]) => [
        name.toLowerCase(),
        // Older senders write a backslash before a quote.
        quoted?.replace(/\\(["\\])/g, "$1") ?? plain,
      ],
    ),
  );
