import { escapeToken } from "../core/json-pointer.ts";

/** What JSON.parse does not tell of a text. */
export interface JsonDetails {
  /** Pointers of properties that an object has more than once. */
  duplicates: string[];
  /** Integers that a number of JavaScript cannot hold, by pointer: their digits. */
  bigIntegers: Map<string, string>;
}

interface Frame {
  pointer: string;
  /** Names so far; undefined in an array. */
  names?: Set<string>;
  /** The name or index that the next value is under. */
  key: string;
  index: number;
  /** The next string is a name. */
  expectsName: boolean;
}

const tokens = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|[{}[\],:]/g;

/** Finds in a text that JSON.parse reads what it loses: properties given twice, and integers that it rounds. */
export function jsonDetails(text: string): JsonDetails {
  const details: JsonDetails = { duplicates: [], bigIntegers: new Map() };
  const frames: Frame[] = [];
  const here = (): string => {
    const frame = frames.at(-1);
    return frame ? `${frame.pointer}/${escapeToken(frame.names ? frame.key : String(frame.index))}` : "";
  };
  for (const [token] of text.matchAll(tokens)) {
    const frame = frames.at(-1);
    if (token === "{" || token === "[") {
      const names = token === "{" ? { names: new Set<string>() } : {};
      frames.push({ pointer: here(), key: "", index: 0, expectsName: token === "{", ...names });
    } else if (token === "}" || token === "]") frames.pop();
    else if (token === "," && frame) {
      frame.index++;
      frame.expectsName = frame.names !== undefined;
    } else if (token.startsWith('"') && frame?.expectsName) {
      frame.key = JSON.parse(token);
      frame.expectsName = false;
      if (frame.names?.has(frame.key)) details.duplicates.push(here());
      frame.names?.add(frame.key);
    } else if (/^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token))) details.bigIntegers.set(here(), token);
  }
  return details;
}

/** The value of a JSON text, with integers that a number cannot hold as strings of their digits; undefined when it is not JSON. */
export function exactJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (!/\d{16}/.test(text)) return value;
    const { bigIntegers } = jsonDetails(text);
    return bigIntegers.size ? withDigits(value, "", bigIntegers) : value;
  } catch {
    return undefined;
  }
}

function withDigits(value: unknown, pointer: string, digits: ReadonlyMap<string, string>): unknown {
  if (typeof value === "number") return digits.get(pointer) ?? value;
  if (Array.isArray(value)) return value.map((item, i) => withDigits(item, `${pointer}/${i}`, digits));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([name, one]) => [name, withDigits(one, `${pointer}/${escapeToken(name)}`, digits)]),
  );
}
