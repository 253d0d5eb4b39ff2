import { accessSync, constants, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { UsageError } from "../core/errors.ts";

function orRefuse(command: string, file: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw new UsageError(`${command}: ${file || '""'} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/**
 * Makes sure that a file can be written later, before any work is done for it; its folder is made.
 *
 * @throws UsageError when it cannot.
 */
export function checkWritable(command: string, file: string): void {
  orRefuse(command, file, () => {
    const found = statSync(file, { throwIfNoEntry: false });
    if (!file || found?.isDirectory()) throw Object.assign(new Error(), { code: found ? "EISDIR" : "ENOENT" });
    if (!found) mkdirSync(dirname(file), { recursive: true });
    accessSync(found ? file : dirname(file), constants.W_OK);
  });
}

/** Writes a file, or appends to it (`a`). @throws UsageError when that does not work. */
export function writeOutput(command: string, file: string, content: string, flag: "w" | "a" = "w"): void {
  orRefuse(command, file, () => writeFileSync(file, content, { flag }));
}
