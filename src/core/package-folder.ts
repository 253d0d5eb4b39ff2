import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The folder that this package is installed in, or checked out to.
 *
 * @param from Folder to look in first, then above.
 * @throws Error when there is no package.json there or above, as in a file that a bundler made.
 */
export function packageFolder(from: string = dirname(fileURLToPath(import.meta.url))): string {
  // From dist/ when it is built, from src/ when it is not.
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return folder;
    if (folder === dirname(folder))
      throw new Error(`there is no package.json in ${from} or above it: countersign does not run out of its package.`);
  }
}

/** What a package says of itself: this one, or the one that a folder is in. */
export const readManifest = (from?: string): { version: string } =>
  JSON.parse(readFileSync(join(packageFolder(from), "package.json"), "utf8"));
