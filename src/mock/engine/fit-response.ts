import { isDeepStrictEqual } from "node:util";
import { anyItem, followTokens, pointerTokens, withValueAt } from "../../core/json-pointer.ts";
import { clauseOf, placeOf, type Violation } from "../../schema/index.ts";

/** JSON, and why it does not fit its schema, in a clause; undefined where it fits. */
export interface Fitted {
  json: unknown;
  misfit: string | undefined;
}

/** More mistakes in one another than this are not mended one by one. */
const rounds = 8;

/**
 * JSON that fits its schema as well as the one of before does: what does not fit is put back to what stood there before,
 * and no more than that. Where that was wrong itself, or missing, there is nothing to put back.
 */
export function fitResponse(judge: (json: unknown) => Violation[], json: unknown, before: unknown): Fitted {
  let fitted = json;
  let known: Set<string> | undefined;
  for (let round = 0; round < rounds; round++) {
    const wrong = judge(fitted);
    const [first] = wrong;
    if (!first) return { json: fitted, misfit: undefined };
    known ??= new Set(judge(before).map(anyPlaceOf));
    const own = wrong.filter((violation) => !known?.has(anyPlaceOf(violation)));
    if (own.length === 0) return { json: fitted, misfit: clauseOf(first) };
    fitted = putBack(fitted, before, innermost(own.map((violation) => pointerTokens(placeOf(violation)))));
  }
  const [violation] = judge(before);
  return { json: before, misfit: violation && clauseOf(violation) };
}

/** The same for what every item of an array has wrong. */
const anyPlaceOf = (violation: Violation): string => anyItem(placeOf(violation));

/** Those without what is around them: an object is said to be wrong because something in it is. */
const innermost = (places: readonly string[][]): string[][] =>
  places.filter((place) => !places.some((other) => other.length > place.length && isAround(place, other)));

const isAround = (place: readonly string[], inner: readonly string[]): boolean =>
  place.every((token, i) => inner[i] === token);

/** @param places Where something is wrong: there, or around it if nothing was changed there. */
function putBack(json: unknown, before: unknown, places: readonly string[][]): unknown {
  for (let around = 0; ; around++) {
    const changed = places
      .filter((place) => place.length >= around)
      .map((place) => place.slice(0, place.length - around))
      .filter((place) => canPutBack(json, before, place));
    if (changed.length > 0)
      return changed.reduce((one, place) => withValueAt(one, place, followTokens(before, place)), json);
    if (places.every((place) => place.length < around)) return before;
  }
}

function canPutBack(json: unknown, before: unknown, place: readonly string[]): boolean {
  const was = followTokens(before, place);
  const around = followTokens(json, place.slice(0, -1));
  // An array cannot do without one of its items.
  if (typeof around !== "object" || around === null || (was === undefined && Array.isArray(around))) return false;
  return !isDeepStrictEqual(followTokens(json, place), was);
}
