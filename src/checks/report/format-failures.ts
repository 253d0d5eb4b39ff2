import { visible } from "../finding.ts";
import type { ApiReport } from "./api-report.ts";
import { paint } from "./paint.ts";

export interface FailureOptions {
  color?: boolean;
  /** Lines of each kind that are shown; how many more there are is said. 50 when absent. */
  limit?: number;
}

/** Every failed case with its findings, then the drift, what could not be checked and what was not sent; empty when there is nothing to say. */
export function formatFailures(
  reports: readonly ApiReport[],
  { color = false, limit = 50 }: FailureOptions = {},
): string {
  const failures: string[] = [];
  const drift = new Set<string>();
  const reasons = new Map<string, number>();
  for (const { api, results } of reports) {
    for (const { case: one, ok, findings, skipped } of results) {
      if (skipped !== undefined) {
        const reason = `${api} ${one.operation}: ${skipped}`;
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      }
      for (const { severity, summary } of findings) if (severity === "warning") drift.add(summary);
      if (ok || skipped !== undefined) continue;
      const { method, path, query } = one.request;
      const errors = findings.filter(({ severity }) => severity === "error");
      const title = `${paint(color, "red", "FAILED")} ${api} ${one.name}`;
      const lines = errors.map(({ summary }) => `  ${summary}`);
      failures.push([title, paint(color, "dim", `  ${method} ${path}${query && `?${query}`}`), ...lines].join("\n"));
    }
  }
  const skips = [...reasons].map(([reason, count]) => `${reason} (${count} ${count === 1 ? "case" : "cases"})`);
  const label = (word: string) => (line: string) => `${paint(color, "yellow", word)} ${line}`;
  const unchecked = reports.flatMap(({ api, unchecked }) => unchecked.map((why) => `${api} ${why}`));
  return [
    ...atMost(limit, failures, "failed cases"),
    ...atMost(limit, [...drift].map(label("DRIFT")), "of drift"),
    ...atMost(limit, unchecked.map(visible).map(label("UNCHECKED")), "parts that are not checked"),
    ...atMost(limit, skips.map(visible).map(label("SKIPPED")), "reasons to skip cases"),
  ].join("\n");
}

/** The first lines, and how many more there are. */
const atMost = (limit: number, lines: readonly string[], what: string): string[] =>
  lines.length > limit ? [...lines.slice(0, limit), `and ${lines.length - limit} more ${what}`] : [...lines];
