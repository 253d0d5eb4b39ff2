import type { Contract, Operation } from "../contract/index.ts";
import { mockServer } from "../core/mock-server.ts";
import { type SchemaNodes, schemaNodes } from "../schema/index.ts";
import { assess } from "./assess.ts";
import type { Case } from "./case.ts";
import { type CheckResult, resultOf } from "./check-result.ts";
import { carriedBy } from "./coverage.ts";
import { curlLine } from "./curl-line.ts";
import { ExchangeFailed } from "./exchange-failed.ts";
import { type Finding, toFinding } from "./finding.ts";
import { isSuccess } from "./match-response.ts";
import type { RunContext } from "./run-context.ts";
import { newJob, openSender } from "./send-case.ts";

/** Runs one case after the other. */
export type Lane = (one: Case, operation: Operation) => Promise<CheckResult>;

/**
 * Opens a lane.
 *
 * @returns what sends the request of a case, assesses the response, and gives the result with all that was seen and sent.
 */
export function openLane(context: RunContext): Lane {
  const { contract } = context;
  const send = openSender(context);
  return async (one, operation) => {
    const job = newJob(context, one);
    const result = resultOf(job);
    const skip = one.skip ?? unknownScheme(contract, operation);
    if (skip) return result({ skipped: skip });
    const repeatable = (findings: readonly Finding[]) =>
      findings.map((finding) => ({ ...finding, curl: curlLine(contract, operation, one, shownUrl(context)) }));
    try {
      const response = await send(one, operation, job);
      const judgement = assess(one, response, { ...context, operation });
      const findings = repeatable(judgement.findings);
      const judged = result({ status: response.status, ...judgement, findings });
      return { ...judged, sent: carried(schemaNodes(contract.document), operation, one, judged) };
    } catch (error) {
      if (job.skipped !== undefined) return result({ skipped: job.skipped });
      if (!(error instanceof ExchangeFailed)) throw error;
      if (error.isDropped) return result({ inconclusive: error.message });
      const about = { api: contract.api, operation: operation.id, message: error.message };
      return result({ findings: repeatable([toFinding({ kind: "status", severity: "broken", ...about })]) });
    }
  };
}

/** Where a person can send a request again: `countersign mock` serves what a mock in this process cannot. */
export const shownUrl = ({ contract, target, baseUrl }: RunContext): string =>
  target === "mock" ? `${mockServer}/${contract.api}` : baseUrl;

const carried = (nodes: SchemaNodes, operation: Operation, one: Case, { ok, status = 0 }: CheckResult): string[] =>
  ok && isSuccess(operation, status) ? carriedBy(nodes, operation, one) : [];

/** Why an operation cannot be called at all: every way in takes a value that nobody but the vendor knows how to make. */
export function unknownScheme({ schemes }: Contract, { security }: Operation): string | undefined {
  const unknown = (key: string) => (Object.hasOwn(schemes, key) ? schemes[key]?.unknown : undefined);
  const reasons = security.map((requirement) => requirement.map(unknown).find(Boolean));
  return security.length > 0 && reasons.every(Boolean) ? `cannot be signed: ${reasons[0]}` : undefined;
}
