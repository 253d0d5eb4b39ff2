import type { CaseKind } from "./case.ts";
import type { CheckResult } from "./check-result.ts";

/** Cases about requests that must be refused. */
const refusing: readonly CaseKind[] = ["credential", "parameter", "body"];

/**
 * A refusal shows something only where the good request of the operation was not refused in the same way: an API that says 404
 * to everything refuses wrong input as well. Such cases become inconclusive; at a live target also those where the status is
 * not the expected one, since it may come from what the good request lacks too, such as an object that is there.
 */
export function withControls(results: readonly CheckResult[], target: "mock" | "live"): CheckResult[] {
  const controls = new Map<string, Set<number>>();
  for (const { case: one, status, skipped } of results)
    if (one.kind === "success" && skipped === undefined && status !== undefined)
      controls.set(one.operation, (controls.get(one.operation) ?? new Set()).add(status));
  return results.map((result) => {
    const { case: one, status = 0, ok, findings } = result;
    const control = controls.get(one.operation);
    if (!refusing.includes(one.kind) || status < 400 || !control?.has(status)) return result;
    if ([...control].some((status) => status < 400)) return result;
    const isAboutStatus = findings.every(({ kind }) => kind === "status");
    if (!ok && (target === "mock" || !isAboutStatus)) return result;
    return { ...result, ok: true, findings: [], inconclusive: `got ${status}, and so did the request that is good` };
  });
}
