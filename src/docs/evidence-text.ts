import type { Evidence } from "../contract/index.ts";
import { codeSpan, link, safeMarkdown } from "./markdown.ts";

/** What the levels mean, in one sentence each; the words are the contract's own. */
export const meanings = {
  documented: "A page of the vendor says so.",
  observed: "Seen in public client code or in traffic.",
  assumed: "Our assumption; the note says why.",
};

/**
 * Evidence in one line of Markdown: level, source, note, and the constraints that are known in another way. A source that
 * the reader has `seen` already is left out.
 */
export function evidenceText({ level, source, note, constraints }: Evidence, seen?: string): string {
  const parts = [`**${safeMarkdown(level)}**`];
  if (source && source !== seen) parts.push(link("source", source));
  const own = `${parts.join(", ")}.${note ? ` ${safeMarkdown(note.trim())}` : ""}`;
  const others = eachConstraint(constraints ?? {}).filter(([, evidence]) => evidence.level !== level);
  return [own, ...others.map(([name, evidence]) => `${name}: ${evidenceText(evidence, source)}`)].join(" ");
}

const kinds: Readonly<Record<string, string>> = {
  required: "That it is required",
  enum: "That the list is closed",
  bounds: "Its bounds",
  format: "Its format",
};

/** What is said of constraints, each with its name: of a kind, or of one required property. */
const eachConstraint = (constraints: Record<string, unknown>): [name: string, Evidence][] =>
  Object.entries(constraints).flatMap(([kind, said]): [string, Evidence][] => {
    const name = kinds[kind] ?? kind;
    if (typeof said === "string") return [[name, { level: said as Evidence["level"] }]];
    if (kind !== "required" || isEvidence(said)) return [[name, said as Evidence]];
    return Object.entries(said as Record<string, unknown>).map(([property, one]) => [
      `That ${codeSpan(property)} is required`,
      (typeof one === "string" ? { level: one } : one) as Evidence,
    ]);
  });

const isEvidence = (said: unknown): boolean => typeof (said as Evidence | null)?.level === "string";
