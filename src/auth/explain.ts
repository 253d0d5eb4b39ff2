import { plural } from "../core/plural.ts";
import { toBytes, toHex, toText, type Value } from "./bytes.ts";
import { hash } from "./digests.ts";
import type { Step } from "./evaluate.ts";
import { isDigest, isKeyed } from "./functions/registry.ts";
import { originOf, type PartOrigin } from "./origin.ts";
import { bare, builtInNames, printExpression } from "./template.ts";

/** One part of what was hashed, in order. */
export interface CanonicalPart {
  /** As the template writes it: `unixSeconds`, `hex(sha256(body))`, `"."`. */
  expression: string;
  /** What may be shown: the part itself, or the length and fingerprint of a credential. */
  shown: string;
  /** Where it comes from. */
  origin: PartOrigin;
  /** First byte of the canonical string that belongs to this part, and the one after its last. */
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
  /** The parts, concatenated, with credentials masked. */
  canonical: string;
  /** Length of the real canonical string in bytes. */
  bytes: number;
  /** Lower-case hexadecimal. */
  result: string;
}

export interface ExplainOptions {
  /** Shows credentials: for published test credentials in documentation, never for real ones. */
  reveal?: boolean;
}

/** A credential as its length and the first 8 digits of its SHA-256: enough to see which one it is, not what it is. */
export async function fingerprint(secret: Value): Promise<string> {
  const bytes = toBytes(secret);
  return `${plural(bytes.length, "byte")}, SHA-256 ${toHex(await hash("sha256", bytes)).slice(0, 8)}…`;
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
    for (const { expression, value } of flatten(keyed ? step.parts.slice(1) : step.parts, steps)) {
      const end = start + toBytes(value).length;
      const masked = holdsCredential(expression) && !reveal;
      const shown = masked ? `‹${printExpression(expression)}: ${await fingerprint(value)}›` : printable(value);
      parts.push({ expression: printExpression(expression), shown, origin: originOf(expression), start, end });
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

/** The parts with those of `join` and `concat` one by one: each comes from somewhere else. */
function flatten(parts: Step["parts"], steps: readonly Step[]): Step["parts"] {
  return parts.flatMap((part) => {
    const { expression } = part;
    // What has a name is shown by its name.
    if (!("call" in expression) || !/^(join|concat)$/.test(expression.call)) return [part];
    const { args } = expression;
    const made = steps.find(
      ({ parts }) => parts.length === args.length && parts.every((one, i) => one.expression === args[i]),
    );
    if (!made) return [part];
    const [separator, ...others] = made.parts;
    if (expression.call === "concat" || !separator) return flatten(made.parts, steps);
    return others.flatMap((one, i) => flatten(i ? [separator, one] : [one], steps));
  });
}

/** A value that the template names with `let`. */
export interface NamedExplanation {
  name: string;
  /** As the template writes it. */
  expression: string;
  /** What may be shown: the value itself, or the length and fingerprint of one that has a credential in it. */
  shown: string;
}

/** Explains every named value among the steps of a signing, in the order in which they were made. */
export async function explainNames(
  steps: readonly Step[],
  { reveal = false }: ExplainOptions = {},
): Promise<NamedExplanation[]> {
  const explanations: NamedExplanation[] = [];
  for (const { name, parts } of steps) {
    const [part] = parts;
    if (name === undefined || !part) continue;
    const masked = holdsKey(part.expression) && !reveal;
    const shown = masked ? `‹${await fingerprint(part.value)}›` : printable(part.value);
    explanations.push({ name, expression: printExpression(part.expression), shown });
  }
  return explanations;
}

// The HMAC of a secret may itself be the key of the next one: it is as secret as what it was made of.
function holdsKey(written: Step["parts"][number]["expression"]): boolean {
  const expression = bare(written);
  return holdsCredential(expression) || ("call" in expression && isKeyed(expression.call));
}

// A hashed credential cannot be read any more; an encoded one can.
export function holdsCredential(written: Step["parts"][number]["expression"]): boolean {
  const expression = bare(written);
  if ("text" in expression) return false;
  if ("name" in expression) return !builtInNames.includes(expression.name);
  return !isDigest(expression.call) && expression.args.some(holdsCredential);
}

/** A string as it is; bytes that are not UTF-8 as hexadecimal. */
export function printable(value: Value): string {
  const text = toText(value);
  return text.includes("�") ? `0x${toHex(value)}` : text;
}
