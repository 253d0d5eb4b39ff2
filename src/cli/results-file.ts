import { existsSync, readFileSync } from "node:fs";
import type { ApiReport } from "../checks/index.ts";
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
 * Reads the results of the last contract run.
 *
 * @returns undefined when there is none.
 * @throws UsageError when the file does not hold such results.
 */
export function readResults(file: string): ResultsFile | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const results = JSON.parse(readFileSync(file, "utf8"));
    if (Array.isArray(results.apis)) return results;
  } catch {
    // Said below, like anything else.
  }
  throw new UsageError(`${displayPath(file)}: expected what \`countersign check --results\` writes.`);
}
