import type { Level } from "../contract/index.ts";

/** What a response, or the lack of one, has against the contract. */
export type FindingKind =
  | "status"
  | "media-type"
  | "header"
  | "body"
  | "undeclared"
  | "unknown-value"
  | "example"
  | "signature"
  | "relation";

/**
 * `broken`: the response breaks what the contract says. `drift`: contract and vendor have probably grown apart. `note`: worth
 * a look. What fails a check is the caller's choice; `broken` alone, unless told.
 */
export type Severity = (typeof severities)[number];

/** The worst first. */
export const severities = ["broken", "drift", "note"] as const;

/** Whether a finding fails a check that fails on findings of a severity and all worse ones. */
export const isAtLeast = (severity: Severity, failOn: Severity): boolean =>
  severities.indexOf(severity) <= severities.indexOf(failOn);

export interface Finding {
  kind: FindingKind;
  severity: Severity;
  api: string;
  /** operationId. */
  operation: string;
  /** RFC 6901 pointer into the body of the response; empty for the body as a whole, absent when it is not about the body. */
  pointer?: string;
  /** One clause: what was expected, what came. */
  message: string;
  /** What the contract lets expect, and what came instead, where they can be shown side by side; masked where sensitive. */
  expected?: string;
  got?: string;
  /** What else has the same cause, one clause each. */
  also?: string[];
  /** How well the broken claim is known, and the vendor's page about it. */
  evidence?: { level?: Level; page?: string };
  /** Where the contract says what is broken: an RFC 6901 pointer into the bundled document. */
  claim?: string;
  /** What to change in the contract, where the claim is only assumed. */
  proposal?: string;
  /** A line for a shell that repeats the request; credentials are environment variables. */
  curl?: string;
  /** One line for people: API, operation, pointer, message. */
  summary: string;
}

/** What a vendor sends may hold control characters, which a terminal would obey. */
export const visible = (text: string): string =>
  text.replace(/\p{Cc}/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** Completes a finding with its one-line summary. */
export function toFinding(finding: Omit<Finding, "summary">): Finding {
  const { api, operation, pointer, message } = finding;
  const where = pointer === undefined ? "" : ` ${pointer || "(the whole body)"}`;
  return { ...finding, summary: visible(`${api} ${operation}${where}: ${message}`) };
}
