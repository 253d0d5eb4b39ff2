import type { Evidence } from "../contract/index.ts";
import { evidenceText } from "./evidence-text.ts";

interface RateLimit {
  limits: { requests: number; seconds: number }[];
  "x-evidence": Evidence;
}

/** The `x-rate-limit` of a document or operation in one line of Markdown; undefined where it has none. */
export function rateLimitText(node: { "x-rate-limit"?: RateLimit } | undefined): string | undefined {
  const limit = node?.["x-rate-limit"];
  if (!limit) return undefined;
  const spans = limit.limits.map(
    ({ requests, seconds }) => `${requests} request${requests === 1 ? "" : "s"} in ${spanText(seconds)}`,
  );
  return `At most ${spans.join(" and ")}. ${evidenceText(limit["x-evidence"])}`;
}

const units: readonly [name: string, seconds: number][] = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];

/** 3600 seconds are `1 hour`, 5400 are `90 minutes`. */
export function spanText(seconds: number): string {
  const [name, length] = units.find(([, length]) => seconds % length === 0) ?? ["second", 1];
  const count = seconds / length;
  return `${count} ${name}${count === 1 ? "" : "s"}`;
}
