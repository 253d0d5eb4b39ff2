import { concatBytes, toBytes, type Value } from "./bytes.ts";
import type { Step } from "./evaluate.ts";
import { fingerprint, holdsCredential, printable } from "./explain.ts";
import { isDigest, isKeyed } from "./functions/registry.ts";
import { readParts } from "./read-value.ts";
import { readVariants } from "./read-variants.ts";
import {
  callsIn,
  type Expression,
  namesIn,
  nonceNames,
  printExpression,
  type Template,
  usesClock,
} from "./template.ts";

/** Where two canonical strings begin to differ. */
export interface Difference {
  /** Offset of the first byte that differs, counted from 0. */
  offset: number;
  /** The part of ours that the byte belongs to; absent when theirs goes on after the end of ours. */
  part?: string;
  /** A few characters from there on, to the end of the part; credentials masked. */
  ours: string;
  theirs: string;
}

const signedParts = (step: Step): Step["parts"] => (isKeyed(step.call) ? step.parts.slice(1) : step.parts);

/** Bytes of a credential, wherever they stand, as dots. */
function mask(bytes: Uint8Array, secrets: readonly Uint8Array[]): Uint8Array {
  const masked = bytes.slice();
  for (const secret of secrets)
    for (let at = 0; secret.length > 0 && at + secret.length <= bytes.length; at++)
      if (secret.every((byte, i) => bytes[at + i] === byte)) masked.fill(46, at, at + secret.length);
  return masked;
}

const commonLength = (a: Uint8Array, b: Uint8Array): number => {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
};

/**
 * The first byte at which the canonical string of another signer differs from the one that a hash was made from.
 *
 * @returns undefined when they are the same.
 */
export function compareCanonical(step: Step, theirs: Value): Difference | undefined {
  const parts = signedParts(step);
  const ours = concatBytes(parts.map((part) => part.value));
  const other = toBytes(theirs);
  const offset = commonLength(ours, other);
  if (offset === ours.length && offset === other.length) return undefined;
  let end = 0;
  const part = parts.find(({ value }) => {
    end += toBytes(value).length;
    return offset < end;
  });
  const secrets = step.parts.filter(({ expression }) => holdsCredential(expression)).map(({ value }) => toBytes(value));
  const hidden = part && holdsCredential(part.expression);
  const until = Math.min(offset + 16, part ? end : Infinity);
  const excerpt = (bytes: Uint8Array) =>
    hidden ? "(a credential)" : printable(mask(bytes, secrets).slice(offset, until));
  return {
    offset,
    ...(part && { part: printExpression(part.expression) }),
    ours: excerpt(ours),
    theirs: excerpt(other),
  };
}

/** The canonical string of another signer against the hash that it is most like. */
export interface Comparison {
  /** Name of the function, such as `sha512` or `hmacSha256`. */
  digest: string;
  /** Absent when the two are the same. */
  difference?: Difference;
}

/**
 * Compares the canonical string of another signer with the hash, among the steps of a signing, that it agrees with
 * longest; the outermost of several.
 *
 * @returns undefined when nothing was hashed.
 */
export function compareSteps(steps: readonly Step[], theirs: Value): Comparison | undefined {
  let closest: Step | undefined;
  let most = -1;
  for (const step of steps.filter(({ call }) => isDigest(call))) {
    const difference = compareCanonical(step, theirs);
    const agreed = difference ? difference.offset : Infinity;
    if (agreed >= most) closest = step;
    most = Math.max(most, agreed);
  }
  const difference = closest && compareCanonical(closest, theirs);
  return closest && { digest: closest.call, ...(difference && { difference }) };
}

/** One part of our value and the same part of another signer's. */
export interface PartComparison {
  /** As the template writes it. */
  part: string;
  kind: "text" | "credential" | "clock" | "nonce" | "signature";
  same: boolean;
  /** Credentials as their length and fingerprint. */
  ours: string;
  theirs: string;
}

function kindOf(part: Expression): PartComparison["kind"] {
  if (callsIn([part]).some(isDigest)) return "signature";
  if (usesClock([part])) return "clock";
  if (namesIn([part]).some((name) => (nonceNames as readonly string[]).includes(name))) return "nonce";
  return holdsCredential(part) ? "credential" : "text";
}

/**
 * Compares two values of one template, such as a header that we made and one that a vendor accepted, part by part;
 * literal text is left out.
 *
 * @returns undefined when theirs does not have the form of the template.
 */
export async function compareValue(
  template: Template,
  ours: string,
  theirs: string,
): Promise<PartComparison[] | undefined> {
  const left = readParts(template, ours);
  const right = readVariants(template, theirs)
    .map((variant) => readParts(template, variant))
    .find((parts) => parts !== undefined);
  if (!left || !right) return undefined;
  const compared: PartComparison[] = [];
  for (const [i, { part, text }] of left.entries()) {
    if (typeof part === "string") continue;
    const other = right[i]?.text ?? "";
    const kind = kindOf(part);
    // Basic credentials, say: encoded, not hashed.
    const hidden = kind !== "signature" && holdsCredential(part);
    const shown = (text: string) => (hidden ? fingerprint(text) : text);
    compared.push({
      part: printExpression(part),
      kind,
      same: text === other,
      ours: await shown(text),
      theirs: await shown(other),
    });
  }
  return compared;
}
