/** The headers of a request: those of fetch, of Node, or a plain record. Case does not matter. */
export type IncomingHeaders =
  | Headers
  | Readonly<Record<string, string | number | readonly string[] | undefined>>
  | Iterable<readonly [string, string]>;

/** @throws TypeError when there are none. */
export function readHeaders(incoming: IncomingHeaders): Headers {
  if (typeof incoming !== "object" || incoming === null)
    throw new TypeError(
      `expected the headers of the request, got ${incoming === null ? "null" : typeof incoming}: request.headers of Node or fetch, or a plain record`,
    );
  const headers = new Headers();
  const pairs = Symbol.iterator in incoming ? incoming : Object.entries(incoming);
  for (const [name, value] of pairs)
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item === undefined || item === null) continue;
      try {
        headers.append(name, String(item));
      } catch {
        // `:path` and its like are in Node's headers of HTTP/2. The runtime's message would quote the value.
      }
    }
  return headers;
}
