import type { Fault } from "./faults/read-scenario.ts";
import type { LogEntry } from "./log-line.ts";
import type { RoutedRequest } from "./route-request.ts";
import type { Change } from "./state/request-context.ts";
import type { Delivery } from "./webhooks/delivery.ts";

/** What the mock sends back. Header names are lower case; an absent body is an empty one. */
export interface MockResponse {
  status: number;
  headers: Record<string, string>;
  body?: string | undefined;
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

/** What came of a request: the response, and what is told of it. */
export interface Outcome extends Pick<LogEntry, "verdict" | "detail"> {
  response: MockResponse;
  /** Where it led; absent when it found no operation. */
  routed?: RoutedRequest;
  /** What it changed in the state. */
  changes?: readonly Change[] | undefined;
  /** The webhooks that it caused. */
  deliveries?: readonly Delivery[] | undefined;
  /** Whether nobody is told of it. */
  isQuiet?: boolean;
}

/** A response with another body of JSON. */
export const withJson = (response: MockResponse, json: unknown, bodyMisfit?: string): MockResponse => ({
  // Written out: each request goes through here, and a spread costs more than the rest.
  status: response.status,
  headers: response.headers,
  body: JSON.stringify(json),
  json,
  headersMisfit: response.headersMisfit,
  bodyMisfit,
  latency: response.latency,
  fault: response.fault,
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
