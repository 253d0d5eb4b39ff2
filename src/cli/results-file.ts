import { existsSync, readFileSync } from "node:fs";
import { type ApiReport, mergeShards } from "../checks/index.ts";
import { displayPath } from "../core/display-path.ts";
import { UsageError } from "../core/errors.ts";

/** What `check --results` wrote. */
export interface ResultsFile {
  target: string;
  /** ISO 8601, UTC. */
  date: string;
  apis: ApiReport[];
}

/**
 * Puts several results together: each API is in one of them, or in the parts of a run that `--shard` divided.
 *
 * @throws UsageError when an API is there twice, or a part is missing.
 */
export function mergeResults(results: readonly ResultsFile[]): ApiReport[] {
  const all = results.flatMap(({ apis }) => apis);
  return [...new Set(all.map(({ api }) => api))].map((api) => {
    const parts = all.filter((one) => one.api === api);
    const [first] = parts as [ApiReport];
    if (first.shard === undefined) {
      if (parts.length === 1) return first;
      throw new UsageError(`report: ${api} is in more than one of the results; give each run once.`);
    }
    const count = Number(first.shard.split("/")[1]);
    const wanted = Array.from({ length: count }, (_, i) => `${i + 1}/${count}`);
    const given = parts.map(({ shard = "" }) => shard);
    const missing = wanted.filter((one) => !given.includes(one));
    if (missing.length)
      throw new UsageError(`report: ${api}: shard ${missing.join(", ")} is missing; give the results of each.`);
    if (given.length > count) throw new UsageError(`report: ${api}: a shard is given twice; give each once.`);
    return mergeShards(parts);
  });
}

/**
 * Reads the results of the last contract run.
 *
 * @returns undefined when there is none.
 * @throws UsageError when the file does not hold such results.
 */
export function readResults(file: string): ResultsFile | undefined {
  if (!existsSync(file)) return undefined;
  const content = readFileSync(file, "utf8");
  if (isResults(content)) return JSON.parse(content);
  throw new UsageError(`${displayPath(file)}: expected what \`countersign check --results\` writes.`);
}

/** Whether a text is what `check --results` writes. */
export function isResults(content: string): boolean {
  try {
    const { apis } = JSON.parse(content);
    return Array.isArray(apis) && apis.every(isReport);
  } catch {
    return false;
  }
}

const isReport = (report: Partial<ApiReport> | null): boolean =>
  typeof report?.api === "string" &&
  [report.operations, report.examples, report.passed, report.failed, report.inconclusive].every(Number.isInteger) &&
  typeof report.coverage?.missing === "object" &&
  Array.isArray(report.problems) &&
  Array.isArray(report.results);
