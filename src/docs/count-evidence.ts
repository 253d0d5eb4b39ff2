import type { OpenApiDocument } from "../contract/index.ts";
import { walkDocument } from "./walk-document.ts";

export const levels = ["documented", "observed", "assumed"] as const;

/** How many claims of a contract stand at each level. */
export type EvidenceCount = Record<(typeof levels)[number], number>;

/** Counts every `x-evidence` of a bundled document; a component that many refer to counts once. */
export function countEvidence(document: OpenApiDocument): EvidenceCount {
  const count: EvidenceCount = { documented: 0, observed: 0, assumed: 0 };
  walkDocument(document, (node) => {
    const level = node["x-evidence"]?.level;
    if (Object.hasOwn(count, level)) count[level as keyof EvidenceCount]++;
  });
  return count;
}
