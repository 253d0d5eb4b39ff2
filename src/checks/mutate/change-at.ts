import { isJsonObject } from "../../core/json-object.ts";
import { pointerTokens } from "../../core/json-pointer.ts";

/** What takes the place of a value: another one, another name for it, or nothing. */
export type Edit = { value: unknown } | { name: string } | "drop" | undefined;

/**
 * Changes a value at a place, in every item of an array on the way.
 *
 * @returns the very same value where nothing is changed.
 */
export function changeAt(value: unknown, pointer: string, edit: (value: unknown) => Edit): unknown {
  const tokens = pointerTokens(pointer);
  if (tokens.length === 0) {
    const made = edit(value);
    return typeof made === "object" && "value" in made ? made.value : value;
  }
  return step(value, tokens, edit);
}

function step(value: unknown, [token = "", ...rest]: readonly string[], edit: (value: unknown) => Edit): unknown {
  if (Array.isArray(value)) {
    if (token !== "*") return value;
    const items = rest.length
      ? value.map((item) => step(item, rest, edit))
      : value.flatMap((item) => {
          const made = edit(item);
          return made === "drop" ? [] : typeof made === "object" && "value" in made ? [made.value] : [item];
        });
    return items.length === value.length && items.every((item, i) => Object.is(item, value[i])) ? value : items;
  }
  if (!isJsonObject(value) || !Object.hasOwn(value, token)) return value;
  if (rest.length) {
    const inner = step(value[token], rest, edit);
    return Object.is(inner, value[token]) ? value : { ...value, [token]: inner };
  }
  const made = edit(value[token]);
  if (made === undefined || (typeof made === "object" && "value" in made && Object.is(made.value, value[token])))
    return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]): [string, unknown][] => {
      if (name !== token) return [[name, one]];
      if (made === "drop") return [];
      return "name" in made ? [[made.name, one]] : [[name, made.value]];
    }),
  );
}
