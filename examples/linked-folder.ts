import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** A folder in which both packages are installed, as this repository has them, with some files. The caller removes it. */
export function makeLinkedFolder(...files: URL[]): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "countersign-recipe-"));
  mkdirSync(join(folder, "node_modules"));
  for (const name of ["countersign", "countersign-dev"]) symlinkSync(root, join(folder, "node_modules", name));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  for (const file of files) copyFileSync(file, join(folder, basename(fileURLToPath(file))));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
