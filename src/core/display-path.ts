import { relative } from "node:path";

/** A path as people read it: relative to where they are, when it is below. */
export function displayPath(file: string): string {
  const path = relative(process.cwd(), file);
  return path && !path.startsWith("..") ? path : file;
}
