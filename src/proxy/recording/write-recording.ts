import { renameSync, rmSync, writeFileSync } from "node:fs";
import type { Har } from "../../checks/index.ts";
import { UsageError } from "../../core/errors.ts";

/**
 * Writes a recording. It is whole or not there: a file of that name is replaced when all is written.
 *
 * @throws UsageError when it cannot be written.
 */
export function writeRecording(file: string, har: Har): void {
  const half = `${file}.${process.pid}.part`;
  try {
    writeFileSync(half, `${JSON.stringify(har, null, 2)}\n`);
    renameSync(half, file);
  } catch (error) {
    rmSync(half, { force: true });
    throw new UsageError(`proxy: ${file} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
}
