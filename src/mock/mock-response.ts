import type { Fault } from "./faults/effect.ts";

/** What the mock sends back. Header names are lower case; an absent body is an empty one. */
export interface MockResponse {
  status: number;
  headers: Record<string, string>;
  body?: string;
  /** What the body is the JSON of; absent when it is not JSON. Never written into. */
  json?: unknown;
  /** Why headers or body do not fit what the contract says of them, in a clause; absent where they fit, as far as is known. */
  misfits?: { headers?: string; body?: string };
  /** Milliseconds to wait before it is sent. */
  latency?: number;
  /** What goes wrong on its way. */
  fault?: Fault;
}

/** A response with another body of JSON. */
export function withJson(response: MockResponse, json: unknown, misfit?: string): MockResponse {
  const { misfits, ...rest } = response;
  const all = { ...misfits, body: misfit };
  if (misfit === undefined) delete all.body;
  return { ...rest, body: JSON.stringify(json), json, ...(Object.keys(all).length > 0 && { misfits: all }) };
}

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

/** Text as a header may carry it: printable ASCII, at most 1,000 characters. */
export const headerText = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .replace(/[^\x20-\x7e]/g, "?")
    .slice(0, 1000);
