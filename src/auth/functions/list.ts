import { concatBytes, toText, type Value } from "../bytes.ts";
import { type Pair, printPair, readPairs } from "../pairs.ts";

// Pairs travel as a string in the form of a query: name=value&name=value.

const pairsOf = (list: Value): Pair[] => readPairs(toText(list));

const written = (pairs: readonly Pair[]): string => pairs.map(({ source }) => source).join("&");

const printed = (pairs: readonly Pair[], rename = (name: string): string => name): string =>
  pairs.map(({ name, value }) => printPair(rename(name), value)).join("&");

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const nameAsWritten = ({ source }: Pair): string => source.split("=", 1)[0] as string;

/** All pairs, encoded as in RFC 3986, each with an equals sign. */
export const pairs = (...lists: Value[]): string => printed(lists.flatMap(pairsOf));

/** Pairs made of names and values in turn. */
export const pair = (...items: Value[]): string =>
  items.flatMap((name, i) => (i % 2 ? [] : [printPair(toText(name), toText(items[i + 1] ?? ""))])).join("&");

/** By name and then value, both as written, in the order of their UTF-16 code units. */
export const sorted = (list: Value): string =>
  written(pairsOf(list).sort((a, b) => compare(nameAsWritten(a), nameAsWritten(b)) || compare(a.source, b.source)));

const named = (list: Value, names: readonly Value[], wanted: boolean): string => {
  const known = names.map(toText);
  const isNamed = (name: string) =>
    known.some((one) => one === name || (one.endsWith("*") && name.startsWith(one.slice(0, -1))));
  return written(pairsOf(list).filter(({ name }) => isNamed(name) === wanted));
};

export const only = (list: Value, ...names: Value[]): string => named(list, names, true);

export const without = (list: Value, ...names: Value[]): string => named(list, names, false);

/** Without the pairs whose value is empty. */
export const filled = (list: Value): string => written(pairsOf(list).filter(({ value }) => value));

export const lowerNames = (list: Value): string => printed(pairsOf(list), (name) => name.toLowerCase());

export const upperNames = (list: Value): string => printed(pairsOf(list), (name) => name.toUpperCase());

/** The first value of this name, decoded. */
export const field = (list: Value, wanted: Value): string =>
  pairsOf(list).find(({ name }) => name === toText(wanted))?.value ?? "";

/** Decoded: each name, `between`, its value; the joiner between two pairs. */
export const write = (list: Value, between: Value, joiner: Value): Uint8Array =>
  concatBytes(pairsOf(list).flatMap(({ name, value }, i) => [...(i ? [joiner] : []), name, between, value]));

/** The decoded names with the joiner between them. */
export const names = (list: Value, joiner: Value): string =>
  pairsOf(list)
    .map(({ name }) => name)
    .join(toText(joiner));

/** The decoded values with the joiner between them. */
export const values = (list: Value, joiner: Value): string =>
  pairsOf(list)
    .map(({ value }) => value)
    .join(toText(joiner));
