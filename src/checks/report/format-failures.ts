import { visible } from "../finding.ts";
import type { ApiReport } from "./api-report.ts";
import { paint } from "./paint.ts";

export interface FailureOptions {
  color?: boolean;
  /** Cases that are shown in full; how many more there are is said. 50 when absent. */
  limit?: number;
}

/** Every failed case with its findings, then the drift and what was not sent; empty when there is nothing to say. */
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
  const shown = failures.slice(0, limit);
  if (failures.length > limit) shown.push(`and ${failures.length - limit} more failed cases`);
  for (const summary of drift) shown.push(`${paint(color, "yellow", "DRIFT")} ${summary}`);
  const skips = [...reasons].map(([reason, count]) => `${reason} (${count} ${count === 1 ? "case" : "cases"})`);
  for (const reason of skips.slice(0, limit)) shown.push(`${paint(color, "yellow", "SKIPPED")} ${visible(reason)}`);
  if (skips.length > limit) shown.push(`and ${skips.length - limit} more reasons to skip cases`);
  return shown.join("\n");
}
