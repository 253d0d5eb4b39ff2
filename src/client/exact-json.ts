/**
 * JSON.parse, except that a number which a JavaScript number would change (an integer past 2^53, more digits than a
 * double has) is kept as a text with its very digits. Node 20 cannot show the source of a number while it parses, so
 * the text is searched; only when 16 digits stand in a row or an exponent has three, as in few answers.
 *
 * @throws SyntaxError when the text is not JSON.
 */
export function parseExactly(text: string): unknown {
  return JSON.parse(quoteInexact(text));
}

/** Whether a JSON text may have a number that a JavaScript number would change. */
export const mayBeInexact = (text: string): boolean => /[\d.]{16}|\d[eE][+-]?\d{3}/.test(text);

/** The JSON text with every number that a JavaScript number would change in quotes. */
export const quoteInexact = (text: string): string =>
  mayBeInexact(text)
    ? text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g, (token) =>
        token[0] === '"' || digits(token) === digits(String(Number(token))) ? token : `"${token}"`,
      )
    : text;

/** The significant digits of a number. */
const digits = (number: string): string => number.replace(/[eE].*|[-.]/g, "").replace(/^0+|0+$/g, "");
