import { concatBytes, equalConstantTime, toBytes, toText, type Value } from "../bytes.ts";
import type { TemplateFunction } from "./function.ts";

const textOf = (args: Value[]): string => toText(concatBytes(args));

const texts = (args: Value[]): string[] => args.map(toText);

const wholeNumber = (value: Value | undefined): number | undefined => {
  if (value === undefined) return undefined;
  const text = toText(value);
  if (!/^-?\d{1,9}$/.test(text)) throw new Error("expected a whole number");
  return Number(text);
};

export const concat: TemplateFunction = (args) => concatBytes(args);

export const join: TemplateFunction = ([separator, ...rest]) =>
  concatBytes(rest.flatMap((part, i) => (i ? [separator as Value, part] : [part])));

export const lower: TemplateFunction = (args) => textOf(args).toLowerCase();

export const upper: TemplateFunction = (args) => textOf(args).toUpperCase();

export const trim: TemplateFunction = (args) => textOf(args).trim();

/** How many bytes. */
export const length: TemplateFunction = (args) => String(concatBytes(args).length);

/** From the first place to the one before the second, counted from 0, or from the end when negative: characters of a text, bytes of bytes. */
export const slice: TemplateFunction = ([value, from, to]) =>
  (value as string).slice(wholeNumber(from), wholeNumber(to));

/** All of the text when the mark does not occur. */
export const before: TemplateFunction = (args) => {
  const [text, mark] = texts(args) as [string, string];
  const at = text.indexOf(mark);
  return at < 0 ? text : text.slice(0, at);
};

/** Nothing when the mark does not occur. */
export const after: TemplateFunction = (args) => {
  const [text, mark] = texts(args) as [string, string];
  const at = text.indexOf(mark);
  return at < 0 ? "" : text.slice(at + mark.length);
};

/** Every occurrence. */
export const replace: TemplateFunction = (args) => {
  const [text, from, to] = texts(args) as [string, string, string];
  return from ? text.split(from).join(to) : text;
};

/** The first that is not empty. */
export const or: TemplateFunction = (args) => args.find((value) => value.length > 0) ?? "";

/** The second when the first is not empty, the third otherwise. */
export const when: TemplateFunction = ([condition, then, otherwise]) => (condition?.length ? then : otherwise) ?? "";

/** `true`, or nothing. */
export const equal: TemplateFunction = ([a, b]) =>
  toBytes(a as Value).length === toBytes(b as Value).length && equalConstantTime(a as Value, b as Value) ? "true" : "";

/** A decimal number with so many digits behind the point: digits are added or cut, never rounded. */
export const fixed: TemplateFunction = ([value, digits]) => {
  const match = /^(-?\d+)(?:\.(\d*))?$/.exec(toText(value as Value));
  if (!match) throw new Error("expected a decimal number");
  const count = wholeNumber(digits) as number;
  return count > 0 ? `${match[1]}.${(match[2] ?? "").slice(0, count).padEnd(count, "0")}` : (match[1] as string);
};
