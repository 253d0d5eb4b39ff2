import { concatBytes, equalConstantTime, joinText, toText, type Value } from "../bytes.ts";

const wholeNumber = (value: Value | undefined): number | undefined => {
  if (value === undefined) return undefined;
  const text = toText(value);
  if (!/^-?\d{1,9}$/.test(text)) throw new Error("expected a whole number");
  return Number(text);
};

export const concat = (...parts: Value[]): Uint8Array => concatBytes(parts);

export const join = (separator: Value, ...parts: Value[]): Uint8Array =>
  concatBytes(parts.flatMap((part, i) => (i ? [separator, part] : [part])));

export const lower = (...parts: Value[]): string => joinText(parts).toLowerCase();

export const upper = (...parts: Value[]): string => joinText(parts).toUpperCase();

export const trim = (...parts: Value[]): string => joinText(parts).trim();

/** In bytes. */
export const length = (...parts: Value[]): string => String(concatBytes(parts).length);

/** From the first place to the one before the second, counted from 0, or from the end when negative: characters of a string, bytes of bytes. */
export const slice = (value: Value, from: Value, to?: Value): Value => value.slice(wholeNumber(from), wholeNumber(to));

/** The whole string when the mark does not occur. */
export function before(value: Value, mark: Value): string {
  const text = toText(value);
  const at = text.indexOf(toText(mark));
  return at < 0 ? text : text.slice(0, at);
}

/** Empty when the mark does not occur. */
export function after(value: Value, mark: Value): string {
  const text = toText(value);
  const at = text.indexOf(toText(mark));
  return at < 0 ? "" : text.slice(at + toText(mark).length);
}

/** Every occurrence. */
export const replace = (value: Value, from: Value, to: Value): string =>
  from.length ? toText(value).split(toText(from)).join(toText(to)) : toText(value);

/** The first that is not empty. */
export const or = (...values: Value[]): Value => values.find((value) => value.length > 0) ?? "";

/** The second when the first is not empty, the third otherwise. */
export const when = (condition: Value, then: Value, otherwise: Value = ""): Value =>
  condition.length ? then : otherwise;

/** `true`, or empty. */
export const equal = (a: Value, b: Value): string => (equalConstantTime(a, b) ? "true" : "");

/** A decimal number with so many digits after the point: digits are added or cut, never rounded. */
export function fixed(value: Value, digits: Value): string {
  const match = /^(-?\d+)(?:\.(\d*))?$/.exec(toText(value));
  if (!match) throw new Error("expected a decimal number");
  const count = wholeNumber(digits) as number;
  const [, whole = "", fraction = ""] = match;
  return count > 0 ? `${whole}.${fraction.slice(0, count).padEnd(count, "0")}` : whole;
}
