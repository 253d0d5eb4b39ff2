/** A part of a text: as it stands, or so many characters of an alphabet. */
export type Piece = string | { alphabet: string; length: number };

const digits = "0123456789";
const small = "abcdefghijklmnopqrstuvwxyz";
const word = `${digits}${small}${small.toUpperCase()}_`;
const classes: Record<string, string> = { d: digits, w: word, s: " " };
/** Where a pattern leaves it open how many, so many are enough for texts that differ. */
const plenty = 12;

/**
 * The pieces of a text that fits a regular expression: literals, character classes, groups, the first of several
 * alternatives, and counts. Where the count is open, it is 12 or as near as may be.
 *
 * @returns undefined when the expression has anything else in it, or the text that was tried does not fit.
 */
export function readPattern(pattern: string): Piece[] | undefined {
  let expression: RegExp;
  try {
    expression = new RegExp(pattern);
  } catch {
    return undefined;
  }
  const pieces = parse(pattern);
  return pieces && expression.test(firstText(pieces)) ? pieces : undefined;
}

/** The text of pieces with the first character of each alphabet. */
export const firstText = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) => (typeof piece === "string" ? piece : (piece.alphabet[0] as string).repeat(piece.length)))
    .join("");

function parse(pattern: string): Piece[] | undefined {
  let at = 0;
  let failed = false;

  const fail = (): Piece[] => {
    failed = true;
    return [];
  };
  const escaped = (): string => {
    const letter = pattern[at++] ?? "";
    if (Object.hasOwn(classes, letter)) return classes[letter] as string;
    if (/[a-z0-9]/i.test(letter)) failed = true;
    return letter;
  };
  const readClass = (): string => {
    const negated = pattern[at] === "^";
    if (negated) at++;
    let members = "";
    while (at < pattern.length && pattern[at] !== "]") {
      let some = pattern[at++] as string;
      if (some === "\\") some = escaped();
      if (some.length === 1 && pattern[at] === "-" && pattern[at + 1] !== "]") {
        at++;
        let last = pattern[at++] ?? "";
        if (last === "\\") last = escaped();
        for (let code = some.charCodeAt(0) + 1; code <= last.charCodeAt(0); code++) some += String.fromCharCode(code);
      }
      members += some;
    }
    at++;
    return negated ? [...word].filter((one) => !members.includes(one)).join("") : members;
  };
  const readAtom = (): Piece[] => {
    const character = pattern[at++] as string;
    if (character === "^" || character === "$") return [];
    if (character === ".") return [{ alphabet: word, length: 1 }];
    if (character === "(") {
      if (pattern.startsWith("?:", at)) at += 2;
      else if (pattern[at] === "?") return fail();
      const inside = readChoice();
      return pattern[at++] === ")" ? inside : fail();
    }
    const alphabet = character === "[" ? readClass() : character === "\\" ? escaped() : character;
    if (alphabet === "") return fail();
    return alphabet.length === 1 ? [alphabet] : [{ alphabet, length: 1 }];
  };
  const readCount = (): number => {
    const [found, braces, plain] = /^(?:\{(\d+(?:,\d*)?)\}|([*+?]))\??/.exec(pattern.slice(at)) ?? [];
    if (found === undefined) return 1;
    at += found.length;
    if (plain) return plain === "?" ? 0 : plenty;
    const [least, most = least] = (braces as string).split(",");
    return Math.max(Number(least), Math.min(most === "" ? plenty : Number(most), plenty));
  };
  function readChoice(): Piece[] {
    let first: Piece[] | undefined;
    do {
      if (pattern[at] === "|") at++;
      const pieces: Piece[] = [];
      while (!failed && at < pattern.length && pattern[at] !== "|" && pattern[at] !== ")") {
        const atom = readAtom();
        const count = readCount();
        const [only] = atom;
        if (count > 1000) return fail();
        if (atom.length === 1 && typeof only === "object") {
          if (count) pieces.push({ ...only, length: only.length * count });
        } else for (let i = 0; i < count; i++) pieces.push(...atom);
        if (pieces.length > 1000) return fail();
      }
      first ??= pieces;
    } while (!failed && pattern[at] === "|");
    return first;
  }

  const pieces = readChoice();
  return failed || at < pattern.length ? undefined : pieces;
}
