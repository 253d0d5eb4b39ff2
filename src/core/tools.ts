import { createRequire } from "node:module";
import { dirname } from "node:path";
import { UsageError } from "./errors.ts";
import { readManifest } from "./package-folder.ts";

const contract = ["@redocly/openapi-core", "yaml"];
const schemas = ["ajv", "ajv-formats", "randexp", "safe-regex2"];

/** What the parts of this package need beside what it installs. */
export const toolsOf = {
  contract,
  // Of contracts that have an overlay.
  overlay: [...contract, "jsonpath-rfc9535"],
  // Of contracts that are Swagger 2.0.
  swagger: [...contract, "swagger2openapi"],
  mock: [...contract, ...schemas],
  // The mock as a server, which reads contracts again that change.
  serve: [...contract, ...schemas, "chokidar"],
  // Of the mock, as its engine.
  prism: ["@stoplight/prism-http"],
  // Of the mock, to a database.
  state: ["classic-level"],
  // Against the mock, unless told otherwise.
  checks: [...contract, ...schemas],
  generate: [...contract, ...schemas, "esbuild", "openapi-typescript", "typescript"],
  lint: [
    ...contract,
    "@redocly/cli",
    "@stoplight/spectral-core",
    "@stoplight/spectral-parsers",
    "@stoplight/spectral-ruleset-bundler",
  ],
  // Contracts from recorded traffic.
  traffic: [...contract, "@redocly/cli"],
  docs: [...contract, "@redocly/cli"],
  diff: [...contract, "@redocly/cli"],
} satisfies Record<string, string[]>;

/** A part of this package that needs tools. */
export type Part = keyof typeof toolsOf;

const ours = createRequire(import.meta.url);

/** TypeScript is the one that openapi-typescript runs on: the project may have another. */
function requireFor(name: string): NodeJS.Require {
  if (name !== "typescript") return ours;
  try {
    return createRequire(ours.resolve("openapi-typescript/package.json"));
  } catch {
    return ours;
  }
}

/** The version of a tool that would be loaded, `"?"` where it does not say; undefined when it is not installed. */
function installedVersion(name: string): string | undefined {
  const require = requireFor(name);
  // Some packages let nothing of themselves be resolved but their manifest, others all but that.
  for (const id of [`${name}/package.json`, name])
    try {
      return readManifest(dirname(require.resolve(id))).version ?? "?";
    } catch {
      // The other one, then.
    }
  return undefined;
}

const major = (version: string): string | undefined => version.split(".")[0];

/**
 * Makes sure that everything a part needs is installed, in the major version that this package is tested with.
 *
 * @throws UsageError with the one command that installs all that is missing.
 */
export function checkTools(part: Part): void {
  const { devDependencies: tested = {} } = readManifest();
  const wanted: string[] = [];
  const others: string[] = [];
  for (const name of toolsOf[part]) {
    const version = tested[name] ?? "";
    const found = installedVersion(name);
    if (found !== undefined && (found === "?" || major(found) === major(version))) continue;
    wanted.push(`${name}@${version}`);
    if (found !== undefined) others.push(`${name} ${found}`);
  }
  if (wanted.length === 0) return;
  const line = `npm install --save-dev ${wanted.join(" ")}`;
  if (others.length === 0) throw new UsageError(`this needs packages that are not installed yet: ${line}`);
  throw new UsageError(`this does not work with the installed ${others.join(" and ")}: ${line}`);
}

/** What `find` finds of a tool; when the tool is not there, what to install is said. */
function orSay<Found>(part: Part, find: () => Found): Found {
  try {
    return find();
  } catch (error) {
    if ((error as { code?: string }).code === "MODULE_NOT_FOUND") checkTools(part);
    throw error;
  }
}

/**
 * Loads a tool, when it is used: whoever only signs or calls does not have it, nor waits for it.
 *
 * @param id Name of the package, or of a module in it.
 * @throws UsageError that says what to install when it is not there.
 */
export const requireTool = <Module>(part: Part, id: string): Module => orSay(part, () => requireFor(id)(id));

/**
 * The folder that a tool is installed in.
 *
 * @throws UsageError that says what to install when it is not there.
 */
export const toolFolder = (part: Part, name: string): string =>
  orSay(part, () => dirname(requireFor(name).resolve(`${name}/package.json`)));
