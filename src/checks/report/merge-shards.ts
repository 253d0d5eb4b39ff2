import type { Coverage, Share } from "../coverage.ts";
import type { CheckResult } from "../run-checks.ts";
import type { ApiReport } from "./api-report.ts";
import { findTooLittle } from "./find-too-little.ts";

/** The report that the parts of one API's checks come to together. */
export function mergeShards(parts: readonly ApiReport[]): ApiReport {
  const [{ shard: _, ...first }] = parts as [ApiReport];
  const sum = (name: "passed" | "failed" | "skipped" | "inconclusive" | "warnings") =>
    parts.reduce((total, part) => total + part[name], 0);
  const results = parts.flatMap(({ results }) => results);
  const left = parts.flatMap(({ left = [] }) => left);
  const stopped = parts.flatMap(({ stopped }) => stopped ?? []);
  return {
    ...first,
    passed: sum("passed"),
    failed: sum("failed"),
    skipped: sum("skipped"),
    inconclusive: sum("inconclusive"),
    warnings: sum("warnings"),
    ...findTooLittle(results.map(withCase)),
    coverage: mergeCoverage(parts.map(({ coverage }) => coverage)),
    results,
    unchecked: [...new Set(parts.flatMap(({ unchecked }) => unchecked))],
    ...(left.length && { left }),
    ...(stopped.length && { stopped: stopped.join("; ") }),
  };
}

/** In a file of results, what is known of a case stands beside the result. */
const withCase = (result: CheckResult): CheckResult =>
  result.case ? result : { ...result, case: { ...(result as CheckResult & CheckResult["case"]) } };

/** What is counted, by how its labels begin. */
const kinds: [
  name: "operations" | "statuses" | "properties" | "enumValues" | "webhooks" | "parameters",
  begins: RegExp,
][] = [
  ["operations", /^operation /],
  ["statuses", /^status /],
  ["properties", /^response property /],
  ["enumValues", /^value /],
  ["webhooks", /^webhook /],
  ["parameters", /^/],
];

/** What no part exercised is missing. */
function mergeCoverage(parts: readonly Coverage[]): Coverage {
  const [first] = parts as [Coverage];
  const others = parts.slice(1).map(({ missing }) => new Map(missing.map((label) => [withoutReason(label), label])));
  const missing = first.missing.flatMap((label) => {
    const labels = others.map((other) => other.get(withoutReason(label)));
    if (labels.includes(undefined)) return [];
    // The part that the operation is of knows why.
    return [label, ...(labels as string[])].reduce((best, one) => (one.length > best.length ? one : best));
  });
  const kindOf = (label: string) => kinds.find(([, begins]) => begins.test(label))?.[0];
  const shares = Object.fromEntries(
    kinds.map(([name]): [string, Share] => {
      const { total } = first[name];
      return [name, { covered: total - missing.filter((label) => kindOf(label) === name).length, total }];
    }),
  );
  const total = Object.values(shares).reduce((sum, one) => sum + one.total, 0);
  const percent = total ? Math.floor((100 * (total - missing.length)) / total) : null;
  return { ...first, ...shares, percent, missing };
}

const withoutReason = (label: string): string => label.replace(/^((?:operation|webhook) [^:]+):.*/, "$1");
