import { existsSync, readFileSync } from "node:fs";
import type { ApiReport } from "../checks/index.ts";
import { displayPath } from "../core/display-path.ts";
import { UsageError } from "../core/errors.ts";

/** What `check --report` wrote. */
export interface ReportFile {
  target: string;
  /** ISO 8601, UTC. */
  date: string;
  apis: ApiReport[];
}

/**
 * Reads the report of the last contract run.
 *
 * @returns undefined when there is none.
 * @throws UsageError when the file is not such a report.
 */
export function readReport(file: string): ReportFile | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const report = JSON.parse(readFileSync(file, "utf8"));
    if (Array.isArray(report.apis)) return report;
  } catch {
    // Said below, like anything else that is not a report.
  }
  throw new UsageError(`${displayPath(file)}: expected what \`countersign check --report\` writes.`);
}
