import { decodeText, encodeText } from "./percent.ts";

/** One `name=value` of a query or form. */
export interface Pair {
  /** As it is spelt. */
  source: string;
  name: string;
  value: string;
}

const decoded = (text: string): string => decodeText(text.replace(/\+/g, " "));

/** The pairs of a query or form, in order. Empty ones (`a=1&&b=2`) are dropped. */
export const readPairs = (text: string): Pair[] =>
  text
    .split("&")
    .filter(Boolean)
    .map((source) => {
      const equals = source.indexOf("=");
      const name = equals < 0 ? source : source.slice(0, equals);
      return { source, name: decoded(name), value: equals < 0 ? "" : decoded(source.slice(equals + 1)) };
    });

/** A pair encoded as in RFC 3986, always with its equals sign. */
export const printPair = (name: string, value: string): string => `${encodeText(name)}=${encodeText(value)}`;
