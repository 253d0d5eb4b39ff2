/** A value that must not be seen, and what stands for it. */
export interface Secret {
  value: string;
  shown: string;
}

export type Mask = (text: string) => string;

/** Shorter ones are parts of many words: they are looked for as words of their own. */
const leastLength = 4;

/** A function that takes secrets out of a text, however they are written in it: plain, in a URL or form, or in JSON. */
export function maskText(secrets: readonly Secret[]): Mask {
  const written = secrets
    .filter(({ value }) => value.length > 0)
    .flatMap(({ value, shown }) => spellings(value).map((value) => ({ value, shown })))
    // The longest first: a part of it would leave the rest.
    .sort((a, b) => b.value.length - a.value.length);
  const numbers = new Map(written.map(({ value, shown }) => [Number(value), shown]));
  return (text) => {
    const decoded = text.includes("\\")
      ? text.replace(escapedString, (literal) => maskLiteral(literal, secrets))
      : text;
    const counted = decoded.replace(oddNumber, (number) => numbers.get(Number(number)) ?? number);
    return written.reduce(replaceAll, counted);
  };
}

function spellings(value: string): string[] {
  // Half of a surrogate pair cannot be in a URL.
  const encoded = encodeURIComponent(value.replace(/\p{Surrogate}/gu, ""));
  return [...new Set([value, encoded, encoded.replaceAll("%20", "+"), JSON.stringify(value).slice(1, -1)])];
}

/** A string of JSON with an escape in it. */
const escapedString = /"(?:[^"\\]|\\.)*\\(?:[^"\\]|\\.)*"/gs;

/** A number in another form than JavaScript writes it. */
const oddNumber = /(?<![\w.])-?\d+(?:\.\d*0|(?:\.\d+)?e[+-]?\d+)(?![\w.])/gi;

function maskLiteral(literal: string, secrets: readonly Secret[]): string {
  try {
    const value: string = JSON.parse(literal);
    const found = secrets.find((secret) => secret.value && value.includes(secret.value));
    return found ? JSON.stringify(found.shown) : literal;
  } catch {
    return literal;
  }
}

function replaceAll(text: string, { value, shown }: Secret): string {
  if (!text.includes(value)) return text;
  if (value.length >= leastLength) return text.replaceAll(value, () => shown);
  const quoted = value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${quoted}(?![\\p{L}\\p{N}])`, "gu"), () => shown);
}
