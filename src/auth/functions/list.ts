import { concatBytes, toText, type Value } from "../bytes.ts";
import { type Pair, printPair, readPairs } from "../pairs.ts";
import type { FunctionContext, TemplateFunction } from "./function.ts";

// Lists of pairs travel as the text of a query: name=value&name=value.

const pairsOf = (value: Value | undefined): Pair[] => readPairs(toText(value ?? ""));

const spelt = (pairs: readonly Pair[]): string => pairs.map(({ source }) => source).join("&");

const printed = (pairs: readonly (readonly [name: string, value: string])[]): string =>
  pairs.map(([name, value]) => printPair(name, value)).join("&");

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const nameAsSpelt = ({ source }: Pair): string => source.split("=", 1)[0] as string;

/** Lists in a row, encoded as in RFC 3986, each pair with an equals sign. */
export const pairs: TemplateFunction = (args) =>
  printed(args.flatMap(pairsOf).map(({ name, value }) => [name, value] as const));

/** Names and values in turn: a list of them. */
export const pair: TemplateFunction = (args) =>
  args.flatMap((name, i) => (i % 2 ? [] : [printPair(toText(name), toText(args[i + 1] ?? ""))])).join("&");

/** By name and then value, both as they are spelt, in the order of their characters' codes. */
export const sorted: TemplateFunction = ([list]) =>
  spelt(pairsOf(list).sort((a, b) => compare(nameAsSpelt(a), nameAsSpelt(b)) || compare(a.source, b.source)));

const filtered =
  (wanted: boolean): TemplateFunction =>
  ([list, ...names]) => {
    const known = names.map(toText);
    return spelt(pairsOf(list).filter(({ name }) => known.includes(name) === wanted));
  };

export const only: TemplateFunction = /* @__PURE__ */ filtered(true);

export const without: TemplateFunction = /* @__PURE__ */ filtered(false);

/** Without the pairs whose value is empty. */
export const filled: TemplateFunction = ([list]) => spelt(pairsOf(list).filter(({ value }) => value));

export const lowerNames: TemplateFunction = ([list]) =>
  printed(pairsOf(list).map(({ name, value }) => [name.toLowerCase(), value] as const));

export const upperNames: TemplateFunction = ([list]) =>
  printed(pairsOf(list).map(({ name, value }) => [name.toUpperCase(), value] as const));

/** The first value of this name, decoded. */
export const field: TemplateFunction = ([list, wanted]) =>
  pairsOf(list).find(({ name }) => name === toText(wanted as Value))?.value ?? "";

/** Decoded: each name, the text between, its value; the joiner between two pairs. */
export const write: TemplateFunction = ([list, between, joiner]) =>
  concatBytes(
    pairsOf(list).flatMap(({ name, value }, i) => [...(i ? [joiner as Value] : []), name, between as Value, value]),
  );

/** The decoded names with the joiner between them. */
export const names: TemplateFunction = ([list, joiner]) =>
  pairsOf(list)
    .map(({ name }) => name)
    .join(toText(joiner as Value));

/** The decoded values with the joiner between them. */
export const values: TemplateFunction = ([list, joiner]) =>
  pairsOf(list)
    .map(({ value }) => value)
    .join(toText(joiner as Value));

const headerOf = ({ request }: FunctionContext, name: string): string | null =>
  request.headers.get(name) ?? (name === "host" ? new URL(request.url).host : null);

/** The value of one header; nothing when it is absent. */
export const header: TemplateFunction = ([name], { request }) => request.headers.get(toText(name as Value)) ?? "";

/** The named headers that the request has, as a list: names in lower case and sorted. `x-acme-*` names all that begin so. */
export const headers: TemplateFunction = (args, context) => {
  const present = ["host", ...context.request.headers.keys()];
  const wanted = args.flatMap((arg) => {
    const name = toText(arg).toLowerCase();
    return name.endsWith("*") ? present.filter((other) => other.startsWith(name.slice(0, -1))) : [name];
  });
  return printed(
    [...new Set(wanted)].sort(compare).flatMap((name) => {
      const value = headerOf(context, name);
      return value === null ? [] : [[name, value.trim().replace(/ +/g, " ")] as const];
    }),
  );
};
