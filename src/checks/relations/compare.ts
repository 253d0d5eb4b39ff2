import { isJsonObject } from "../../core/json-object.ts";
import { escapeToken } from "../../core/json-pointer.ts";
import { plural } from "../../core/plural.ts";

/** Where two values of the same thing differ. */
export interface Difference {
  pointer: string;
  expected: unknown;
  got: unknown;
}

const isNumeric = (text: unknown): boolean => typeof text === "string" && /^-?\d+(\.\d+)?$/.test(text);

const instantOf = (value: unknown): number =>
  typeof value === "string" && /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : Number.NaN;

/** Whether two values say the same: `10`, `"10.00"`; the same instant in two zones; upper and lower case, and blanks around. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== typeof b) {
    if (a === null || b === null) return false;
    // That the type is wrong is what the judge says.
    return ![a, b].every((one) => typeof one === "number" || isNumeric(one)) || Number(a) === Number(b);
  }
  if (typeof a !== "string" || typeof b !== "string") return false;
  if (isNumeric(a) && isNumeric(b) && (a.includes(".") || b.includes("."))) return Number(a) === Number(b);
  return a.trim().toLowerCase() === b.trim().toLowerCase() || instantOf(a) === instantOf(b);
}

/** Where two values differ in what both have. Lists are compared item by item where they are of one length. */
export function differences(expected: unknown, got: unknown, pointer = "", levels = 6): Difference[] {
  if (levels === 0) return [];
  if (isJsonObject(expected) && isJsonObject(got))
    return Object.keys(expected)
      .filter((name) => Object.hasOwn(got, name))
      .flatMap((name) => differences(expected[name], got[name], `${pointer}/${escapeToken(name)}`, levels - 1));
  if (Array.isArray(expected) && Array.isArray(got))
    return expected.length === got.length
      ? expected.flatMap((item, i) => differences(item, got[i], `${pointer}/${i}`, levels - 1))
      : [{ pointer, expected: plural(expected.length, "item"), got: plural(got.length, "item") }];
  return isSame(expected, got) ? [] : [{ pointer, expected, got }];
}

/** Whether a property is about the moment, the version or the way there, so that it may differ from one response to the next. */
export const isOfTheMoment = (name: string): boolean =>
  /^(updated|modified|changed|accessed|version|revision|etag|expir|request_?id|trace|correlation|signature|token|timestamp)/i.test(
    name,
  ) || /(_at|_on|time|At|Time|[tT]imestamp|[dD]ate|[tT]oken|[uU]rl)$/.test(name);
