import type { ProxyLogEntry } from "./exchange.ts";

/** A line for a request, and one below it for each finding. */
export function formatLogEntry({ method, path, operation, status, ms, findings, problem }: ProxyLogEntry): string {
  const counts = (["broken", "drift", "note"] as const)
    .map((severity) => ({ severity, count: findings.filter((one) => one.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}${severity === "note" && count > 1 ? "s" : ""}`);
  const verdict = problem ?? (counts.join(", ") || "fits the contract");
  const name = operation === undefined ? "" : ` ${operation}`;
  const line = `${method} ${path}${name} ${status} ${ms} ms: ${verdict.replace(/\.$/, "")}`;
  return [line, ...findings.map(({ severity, summary }) => `  ${severity.toUpperCase()} ${summary}`)].join("\n");
}
