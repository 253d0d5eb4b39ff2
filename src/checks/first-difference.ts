import { escapeToken } from "../core/json-pointer.ts";
import { plural } from "../core/plural.ts";
import { shown } from "./show-value.ts";

/** Where two JSON values part for the first time, and how; undefined when they are equal. The order of properties does not count. */
export function firstDifference(
  expected: unknown,
  got: unknown,
  pointer = "",
): { pointer: string; message: string } | undefined {
  if (Array.isArray(expected) && Array.isArray(got)) {
    for (const [i, item] of expected.entries()) {
      if (i >= got.length) break;
      const below = firstDifference(item, got[i], `${pointer}/${i}`);
      if (below) return below;
    }
    if (expected.length !== got.length)
      return { pointer, message: `expected ${plural(expected.length, "item")}, got ${got.length}` };
    return undefined;
  }
  if (isObject(expected) && isObject(got)) {
    for (const [name, property] of Object.entries(expected)) {
      const below = `${pointer}/${escapeToken(name)}`;
      if (!Object.hasOwn(got, name)) return { pointer: below, message: "the property is missing" };
      const difference = firstDifference(property, got[name], below);
      if (difference) return difference;
    }
    const extra = Object.keys(got).find((name) => !Object.hasOwn(expected, name));
    return extra === undefined
      ? undefined
      : { pointer: `${pointer}/${escapeToken(extra)}`, message: "the example has no such property" };
  }
  return Object.is(expected, got) ? undefined : { pointer, message: `expected ${shown(expected)}, got ${shown(got)}` };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
