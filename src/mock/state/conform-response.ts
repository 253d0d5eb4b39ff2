import { anyItem, followTokens, pointerTokens } from "../../core/json-pointer.ts";
import { clauseOf, placeOf, type Sample, type Violation } from "../../schema/index.ts";
import { isJsonObject, type JsonObject, withValueAt } from "../json.ts";

/**
 * A response with what does not fit its schema put back to what the contract's own response has there.
 *
 * @param objects Where the objects in it are that memory has written.
 * @param base The object of the contract's own response.
 * @param known What the contract's own response has wrong: that stays, and the rest of the object is shown all the same.
 * @returns the response, with the reason where a part of it still does not fit; undefined when it cannot be made to fit.
 */
export function conformResponse(
  check: (value: unknown) => Violation[],
  response: unknown,
  objects: readonly string[][],
  base: JsonObject,
  known: readonly Violation[] = [],
): Sample | undefined {
  const same = new Set(known.map(keyOf));
  const checkRest = (value: unknown) => check(value).filter((violation) => !same.has(keyOf(violation)));
  const strict = repair(checkRest, response, objects, base, false);
  if (strict !== undefined && known.length === 0) return { value: strict };
  const value = strict ?? repair(checkRest, response, objects, base, true);
  const [violation] = value === undefined ? [] : check(value);
  return value === undefined ? undefined : { value, ...(violation && { misfit: clauseOf(violation) }) };
}

/** The same for what every item of a list has wrong. */
const keyOf = ({ pointer, message }: Violation): string => `${anyItem(pointer)} ${message}`;

/** @param lenient A text that the contract's own response could not fit to its pattern either stays. */
function repair(
  check: (value: unknown) => Violation[],
  response: unknown,
  objects: readonly string[][],
  base: JsonObject,
  lenient: boolean,
): unknown {
  // A list without any item in the contract's own response has nothing to compare with.
  const isOwn = (object: unknown, name: string | undefined, keyword: string): boolean =>
    keyword === "pattern" &&
    name !== undefined &&
    isJsonObject(object) &&
    (!Object.hasOwn(base, name) || object[name] === base[name]);
  let fitted = response;
  for (let round = 0; round < 4; round++) {
    const wrong = check(fitted).filter(({ pointer, keyword }) => {
      const path = pointerTokens(pointer);
      const owned = (tokens: string[]): boolean =>
        tokens.every((token, i) => path[i] === token) &&
        isOwn(followTokens(fitted, tokens), path[tokens.length], keyword);
      return !lenient || !objects.some(owned);
    });
    if (wrong.length === 0) return fitted;
    for (const tokens of objects) {
      const object = followTokens(fitted, tokens);
      if (!isJsonObject(object)) continue;
      const names = new Set(
        wrong.flatMap((violation) => {
          const path = pointerTokens(placeOf(violation));
          const inside = tokens.every((token, i) => path[i] === token);
          return inside && path.length > tokens.length ? [path[tokens.length] as string] : [];
        }),
      );
      if (names.size === 0) continue;
      const { ...repaired } = object;
      // Other variants of a choice complain of what this one has right, too.
      const written = [...names].filter((name) => repaired[name] !== base[name]);
      for (const name of written.length ? written : names)
        if (Object.hasOwn(base, name) && repaired[name] !== base[name]) repaired[name] = base[name];
        else delete repaired[name];
      fitted = withValueAt(fitted, tokens, repaired);
    }
  }
  return !lenient && check(fitted).length === 0 ? fitted : undefined;
}
