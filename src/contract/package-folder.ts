import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that this package is installed in, or checked out to. */
export function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  // From dist/ when it is built, from src/ when it is not.
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return folder;
}

/** What this package says of itself. */
export const readManifest = (): { version: string; devDependencies?: Record<string, string> } =>
  JSON.parse(readFileSync(join(packageFolder(), "package.json"), "utf8"));
