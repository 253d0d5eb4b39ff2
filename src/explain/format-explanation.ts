import type { DigestExplanation, NamedExplanation } from "../auth/index.ts";
import { plural } from "../core/plural.ts";

/** What was hashed, for people: the named values, then each hash with its parts, the bytes they take, and the digest. */
export function formatExplanation(
  explanations: readonly DigestExplanation[],
  names: readonly NamedExplanation[] = [],
): string {
  const named = names.map(
    ({ name, expression, shown }) => `${name} = ${expression}\n  ${shown.replaceAll("\n", "\n  ")}`,
  );
  const hashed = explanations.map(({ digest, key, parts, bytes, result }) => {
    const width = Math.max(0, ...parts.map(({ expression }) => expression.length));
    const rows = parts.map(
      ({ expression, shown, start, end }) =>
        `  ${expression.padEnd(width)}  ${start === end ? "(empty)" : `bytes ${start}-${end - 1}`}  ${shown.replaceAll("\n", "\\n")}`,
    );
    return [`${digest} of ${plural(bytes, "byte")}${key ? `, keyed with ${key}` : ""}:`, ...rows, `  = ${result}`].join(
      "\n",
    );
  });
  return [...named, ...hashed].join("\n");
}
