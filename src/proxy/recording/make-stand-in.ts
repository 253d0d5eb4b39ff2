import { createHmac } from "node:crypto";

const digits = "0123456789";
const lower = "abcdefghijklmnopqrstuvwxyz";
const upper = lower.toUpperCase();

/**
 * A string of the same shape: a digit for a digit, a small letter for a small one, a large for a large, everything else as
 * it is. What is hexadecimal stays so, a date stays a date, a URL keeps how it begins. The same text and key give the same
 * string; without the key nobody can find the text by trying.
 *
 * @param attempt Another number, another string.
 */
export function makeStandIn(key: string, text: string, attempt = 0): string {
  const choose = chooser(`${key} ${attempt}`, text);
  const [before = ""] = /^(https?:\/\/|mailto:|\+)/i.exec(text) ?? [];
  const rest = text.slice(before.length);
  const isHex = /^(?=.*\d)[\da-f]+(-[\da-f]+)*$/i.test(rest) && /[a-f]/i.test(rest);
  const [date] = /^\d{4}-\d\d-\d\d(?![\d-])/.exec(rest) ?? [];
  if (date) return before + otherDate(date, choose) + turnAll(rest.slice(date.length), choose, { isTime: true });
  return before + turnAll(rest, choose, { isHex });
}

/** Gives one number below another after the next. */
type Choose = (below: number) => number;

function chooser(key: string, text: string): Choose {
  let block = Buffer.alloc(0);
  let counter = 0;
  let at = 0;
  return (below) => {
    if (at + 2 > block.length) {
      block = createHmac("sha256", key).update(`${counter++} ${text}`).digest();
      at = 0;
    }
    at += 2;
    return block.readUInt16BE(at - 2) % below;
  };
}

const two = (n: number): string => String(n).padStart(2, "0");

/** Another day within a few years: a day that every month has. */
const otherDate = (date: string, choose: Choose): string =>
  `${Number(date.slice(0, 4)) - choose(9)}-${two(1 + choose(12))}-${two(1 + choose(28))}`;

function turnAll(text: string, choose: Choose, { isHex = false, isTime = false }): string {
  const characters = [...text];
  return characters
    .map((character, i) => {
      if (isTime && /\d/.test(character)) return digits[choose(/[T ]/.test(characters[i - 1] ?? "") ? 2 : 4)];
      if (isTime && /[TZ]/i.test(character)) return character;
      const isFirst = i === 0 || !/[\d.]/.test(characters[i - 1] ?? "");
      return turn(character, choose, { isHex, isFirst });
    })
    .join("");
}

function turn(character: string, choose: Choose, { isHex, isFirst }: { isHex: boolean; isFirst: boolean }): string {
  const letters = isHex ? 6 : 26;
  // A number does not begin with 0, unless it did.
  if (isFirst && character === "0") return "0";
  if (/\d/.test(character)) return digits[isFirst ? 1 + choose(9) : choose(10)] as string;
  if (/\p{Lu}/u.test(character)) return upper[choose(letters)] as string;
  if (/\p{Ll}/u.test(character)) return lower[choose(letters)] as string;
  if (/\p{L}/u.test(character)) return String.fromCodePoint(0x4e00 + choose(4096));
  return character;
}
