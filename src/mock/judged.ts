import type { Operation } from "../contract/index.ts";
import { headerText, type MockAnswer, problem } from "./answer.ts";
import type { LogEntry } from "./log-line.ts";
import { answerKey } from "./preferences.ts";
import type { Forecast } from "./weather/create-weather.ts";
import { rateHeaders } from "./weather/rate-headers.ts";

/** A request's answer, and what the log says about it. */
export type Judged = Pick<LogEntry, "verdict" | "detail" | "operation"> & { path?: string; answer: MockAnswer };

/** An answer with the scenario's latency and fault, and the contract's headers on the limits. */
export function weathered(judged: Judged, operation: Operation, { latency, fault, rates }: Forecast): Judged {
  const { answer } = judged;
  const declared = operation.answers[answerKey(operation, answer.status) ?? ""];
  const headers = { ...answer.headers, ...(rates.length && rateHeaders(declared, rates)) };
  const waits = (latency ?? 0) + (answer.latency ?? 0);
  const struck = answer.fault ?? fault;
  return {
    ...judged,
    answer: { ...answer, headers, ...(waits && { latency: waits }), ...(struck && { fault: struck }) },
  };
}

/** An answer of the mock itself. */
export function own(
  verdict: LogEntry["verdict"],
  status: number,
  title: string,
  detail: string,
  headers?: Record<string, string>,
): Judged {
  return { verdict, answer: problem(status, title, detail, headers), detail: { reasons: [detail.replace(/\.$/, "")] } };
}

/** An answer to a request that is not as the contract wants it, with the reasons in a header. */
export const invalid = (answer: MockAnswer, reasons: string[]): Judged => ({
  verdict: "invalid",
  answer: withHeader(answer, "countersign-invalid", reasons.join("; ")),
  detail: { reasons },
});

export const withHeader = (answer: MockAnswer, name: string, text: string): MockAnswer => ({
  ...answer,
  headers: { ...answer.headers, [name]: headerText(text) },
});
