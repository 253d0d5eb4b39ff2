import { digitsOf, makeUuid } from "../core/seeded-digits.ts";
import { readPattern } from "./pattern.ts";
import { stringOfPattern } from "./string-of-pattern.ts";

export interface IdForm {
  /** Values of such ids, best first; their form is kept. */
  examples: readonly unknown[];
  /** What the contract declares for it. */
  schema: Readonly<Record<string, any>>;
}

/**
 * An id. The same `text` gives the same id, another text another one.
 *
 * @param n How many there were before it, and it: what a counter counts.
 */
export type MakeId = (text: string, n: number) => string | number;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Makes a maker of ids in the form of their examples: a UUID, the next integer, or a text with its varying parts made
 * again, such as `cus_` and 32 hex digits.
 */
export function idMaker({ examples, schema }: IdForm): MakeId {
  const types = [schema.type ?? []].flat();
  const numbers = examples.filter((example): example is number => Number.isSafeInteger(example));
  if (types.includes("integer") || types.includes("number") || (types.length === 0 && numbers.length > 0)) {
    const largest = Math.max(0, Math.ceil(schema.minimum ?? 1) - 1, ...numbers);
    return (_, n) => largest + n;
  }
  const texts = examples.filter((example): example is string => typeof example === "string");
  const pattern = tellingPattern(schema.pattern, texts);
  const model = (!pattern && texts.find((example) => /\d/.test(example))) || "";
  if ((!pattern && schema.format === "uuid") || uuid.test(model)) return makeUuid;
  if (/^\d+$/.test(model)) return (_, n) => String(BigInt(model) + BigInt(n)).padStart(model.length, "0");
  const length = Math.max(schema.minLength ?? 0, Math.min(32, schema.maxLength ?? 32));
  const pieces = model ? withRoom(model.split(/([a-z0-9]+)/i).map(readPiece), schema) : [{ alphabet: hex, length }];
  const choosing = choosingPattern(schema.pattern);
  return (text) => {
    const made = pattern === undefined ? undefined : idOfPattern(pattern, text);
    if (made !== undefined) return made;
    const like = fillIn(pieces, digitsOf(text));
    const fits = choosing === undefined || readPattern(choosing)?.test(like);
    return fits ? like : (idOfPattern(choosing, text) ?? like);
  };
}

const fillIn = (pieces: readonly (string | Run)[], digits: (count: number) => string): string =>
  pieces.map((piece) => (typeof piece === "string" ? piece : pick(piece, digits))).join("");

const hex = "0123456789abcdef";
const small = "abcdefghijklmnopqrstuvwxyz0123456789";

/** A part of an id that varies: so many characters of an alphabet. */
interface Run {
  alphabet: string;
  length: number;
}

/** A pattern that JavaScript reads, and that lets more than one string through. */
const choosingPattern = (pattern: unknown): string | undefined =>
  typeof pattern === "string" && !/^\^?[\w-]*\$?$/.test(pattern) && readPattern(pattern) ? pattern : undefined;

/** The pattern of ids, where no example has a digit and so shows what varies, or none is of that pattern. */
function tellingPattern(pattern: unknown, examples: readonly string[]): string | undefined {
  const choosing = choosingPattern(pattern);
  const isShown = examples.some((example) => /\d/.test(example) && choosing && readPattern(choosing)?.test(example));
  return isShown ? undefined : choosing;
}

/** An id of a pattern: of a few that fit the longest, since those differ most. Undefined when none can be made. */
function idOfPattern(pattern: string, text: string): string | undefined {
  const digits = digitsOf(text);
  const choose = (from: number, to: number) => from + (Number.parseInt(digits(8), 16) % (1 + to - from));
  const made = [true, true, true, false].map(
    (isPlain) => stringOfPattern(pattern, { most: 12, choose, isPlain }) ?? "",
  );
  const [longest] = made.filter((id) => readPattern(pattern)?.test(id)).sort((a, b) => b.length - a.length);
  return longest || undefined;
}

/** What stands between punctuation varies when a digit is in it. */
const readPiece = (piece: string): string | Run =>
  /\d/.test(piece) ? { alphabet: alphabetOf(piece), length: piece.length } : piece;

/** How many ids there must be at least: a dozen of `ACCOUNT_1` would repeat themselves. */
const leastIds = 10_000;

/** The last run longer, so that there are ids enough, where the schema lets such ids through. */
function withRoom(
  pieces: readonly (string | Run)[],
  { maxLength, pattern }: IdForm["schema"],
): readonly (string | Run)[] {
  const runs = pieces.filter((piece): piece is Run => typeof piece !== "string");
  const last = runs.at(-1);
  const count = runs.reduce((product, { alphabet, length }) => product * alphabet.length ** length, 1);
  if (!last || count >= leastIds) return pieces;
  const more = Math.ceil(Math.log(leastIds / count) / Math.log(last.alphabet.length));
  const longer = pieces.map((piece) => (piece === last ? { ...last, length: last.length + more } : piece));
  const id = fillIn(longer, digitsOf(""));
  const isAllowed = id.length <= (maxLength ?? id.length) && (readPattern(pattern ?? "")?.test(id) ?? true);
  return isAllowed ? longer : pieces;
}

function alphabetOf(run: string): string {
  if (/^\d+$/.test(run)) return "0123456789";
  if (/^[0-9a-f]+$/.test(run)) return hex;
  if (/^[0-9A-F]+$/.test(run)) return hex.toUpperCase();
  if (/^[0-9a-z]+$/.test(run)) return small;
  if (/^[0-9A-Z]+$/.test(run)) return small.toUpperCase();
  return `${small}${small.slice(0, 26).toUpperCase()}`;
}

function pick({ alphabet, length }: Run, digits: (count: number) => string): string {
  if (alphabet === hex) return digits(length);
  let text = "";
  for (let i = 0; i < length; i++) text += alphabet[Number.parseInt(digits(4), 16) % alphabet.length];
  return text;
}
