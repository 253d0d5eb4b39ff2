/** The pieces of an absolute URL as written: nothing is decoded or normalised, and only the fragment is dropped. */
export interface UrlPieces {
  origin: string;
  host: string;
  path: string;
  /** With its question mark; empty when there is no query. */
  search: string;
}

/**
 * Splits without `new URL`, which would rewrite the target: a vendor hashes the bytes that it received.
 *
 * @throws TypeError when the URL is not absolute.
 */
export function splitUrl(url: string): UrlPieces {
  const match = /^([a-z][^/:]*:\/\/(?:[^/?#]*@)?([^/?#]*))([^?#]*)(\?[^#]+)?/i.exec(url);
  if (!match) throw new TypeError("expected an absolute URL");
  const [, origin = "", host = "", path, search = ""] = match;
  return { origin, host, path: path || "/", search };
}
