import { type Operation, responseKey } from "../contract/index.ts";
import type { FaultPlan } from "./faults/create-faults.ts";
import { rateHeaders } from "./faults/rate-headers.ts";
import type { LogEntry } from "./log-line.ts";
import { headerText, type MockResponse, problem } from "./mock-response.ts";

/** The response to a request, and what the log says about it. */
export type Outcome = Pick<LogEntry, "verdict" | "detail" | "operation"> & { path?: string; response: MockResponse };

/** A response with the scenario's latency and fault, and the contract's headers on the limits. */
export function withFaults(outcome: Outcome, operation: Operation, { latency, fault, rates }: FaultPlan): Outcome {
  const { response } = outcome;
  const declared = operation.responses[responseKey(operation, response.status) ?? ""];
  const headers = { ...response.headers, ...(rates.length && rateHeaders(declared, rates)) };
  const waits = (latency ?? 0) + (response.latency ?? 0);
  const injected = response.fault ?? fault;
  return {
    ...outcome,
    response: { ...response, headers, ...(waits && { latency: waits }), ...(injected && { fault: injected }) },
  };
}

/** A response of the mock itself. */
export function problemOutcome(
  verdict: LogEntry["verdict"],
  status: number,
  title: string,
  detail: string,
  headers?: Record<string, string>,
): Outcome {
  return {
    verdict,
    response: problem(status, title, detail, headers),
    detail: { reasons: [detail.replace(/\.$/, "")] },
  };
}

/** A response to a request that is not as the contract wants it, with the reasons in a header. */
export const invalid = (response: MockResponse, reasons: string[]): Outcome => ({
  verdict: "invalid",
  response: withHeader(response, "countersign-invalid", reasons.join("; ")),
  detail: { reasons },
});

/** Says of a response that does not fit the contract that it does not. */
export function tellMisfit(outcome: Outcome): Outcome {
  const { response, detail } = outcome;
  const misfits = Object.values(response.misfits ?? {});
  if (misfits.length === 0) return outcome;
  return {
    ...outcome,
    response: withHeader(response, "countersign-misfit", misfits.join("; ")),
    detail: { ...detail, reasons: [...(detail?.reasons ?? []), ...misfits] },
  };
}

export const withHeader = (response: MockResponse, name: string, text: string): MockResponse => ({
  ...response,
  headers: { ...response.headers, [name]: headerText(text) },
});
