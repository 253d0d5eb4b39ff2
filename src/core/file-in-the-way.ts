import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** The file that stands where a folder is to be, or one of those above it; undefined when none does. */
export function fileInTheWay(folder: string): string | undefined {
  for (let path = resolve(folder); ; path = dirname(path)) {
    const found = stat(path);
    if (found) return found.isDirectory() ? undefined : path;
  }
}

/** Of a path below a file the file system says that it cannot be. */
function stat(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
