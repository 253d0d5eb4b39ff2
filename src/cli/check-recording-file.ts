import { readFileSync } from "node:fs";
import { type ApiReport, apiReport, checkRecording, readHar, type Severity } from "../checks/index.ts";
import type { Contract } from "../contract/index.ts";
import { UsageError } from "../core/errors.ts";
import { baseUrlOf } from "./run-checks.ts";

export interface RecordingFile {
  file: string;
  failOn: Severity;
  /** A base URL of the API in the recording, besides its servers. */
  target: string | undefined;
}

/**
 * Checks the responses of a recording; nothing is sent.
 *
 * @throws UsageError when the file cannot be read, is no HAR, or is of another API.
 */
export async function checkRecordingFile(
  contract: Contract,
  { file, failOn, target }: RecordingFile,
): Promise<ApiReport> {
  const har = readHar(read(file), file);
  const baseUrl = target === undefined ? undefined : baseUrlOf(contract, target, true);
  const { results, notJudged } = await checkRecording(contract, har, { name: file, ...(baseUrl && { baseUrl }) });
  const report = apiReport(contract, results, { failOn });
  return { ...report, unchecked: [...report.unchecked, ...notJudged] };
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`check: --recording: ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
