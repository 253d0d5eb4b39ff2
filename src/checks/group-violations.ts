import { placeOf, type Violation } from "../schema/index.ts";

/** What is wrong at one place, and what else has the same cause. */
export interface Cause {
  first: Violation;
  also: string[];
}

const choices = ["anyOf", "oneOf"];

/** The keywords that say most about a value that fits none of them. */
const telling = ["type", "enum", "const", "format", "pattern"];

/**
 * One cause for each place: a string where a number belongs breaks its type, its bounds and its format at once, and each branch of
 * a choice in its own way.
 */
export function groupViolations(violations: readonly Violation[]): Cause[] {
  const groups = new Map<string, Violation[]>();
  const chosen = violations.filter(({ keyword }) => choices.includes(keyword)).map(({ pointer }) => pointer);
  for (const violation of violations) {
    const place = placeOf(violation);
    const choice = chosen.find((pointer) => place === pointer || place.startsWith(`${pointer}/`));
    const key = choice ?? place;
    groups.set(key, [...(groups.get(key) ?? []), violation]);
  }
  return [...groups.values()].map((group) => {
    // Of the branches of a choice, the one that got furthest tells what is wrong.
    const rank = ({ keyword, pointer }: Violation) =>
      (choices.includes(keyword) ? -1 : (telling.indexOf(keyword) + 10) % 10) - 100 * pointer.split("/").length;
    const [first, ...others] = [...group].sort((a, b) => rank(a) - rank(b)) as [Violation, ...Violation[]];
    const also = others.map(({ pointer, message }) => (pointer === first.pointer ? message : `${pointer} ${message}`));
    return { first, also: [...new Set(also)].filter((message) => message !== first.message) };
  });
}
