import type { Contract } from "../../contract/index.ts";
import { type Direction, sampleOf, schemaCheck } from "../../schema/index.ts";
import { makeStandIn } from "./make-stand-in.ts";

/** What is known of a value where it stands. */
export interface Place {
  /** The contract marks it `x-sensitive`, or it is a credential. */
  isSensitive: boolean;
  direction: Direction;
  /** Pointers of the schemas that have a say about it. */
  schemas: readonly string[];
  type?: "number";
}

/** What stands for the sensitive values of a recording: for equal values the same. */
export interface StandIns {
  /** Notes a value and what stands for it must fit. All are noted before the first is replaced. */
  note(text: string, place: Place): void;
  /** The text without what is sensitive in it. */
  replace(text: string, place: Place): string;
}

/** A shorter value is a part of many others, and replaced only where it is marked. */
const leastLength = 6;
const attempts = 40;

interface Known {
  /** What the value fits, and what stands for it has to. */
  fits: Map<string, (text: string) => boolean>;
  schemas: { direction: Direction; pointer: string }[];
  standIn?: string;
}

/**
 * @param key Decides which string stands for which: another one for each recording, or people could try values out.
 * @param given What stands for credentials.
 */
export function createStandIns(contract: Contract, key: string, given: ReadonlyMap<string, string>): StandIns {
  const known = new Map<string, Known>();
  for (const [text, standIn] of given) known.set(text, { fits: new Map(), schemas: [], standIn });
  const check = (direction: Direction, pointer: string, type: Place["type"]) => (text: string) =>
    schemaCheck(contract, direction)(pointer, type ? Number(text) : text).length === 0;
  let longestFirst: string[] | undefined;

  const standInOf = (text: string): string => {
    const found = known.get(text);
    if (!found) return makeStandIn(key, text);
    found.standIn ??= choose(contract, key, text, found);
    return found.standIn;
  };
  return {
    note(text, { isSensitive, direction, schemas, type }) {
      if (!isSensitive || text === "") return;
      const found: Known = known.get(text) ?? { fits: new Map(), schemas: [] };
      known.set(text, found);
      for (const pointer of schemas) {
        const id = `${direction} ${type} ${pointer}`;
        if (found.fits.has(id)) continue;
        const fits = check(direction, pointer, type);
        if (!fits(text)) continue;
        found.fits.set(id, fits);
        found.schemas.push({ direction, pointer });
      }
    },
    replace(text, { isSensitive, direction, schemas, type }) {
      if (isSensitive) return text === "" ? text : standInOf(text);
      if (type) return known.has(text) && text.length >= leastLength ? standInOf(text) : text;
      longestFirst ??= [...known.keys()]
        .filter(({ length }) => length >= leastLength)
        .sort((a, b) => b.length - a.length);
      const replaced = longestFirst.reduce(
        (whole, one) => (whole.includes(one) ? whole.replaceAll(one, () => standInOf(one)) : whole),
        text,
      );
      if (replaced === text) return text;
      // A word of a closed set that happens to be somebody's value tells nobody anything.
      const isClosed = schemas.some(
        (pointer) => check(direction, pointer, type)(text) && !check(direction, pointer, type)(replaced),
      );
      return isClosed && !given.has(text) ? text : replaced;
    },
  };
}

/** A string of the same shape that fits what the value fits, or else a sample of its schema, or else any of that shape. */
function choose(contract: Contract, key: string, text: string, { fits, schemas }: Known): string {
  const isFit = (one: string) => one !== text && [...fits.values()].every((test) => test(one));
  for (let attempt = 0; attempt < attempts; attempt++) {
    const made = makeStandIn(key, text, attempt);
    if (isFit(made)) return made;
  }
  for (const { direction, pointer } of schemas) {
    const { value } = sampleOf(contract, direction, pointer);
    // What the contract itself gives is no secret: the only value of a closed set may be the value.
    if (typeof value !== "object" && (isFit(String(value)) || String(value) === text)) return String(value);
  }
  return makeStandIn(key, text);
}
