import type { DigestExplanation } from "../auth/index.ts";

/** What happened to one request. Nothing in it is a credential. */
export interface LogEntry {
  /** Absent when the request did not reach an API. */
  api?: string;
  method: string;
  /** As on the wire, without the query. */
  path: string;
  /** operationId. */
  operation?: string;
  /**
   * `unrouted`: no such operation. `invalid`: not as the contract wants it. `failed`: the mock could not respond.
   * `injected`: the scenario wanted this status.
   */
  verdict: "accepted" | "refused" | "invalid" | "unrouted" | "failed" | "injected";
  /** What happens to the response on its way. */
  faults?: { latency?: number; fault?: string };
  status: number;
  ms: number;
  detail?: {
    /** One clause each. */
    reasons: string[];
    /** For `refused`: the scheme that the request fails, and how. */
    scheme?: string;
    reason?: string;
    /** For a signature that differs: what was hashed here, innermost first. */
    hashes?: DigestExplanation[];
  };
}

/**
 * A log entry for people: one line, and for a signature that differs a line per part of what was signed here.
 */
export function formatLogLine(entry: LogEntry): string {
  const { method, path, operation = "-", verdict, status, ms, detail, faults } = entry;
  const outcome = detail?.reason ? `${verdict} (${detail.reason})` : verdict;
  let line = `${method} ${path}  ${operation}  ${outcome}  ${status}  ${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
  if (faults?.latency) line += `  ${faults.latency} ms late`;
  if (faults?.fault) line += `  ${faults.fault}`;
  if (detail?.reasons.length) line += `  ${detail.reasons.join("; ")}`;
  const lines = [line];
  for (const { digest, key, parts, result } of detail?.hashes ?? []) {
    lines.push(`    here ${digest}${key ? ` with key ${key}` : ""} of`);
    for (const part of parts) lines.push(`      ${part.expression} = ${part.shown.slice(0, 2000)}`);
    lines.push(`      gives ${result}`);
  }
  return lines.length === 1 ? printable(line) : lines.map(printable).join("\n");
}

/** A request must not write lines of its own into a log. */
const printable = (text: string): string =>
  /^[\x20-\x7e]*$/.test(text)
    ? text
    : text.replace(/[\p{Cc}\u2028\u2029]/gu, (character) => JSON.stringify(character).slice(1, -1));
