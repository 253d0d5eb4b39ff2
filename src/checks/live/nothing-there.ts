import type { Contract } from "../../contract/index.ts";
import { plural } from "../../core/plural.ts";
import type { CheckResult } from "../check-result.ts";
import { toFinding } from "../finding.ts";

/**
 * The results of a live run, where every response was a 404 of which none is the contract's own: then the base URL is
 * another one than the API's. One finding says so, and the rest says nothing.
 */
export function nothingThere(results: readonly CheckResult[], { api }: Contract, baseUrl: string): CheckResult[] {
  const answered = results.filter(({ status }) => status !== undefined);
  const isOwn = ({ response, findings, case: one }: CheckResult) =>
    one.kind === "success" && response !== undefined && findings.length === 0;
  if (answered.length < 2 || answered.some((one) => one.status !== 404 || isOwn(one))) return [...results];
  const operation = answered[0]?.case.operation ?? "";
  const message = `nothing at ${baseUrl} seems to be this API: each of ${plural(answered.length, "request")} got 404; check the base URL, its path too`;
  const finding = toFinding({ kind: "status", severity: "broken", api, operation, message });
  return results.map((result) => {
    if (result === answered[0]) return { ...withoutVerdict(result), ok: false, findings: [finding] };
    if (result.skipped !== undefined) return result;
    return { ...withoutVerdict(result), ok: true, findings: [], inconclusive: "got 404, and so did every request" };
  });
}

function withoutVerdict({ inconclusive, ...rest }: CheckResult): CheckResult {
  return rest;
}
