/** What a response, or the lack of one, has against the contract. */
export type FindingKind = "status" | "media-type" | "header" | "body" | "undeclared" | "unknown-value";

/** An error fails a check; a warning is reported: the contract and the vendor have drifted apart. */
export type Severity = "error" | "warning";

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
