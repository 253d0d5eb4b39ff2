/** The pieces of an absolute URL as they are spelt: nothing is decoded, normalised or dropped but a fragment. */
export interface UrlPieces {
  origin: string;
  host: string;
  path: string;
  /** With its question mark; empty when there is no query. */
  search: string;
}

/**
 * Splits without `new URL`, which would spell a target anew: a provider hashes the bytes that it received.
 *
 * @throws TypeError when the URL is not absolute.
 */
export function splitUrl(url: string): UrlPieces {
  const match = /^([a-z][^/:]*:\/\/(?:[^/?#]*@)?([^/?#]*))([^?#]*)(\?[^#]+)?/i.exec(url);
  if (!match) throw new TypeError("expected an absolute URL");
  const [, origin = "", host = "", path, search = ""] = match;
  return { origin, host, path: path || "/", search };
}
