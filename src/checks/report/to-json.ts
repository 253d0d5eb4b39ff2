import type { ApiReport } from "./api-report.ts";

/** The reports as plain JSON: bodies of requests are left out, each case is named by what it is. */
export function toJson(reports: readonly ApiReport[]): object {
  return reports.map(({ results, ...report }) => ({
    ...report,
    results: results.map(({ case: one, ok, skipped, inconclusive, findings, status, requests, ms }) => ({
      name: one.name,
      operation: one.operation,
      kind: one.kind,
      ok,
      skipped,
      inconclusive,
      status,
      requests,
      ms,
      findings,
    })),
  }));
}
