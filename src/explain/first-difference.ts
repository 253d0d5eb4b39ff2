import {
  type Expression,
  fingerprint,
  holdsCredential,
  isDigest,
  isKeyed,
  printable,
  printExpression,
  type Step,
  toBytes,
  toHex,
  type Value,
} from "../auth/index.ts";

/** Where what was hashed first differs from what should have been. */
export interface FirstDifference {
  /** The function whose input differs, such as `sha512`. */
  digest: string;
  /** The right result of it in hexadecimal, by which it is found among the steps. */
  result: string;
  /** First byte that differs, counted from 0; absent when it is in the key. */
  byte?: number;
  /** The part of the formula that it is in; absent after the end of the right one. */
  part?: string;
  /** The part as it should be and as it was; a credential as its length and fingerprint. */
  expected: string;
  yours: string;
}

/**
 * Compares what two signings hashed, from the innermost hash on.
 *
 * @returns undefined when both hashed the same bytes: they differ in the function or in the encoding.
 */
export async function firstDifference(
  expected: readonly Step[],
  made: readonly Step[],
): Promise<FirstDifference | undefined> {
  const ours = expected.filter(({ call }) => isDigest(call));
  const theirs = made.filter(({ call }) => isDigest(call));
  for (const [i, step] of ours.entries()) {
    const other = theirs[i];
    const found = other && (await compare(step, other));
    if (found) return found;
  }
  return undefined;
}

type Part = Step["parts"][number];

async function compare(ours: Step, theirs: Step): Promise<FirstDifference | undefined> {
  const [ourKey, ourParts] = split(ours);
  const [theirKey, theirParts] = split(theirs);
  if (ourKey && theirKey && !same(ourKey.value, theirKey.value))
    return {
      digest: ours.call,
      result: toHex(ours.result),
      part: printExpression(ourKey.expression),
      expected: await shown(ourKey),
      yours: await shown(theirKey),
    };
  let start = 0;
  for (let i = 0; i < Math.max(ourParts.length, theirParts.length); i++) {
    const [our, their] = [ourParts[i], theirParts[i]];
    if (our && their && same(our.value, their.value)) {
      start += toBytes(our.value).length;
      continue;
    }
    const at = start + commonLength(our?.value ?? "", their?.value ?? "");
    return {
      digest: ours.call,
      result: toHex(ours.result),
      byte: at,
      ...(our && { part: printExpression(our.expression) }),
      expected: our ? await shown(our) : "",
      yours: their ? await shown(their) : "",
    };
  }
  return undefined;
}

const split = ({ call, parts }: Step): [key: Part | undefined, parts: Part[]] =>
  isKeyed(call) ? [parts[0], parts.slice(1)] : [undefined, parts];

const same = (a: Value, b: Value): boolean => {
  const [left, right] = [toBytes(a), toBytes(b)];
  return left.length === right.length && commonLength(left, right) === left.length;
};

function commonLength(a: Value, b: Value): number {
  const [left, right] = [toBytes(a), toBytes(b)];
  let length = 0;
  while (length < left.length && length < right.length && left[length] === right[length]) length++;
  return length;
}

const shown = async ({ expression, value }: { expression: Expression; value: Value }): Promise<string> =>
  holdsCredential(expression) ? `‹${printExpression(expression)}: ${await fingerprint(value)}›` : printable(value);

/** How much of a part is shown on each side of the first byte that differs. */
const around = 24;

/**
 * The difference in a sentence.
 *
 * @param isReceived Whether the reader received the request, and somebody else signed it.
 */
export function differenceText(
  { digest, byte, part, expected, yours }: FirstDifference,
  { isReceived = false } = {},
): string {
  const at = [...expected].findIndex((character, i) => character !== [...yours][i]);
  const where = byte === undefined ? `In the key of ${digest}` : `From byte ${byte} of what ${digest} takes on`;
  const [from, to] = [excerpt(expected, at), excerpt(yours, at)];
  return `${where}${part === undefined ? "" : `, in ${part}`}: ${isReceived ? "given here" : "expected"} ${from}, ${isReceived ? "signed" : "yours"} ${to}.`;
}

/** In quotes that what is hashed hardly ever has, so that those in it need no backslash; line breaks are seen. */
const quoted = (text: string): string =>
  `“${text.replace(/[\n\r\t]/g, (white) => JSON.stringify(white).slice(1, -1))}”`;

function excerpt(text: string, at: number): string {
  if (text === "") return "nothing";
  const all = [...text];
  if (all.length <= 3 * around) return quoted(text);
  const middle = at < 0 ? all.length : at;
  const [from, to] = [Math.max(0, middle - around), Math.min(all.length, middle + around)];
  return `${from ? "…" : ""}${quoted(all.slice(from, to).join(""))}${to < all.length ? "…" : ""}`;
}
