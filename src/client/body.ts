/**
 * Writes a body in the media type that the contract declares. JSON is the rule; forms are written from plain objects;
 * what is text, bytes or a form already goes as it is.
 *
 * @throws TypeError when the value cannot be written in that media type.
 */
export function serializeBody(value: unknown, mediaType = "application/json"): BodyInit {
  if (isReady(value)) return value;
  if (/[/+]json\b/i.test(mediaType)) return JSON.stringify(value);
  if (typeof value === "string") return value;
  if (/^application\/x-www-form-urlencoded/i.test(mediaType)) return new URLSearchParams(pairs(value));
  if (/^multipart\/form-data/i.test(mediaType)) {
    const form = new FormData();
    for (const [name, part] of pairs(value, true)) form.append(name, part);
    return form;
  }
  throw new TypeError(
    `expected text or bytes for a body of ${mediaType}, got ${value === null ? "null" : typeof value}`,
  );
}

const isReady = (value: unknown): value is Exclude<BodyInit, string> =>
  value instanceof FormData ||
  value instanceof URLSearchParams ||
  value instanceof Blob ||
  value instanceof ArrayBuffer ||
  value instanceof ReadableStream ||
  ArrayBuffer.isView(value);

function pairs(value: unknown): [string, string][];
function pairs(value: unknown, files: true): [string, string | Blob][];
function pairs(value: unknown): [string, string | Blob][] {
  if (typeof value !== "object" || value === null)
    throw new TypeError(`expected an object for a form, got ${typeof value}`);
  return Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .flatMap(([name, item]) =>
      (Array.isArray(item) ? item : [item]).map((item): [string, string | Blob] => [name, field(item)]),
    );
}

const field = (item: unknown): string | Blob =>
  item instanceof Blob ? item : typeof item === "object" && item !== null ? JSON.stringify(item) : String(item);

/** The media type that a body of this kind gets by itself; the contract's otherwise. */
export const contentTypeOf = (body: unknown, mediaType: string): string | undefined =>
  body instanceof FormData ? undefined : mediaType;
