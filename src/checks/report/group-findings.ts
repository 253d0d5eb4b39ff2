import { anyItem } from "../../core/json-pointer.ts";
import type { CaseRecord } from "../case.ts";
import { type Finding, severities } from "../finding.ts";
import type { CheckResult } from "../run-checks.ts";

/** A finding, and every case that showed it. */
export interface FindingGroup {
  finding: Finding;
  cases: CaseRecord[];
  /** Operations that showed it. */
  operations: string[];
}

/** One cause, one finding: what several cases, or several items of a list, have in common is told once. */
export function groupFindings(results: readonly CheckResult[]): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const { case: one, findings } of results)
    for (const finding of findings) {
      const { severity, operation, pointer, message, claim } = finding;
      // What is wrong with a shared schema is one thing, however many operations refer to it.
      const place = claim?.startsWith("/components/") ? [claim] : [operation, pointer && anyItem(pointer)];
      const key = JSON.stringify([severity, message, ...place]);
      const group = groups.get(key) ?? { finding, cases: [], operations: [] };
      if (!group.operations.includes(operation)) group.operations.push(operation);
      groups.set(key, group);
      if (group.cases.at(-1) !== one) group.cases.push(one);
    }
  return mergeSymptoms([...groups.values()]);
}

/** A value that is not what other responses say, nor like the examples, is one cause: the worst is told, with the others beside it. */
function mergeSymptoms(groups: readonly FindingGroup[]): FindingGroup[] {
  const merged = new Map<string, FindingGroup>();
  for (const [i, group] of groups.entries()) {
    const { kind, operation, pointer } = group.finding;
    const isSymptom = pointer && (kind === "relation" || kind === "example");
    const key = isSymptom ? JSON.stringify([operation, anyItem(pointer)]) : String(i);
    const other = merged.get(key);
    merged.set(key, other ? mergeTwo(other, group) : group);
  }
  return [...merged.values()];
}

function mergeTwo(one: FindingGroup, other: FindingGroup): FindingGroup {
  const rank = ({ finding }: FindingGroup) => severities.indexOf(finding.severity);
  const [worse, better] = rank(other) < rank(one) ? [other, one] : [one, other];
  const also = [...(worse.finding.also ?? []), better.finding.message, ...(better.finding.also ?? [])];
  return {
    finding: { ...worse.finding, also: [...new Set(also)] },
    cases: [...new Set([...worse.cases, ...better.cases])],
    operations: [...new Set([...worse.operations, ...better.operations])],
  };
}
