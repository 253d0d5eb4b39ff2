import { createRequire } from "node:module";
import { UsageError } from "./errors.ts";

const require = createRequire(import.meta.url);

/** What only some want, and is large or native: it is not installed with the rest. With the version that is tested. */
export const optionalPackages = {
  "@stoplight/prism-http": "5.12.0",
  "classic-level": "3.0.0",
};

/**
 * Loads an optional package.
 *
 * @throws UsageError with the command that installs it when it is not there.
 */
export function requireOptional<Module>(name: keyof typeof optionalPackages): Module {
  try {
    return require(name);
  } catch (error) {
    if ((error as { code?: string }).code !== "MODULE_NOT_FOUND") throw error;
    const install = `npm install --save-dev ${name}@${optionalPackages[name]}`;
    throw new UsageError(`this needs a package that is not installed yet: ${install}`);
  }
}
