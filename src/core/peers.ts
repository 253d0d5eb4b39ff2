import { createRequire } from "node:module";
import { UsageError } from "./errors.ts";
import { readManifest } from "./package-folder.ts";

const contract = ["@redocly/openapi-core", "yaml"];
const schemas = ["ajv", "ajv-formats"];

/** What the parts of this package need beside what it installs: its optional peers. */
const needs = {
  contract,
  mock: [...contract, ...schemas, "@stoplight/prism-http"],
  // Of the mock, to a database.
  state: ["classic-level"],
  // Against the mock, unless told otherwise.
  checks: [...contract, ...schemas, "@stoplight/prism-http"],
  generate: [...contract, ...schemas, "esbuild", "openapi-typescript", "typescript"],
  lint: [
    ...contract,
    "@redocly/cli",
    "@stoplight/spectral-core",
    "@stoplight/spectral-parsers",
    "@stoplight/spectral-ruleset-bundler",
  ],
  docs: [...contract, "@redocly/cli"],
  diff: [...contract, "@redocly/cli"],
} satisfies Record<string, string[]>;

/** A part of this package that needs optional peers. */
export type Part = keyof typeof needs;

const require = createRequire(import.meta.url);

/** Some packages let nothing of themselves be resolved but their manifest, others all but that. */
const isInstalled = (name: string): boolean =>
  [`${name}/package.json`, name].some((id) => {
    try {
      return Boolean(require.resolve(id));
    } catch (error) {
      return (error as { code?: string }).code === "ERR_PACKAGE_PATH_NOT_EXPORTED";
    }
  });

/**
 * Makes sure that everything a part needs is installed.
 *
 * @throws UsageError with the one command that installs all that is missing.
 */
export function checkPeers(part: Part): void {
  const missing = needs[part].filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  // The versions that this package is tested with.
  const { devDependencies: tested } = readManifest();
  const packages = missing.map((name) => (tested?.[name] ? `${name}@${tested[name]}` : name));
  throw new UsageError(`this needs packages that are not installed yet: npm install --save-dev ${packages.join(" ")}`);
}

/**
 * Loads an optional peer, when it is used: whoever only signs or calls does not have it, nor waits for it.
 *
 * @param id Name of the package, or of a module in it.
 * @throws UsageError that says what to install when it is not there.
 */
export function requirePeer<Module>(part: Part, id: string): Module {
  try {
    return require(id);
  } catch (error) {
    if ((error as { code?: string }).code === "MODULE_NOT_FOUND") checkPeers(part);
    throw error;
  }
}
