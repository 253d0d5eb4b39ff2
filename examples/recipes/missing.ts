import { createRequire } from "node:module";

const { resolve } = createRequire(import.meta.url);

/** Whether a package of this folder is not installed; `make test-recipes` installs them. */
export function missing(name: string): boolean {
  try {
    resolve(name);
    return false;
  } catch {
    return true;
  }
}
