import type { Contract, Operation } from "../contract/index.ts";
import type { Credentials } from "./authenticate.ts";
import type { Fault } from "./faults/read-scenario.ts";
import type { LogEntry } from "./log-line.ts";
import type { Change } from "./state/request-context.ts";
import type { Delivery } from "./webhooks/delivery.ts";

/** What the mock sends back. Header names are lower case; an absent body is an empty one. */
export interface MockResponse {
  status: number;
  headers: Record<string, string>;
  body?: string;
  /** What the body is the JSON of; absent when it is not JSON. Never written into. */
  json?: unknown;
  /** Why the headers, and why the body, do not fit what the contract says of them, in a clause; absent where they fit, as far as is known. */
  headersMisfit?: string | undefined;
  bodyMisfit?: string | undefined;
  /** Milliseconds to wait before it is sent. */
  latency?: number | undefined;
  /** What goes wrong on its way. */
  fault?: Fault | undefined;
}

/** The response to a request, and what the log says about it. */
export interface Outcome extends Pick<LogEntry, "api" | "verdict" | "detail" | "operation"> {
  /** As the log may show it. */
  path?: string;
  response: MockResponse;
  /** Whether nobody is told of it. */
  isQuiet?: boolean;
  /** The API that took the request. */
  target?: { contract: Contract; credentials: Credentials } | undefined;
  /** The operation that it led to, and the path as the contract has it. */
  routed?: { operation: Operation; path: string; namespace: string } | undefined;
  /** What it changed in the state. */
  changes?: readonly Change[] | undefined;
  /** The webhooks that it caused. */
  deliveries?: readonly Delivery[] | undefined;
}

/** A response with another body of JSON. */
export const withJson = (response: MockResponse, json: unknown, bodyMisfit?: string): MockResponse => ({
  ...response,
  body: JSON.stringify(json),
  json,
  bodyMisfit,
});

export const withHeader = (response: MockResponse, name: string, text: string): MockResponse => ({
  ...response,
  headers: { ...response.headers, [name]: headerText(text) },
});

/** A response that is the mock's own and not the vendor's, as RFC 9457 has it. `detail` is one sentence for people. */
export function problem(
  status: number,
  title: string,
  detail: string,
  headers: Record<string, string> = {},
): MockResponse {
  return {
    status,
    headers: { ...headers, "content-type": "application/problem+json" },
    body: `${JSON.stringify({ type: "about:blank", title, status, detail })}\n`,
  };
}

/** A problem, and its detail in the log. */
export const problemOutcome = (verdict: LogEntry["verdict"], ...about: Parameters<typeof problem>): Outcome => ({
  verdict,
  response: problem(...about),
  detail: { reasons: [about[2].replace(/\.$/, "")] },
});

/** A response to a request that is not as the contract wants it, with the reasons in a header. */
export const invalid = (response: MockResponse, reasons: string[]): Outcome => ({
  verdict: "invalid",
  response: withHeader(response, "countersign-invalid", reasons.join("; ")),
  detail: { reasons },
});

/** Text as a header may carry it: printable ASCII, at most 1,000 characters. */
export const headerText = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .replace(/[^\x20-\x7e]/g, "?")
    .slice(0, 1000);
