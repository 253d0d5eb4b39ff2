import { accessSync, constants, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { displayPath } from "../core/display-path.ts";
import { UsageError } from "../core/errors.ts";
import { fileInTheWay } from "../core/file-in-the-way.ts";

function orRefuse(command: string, file: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    const inTheWay = fileInTheWay(dirname(file));
    if (inTheWay)
      throw new UsageError(`${command}: ${displayPath(inTheWay)} is a file: ${file} cannot be in it; name another.`);
    throw new UsageError(`${command}: ${file || '""'} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/**
 * Makes sure that a file can be written later, before any work is done for it; its folder is made.
 *
 * @param isOurs Whether a text is one that an earlier run may have written: only such a file is replaced.
 * @throws UsageError when it cannot, or should not.
 */
export function checkWritable(command: string, file: string, isOurs: (text: string) => boolean = () => true): void {
  orRefuse(command, file, () => {
    const found = statSync(file, { throwIfNoEntry: false });
    if (!file || found?.isDirectory()) throw Object.assign(new Error(), { code: found ? "EISDIR" : "ENOENT" });
    if (!found) mkdirSync(dirname(file), { recursive: true });
    accessSync(found ? file : dirname(file), constants.W_OK);
  });
  const isFile = statSync(file, { throwIfNoEntry: false })?.isFile();
  if (isFile && !isOurs(readFileSync(file, "utf8")))
    throw new UsageError(`${command}: ${file} is there, and is not what an earlier run wrote; name another file.`);
}

/** Writes a file, or appends to it (`a`); its folder is made. @throws UsageError when that does not work. */
export function writeOutput(command: string, file: string, content: string, flag: "w" | "a" = "w"): void {
  orRefuse(command, file, () => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, { flag });
  });
}
