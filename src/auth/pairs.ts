import { encodeText } from "../core/percent.ts";

/** One `name=value` of a query or form. */
export interface Pair {
  /** As written. */
  source: string;
  name: string;
  value: string;
}

/** The pairs of a query or form, in order. Empty ones (`a=1&&b=2`) are dropped. */
export const readPairs = (text: string): Pair[] =>
  text
    .split("&")
    .filter(Boolean)
    .map((source) => {
      // As the URL standard reads forms. The ampersand keeps a leading question mark, which would be dropped.
      const [[name, value] = ["", ""]] = new URLSearchParams(`&${source}`);
      return { source, name, value };
    });

/** A pair encoded as in RFC 3986, always with its equals sign. */
export const printPair = (name: string, value: string): string => `${encodeText(name)}=${encodeText(value)}`;
