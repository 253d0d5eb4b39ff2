import { type CaseRecord, toRecord } from "./case.ts";
import { type Finding, toFinding } from "./finding.ts";
import { type WireJob, withoutSecrets } from "./wire.ts";

/** What one case showed. Nothing in it holds a credential, a header or a body. */
export interface CheckResult {
  case: CaseRecord;
  /** No finding is `broken`. */
  ok: boolean;
  /** Why the request was not sent; the case counts as neither passed nor failed. */
  skipped?: string;
  /** Why the response says nothing about what the case asks; the case counts as neither passed nor failed. */
  inconclusive?: string;
  findings: Finding[];
  /** Absent when there was no response. */
  status?: number;
  /** Key of the documented response that the response was held against, such as `200` or `4XX`. */
  response?: string;
  /**
   * What the response showed of the contract and no earlier one of the run did: pointers of properties, `pointer=value` of
   * values of closed sets.
   */
  seen: string[];
  /** What a request that succeeded carried, and no earlier one: `query limit`, pointers of properties of the body. */
  sent: string[];
  /** How long the exchange took, in milliseconds. */
  ms: number;
  /** How many random requests were sent, where the case is about those. */
  requests?: number;
}

/** Makes the result of a case, with no secret in it. */
export function resultOf(job: WireJob): (rest: Partial<CheckResult>) => CheckResult {
  const started = performance.now();
  return (rest) => {
    const shown = withoutSecrets(rest, job.credentials);
    const findings = withoutSecrets(shown.findings ?? [], job.secrets).map(toFinding);
    const ok = findings.every(({ severity }) => severity !== "broken");
    const ms = Math.round((performance.now() - started) * 10) / 10;
    // A response that breaks the contract says something, whatever it was to show.
    if (!ok) delete shown.inconclusive;
    return { case: toRecord(job.case), ok, seen: [], sent: [], ms, ...shown, findings };
  };
}
