import { concatBytes, toBytes, toHex, toText, type Value } from "./bytes.ts";
import { hash } from "./digests.ts";
import type { Step } from "./evaluate.ts";
import { isDigest, isKeyed } from "./function-signatures.ts";
import { builtInNames, printExpression } from "./template.ts";

/** One part of what was hashed, in order. */
export interface CanonicalPart {
  /** As the template writes it: `unixSeconds`, `hex(sha256(body))`, `"."`. */
  expression: string;
  /** What may be shown: the text, or the length and fingerprint of a credential. */
  shown: string;
  /** First byte of the canonical string that belongs to this part, and the one behind its last. */
  start: number;
  end: number;
}

/** What one hash of a signature was made from. */
export interface DigestExplanation {
  /** Name of the function, such as `sha512` or `hmacSha256`. */
  digest: string;
  /** The key of an HMAC: its length and fingerprint. */
  key?: string;
  parts: CanonicalPart[];
  /** The parts in a row, credentials masked. */
  canonical: string;
  /** Length of the real canonical string in bytes. */
  bytes: number;
  /** Lower-case hexadecimal. */
  result: string;
}

/** Where two canonical strings part. */
export interface Difference {
  /** Offset of the first byte that differs, counted from 0. */
  offset: number;
  /** The part of ours that the byte belongs to; absent when theirs goes on behind the end of ours. */
  part?: string;
  /** A few characters from there on, ours masked where it is a credential. */
  ours: string;
  theirs: string;
}

export interface ExplainOptions {
  /** Shows credentials in clear: for published test credentials in documentation, never for real ones. */
  reveal?: boolean;
}

/** A credential as its length and the first 8 digits of its SHA-256: enough to see which one it is, not what it is. */
export async function fingerprint(secret: Value): Promise<string> {
  const bytes = toBytes(secret);
  return `${bytes.length} bytes, SHA-256 ${toHex(await hash("sha256", bytes)).slice(0, 8)}…`;
}

/** Explains every hash among the steps of a signing, innermost first. */
export async function explainSteps(
  steps: readonly Step[],
  { reveal = false }: ExplainOptions = {},
): Promise<DigestExplanation[]> {
  const explanations: DigestExplanation[] = [];
  for (const step of steps) {
    if (!isDigest(step.call)) continue;
    const keyed = isKeyed(step.call);
    const parts: CanonicalPart[] = [];
    let start = 0;
    for (const { expression, value } of keyed ? step.parts.slice(1) : step.parts) {
      const end = start + toBytes(value).length;
      const masked = holdsCredential(expression) && !reveal;
      const shown = masked ? `‹${printExpression(expression)}: ${await fingerprint(value)}›` : printable(value);
      parts.push({ expression: printExpression(expression), shown, start, end });
      start = end;
    }
    const key = step.parts[0];
    explanations.push({
      digest: step.call,
      ...(keyed &&
        key && {
          key: `${printExpression(key.expression)}: ${reveal ? printable(key.value) : await fingerprint(key.value)}`,
        }),
      parts,
      canonical: parts.map((part) => part.shown).join(""),
      bytes: start,
      result: toHex(step.result),
    });
  }
  return explanations;
}

/**
 * The first byte at which a canonical string of somebody else differs from the one that a hash was made from.
 *
 * @returns undefined when they are the same.
 */
export function compareCanonical(step: Step, theirs: Value): Difference | undefined {
  const parts = isKeyed(step.call) ? step.parts.slice(1) : step.parts;
  const ours = concatBytes(parts.map((part) => part.value));
  const other = toBytes(theirs);
  let offset = 0;
  while (offset < ours.length && offset < other.length && ours[offset] === other[offset]) offset++;
  if (offset === ours.length && offset === other.length) return undefined;
  let end = 0;
  const part = parts.find(({ value }) => {
    end += toBytes(value).length;
    return offset < end;
  });
  const excerpt = (bytes: Uint8Array) => printable(bytes.slice(offset, offset + 16));
  return {
    offset,
    ...(part && { part: printExpression(part.expression) }),
    ours: part && holdsCredential(part.expression) ? "(a credential)" : excerpt(ours.slice(0, end)),
    theirs: excerpt(other),
  };
}

// A credential that went through a hash is not readable any more; one that was only spelt differently is.
function holdsCredential(expression: Step["parts"][number]["expression"]): boolean {
  if ("text" in expression) return false;
  if ("name" in expression) return !builtInNames.includes(expression.name);
  return !isDigest(expression.call) && expression.args.some(holdsCredential);
}

/** Text as it is; bytes that are not UTF-8 as hexadecimal. */
function printable(value: Value): string {
  const text = toText(value);
  return text.includes("�") ? `0x${toHex(value)}` : text;
}
