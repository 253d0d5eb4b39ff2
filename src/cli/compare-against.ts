import { readFileSync } from "node:fs";
import {
  type Comparison,
  compareSteps,
  compareValue,
  type PartComparison,
  type Requirement,
  type Schemes,
  type Step,
  sentValue,
  type WireRequest,
} from "../auth/index.ts";
import { UsageError } from "../core/errors.ts";
import { canonicalText } from "../explain/index.ts";

/** What somebody else hashed, or a value that they sent, beside ours. */
export type Against = { canonical: Comparison } | { value: string; parts: PartComparison[] };

/**
 * Compares with what `--against` says: `NAME: VALUE` is the value of a scheme, anything else a canonical string.
 *
 * @throws UsageError when the file cannot be read, the value does not have the form of its template, or nothing was hashed.
 */
export async function compareAgainst(
  given: string,
  schemes: Schemes,
  requirement: Requirement,
  signed: WireRequest,
  steps: readonly Step[],
): Promise<Against> {
  const bytes = given.startsWith("@") ? readGiven(given.slice(1)) : new TextEncoder().encode(given);
  const [, name = "", value = ""] = /^([^:\s]+):[ \t]*(.*?)\r?\n?$/s.exec(new TextDecoder().decode(bytes)) ?? [];
  for (const key of requirement) {
    const scheme = schemes[key];
    if (!scheme || scheme.unknown !== undefined || scheme.name.toLowerCase() !== name.toLowerCase()) continue;
    const parts = await compareValue(scheme.value, sentValue(scheme, signed)?.value ?? "", value);
    if (!parts) throw new UsageError(`sign: --against: this ${scheme.name} does not have the form of ours.`);
    return { value: scheme.name, parts };
  }
  const canonical = compareSteps(steps, bytes);
  if (!canonical)
    throw new UsageError("sign: --against: nothing is hashed here; there is no canonical string to compare.");
  return { canonical };
}

function readGiven(file: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(file));
  } catch (error) {
    throw new UsageError(`sign: --against: ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/** The comparison, for people. */
export function formatComparison(against: Against): string {
  if ("canonical" in against) return canonicalText(against.canonical);
  const differing = against.parts.filter(({ same }) => !same);
  if (differing.length === 0) return `Their ${against.value} is ours.`;
  const rows = differing.map(
    ({ part, kind, ours, theirs }) => `  ${kind} ${part}:\n    ours    ${ours}\n    theirs  ${theirs}`,
  );
  const hint = differing.some(({ kind }) => kind === "clock")
    ? "\nSign with --at set to their time to compare the signatures."
    : differing.every(({ kind }) => kind === "signature")
      ? "\nOnly the signature differs: another secret, or other bytes were hashed."
      : "";
  return `Their ${against.value} differs from ours:\n${rows.join("\n")}${hint}`;
}
