/**
 * JSON.parse, except that a number which a JavaScript number would change (an integer past 2^53, more digits than a
 * double has) is kept as a string with its very digits. Node 20 cannot show the source of a number while it parses, so
 * the text is searched; only when 16 digits stand in a row or an exponent has three, as in few responses. In a time that
 * grows as the text does, whatever the text.
 *
 * @throws SyntaxError when the text is not JSON.
 */
export function parseExactly(text: string): unknown {
  const parsed = JSON.parse(text);
  return mayBeInexact(text) ? JSON.parse(quoteInexact(text)) : parsed;
}

/** Whether a JSON text may have a number that a JavaScript number would change. */
export const mayBeInexact = (text: string): boolean => /[\d.]{16}|\d[eE][+-]?\d{3}/.test(text);

/** Numbers that may be inexact, outside of strings. */
const candidates = /-?\d[\d.]{15,}(?:[eE][+-]?\d+)?|-?[\d.]+[eE][+-]?\d{3,}/g;

/** A JSON text, with every number that a JavaScript number would change in quotes. */
function quoteInexact(json: string): string {
  let quoted = "";
  let copied = 0;
  for (let at = 0; at < json.length; ) {
    const next = json.indexOf('"', at);
    const start = next < 0 ? json.length : next;
    const between = json.slice(at, start);
    const exact = between.replace(candidates, (number) => (isExact(number) ? number : `"${number}"`));
    if (exact !== between) {
      quoted += json.slice(copied, at) + exact;
      copied = start;
    }
    at = endOfString(json, start);
  }
  return quoted + json.slice(copied);
}

/** Where the string that begins here has ended. */
function endOfString(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== '"') at += json[at] === "\\" ? 2 : 1;
  return at + 1;
}

function isExact(number: string): boolean {
  const value = String(Number(number));
  return value === number || digitsOf(value) === digitsOf(number);
}

/** The significant digits of a number. */
function digitsOf(number: string): string {
  const exponent = number.search(/e/i);
  const digits = (exponent < 0 ? number : number.slice(0, exponent)).replace(/[-.]/g, "");
  let end = digits.length;
  while (digits[end - 1] === "0") end--;
  return digits.slice(0, end).replace(/^0+/, "");
}
