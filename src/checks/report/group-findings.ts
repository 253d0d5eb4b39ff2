import type { CaseRecord } from "../case.ts";
import type { Finding } from "../finding.ts";
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
      const place = claim?.startsWith("/components/") ? [claim] : [operation, pointer?.replace(/\/\d+(?=\/|$)/g, "/*")];
      const key = JSON.stringify([severity, message, ...place]);
      const group = groups.get(key) ?? { finding, cases: [], operations: [] };
      if (!group.operations.includes(operation)) group.operations.push(operation);
      groups.set(key, group);
      if (group.cases.at(-1) !== one) group.cases.push(one);
    }
  return [...groups.values()];
}
