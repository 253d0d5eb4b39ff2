import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { displayPath } from "../core/display-path.ts";
import { UsageError } from "../core/errors.ts";
import { didYouMean } from "../core/nearest.ts";
import type { Contract } from "./contract.ts";
import { loadContract } from "./load-contract.ts";
import type { ReferenceOptions } from "./read-description.ts";
import { readYaml } from "./read-yaml.ts";

/** The APIs of a project: `apis` of its redocly.yaml, by name, and the folder that the file stands in. */
export interface Registry {
  root: string;
  /** Absolute path of each root document. */
  apis: Record<string, string>;
}

/** The folder of the project that `from` lies in: where redocly.yaml is, here or above; undefined when there is none. */
export function projectRoot(from: string = process.cwd()): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "redocly.yaml"))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

const missing = (from: string = process.cwd()): string =>
  `no redocly.yaml in ${resolve(from)} or above it; its \`apis:\` map says which APIs there are, and \`countersign new <api>\` begins one.`;

/**
 * Reads the registry of the project that `from` lies in.
 *
 * @throws UsageError when there is no redocly.yaml here or above, or it does not name APIs.
 */
export function readRegistry(from?: string): Registry {
  const root = projectRoot(from);
  if (root === undefined) throw new UsageError(missing(from));
  const apis = apisOf(root);
  if (Object.keys(apis).length === 0)
    throw new UsageError(
      `${displayPath(join(root, "redocly.yaml"))}: expected an \`apis:\` map with at least one API, found none.`,
    );
  return { root, apis };
}

/**
 * The APIs that redocly.yaml in a folder names: absolute path by name; none where there is no such file.
 *
 * @throws UsageError when it cannot be read, or an entry is not one.
 */
export function apisOf(root: string): Record<string, string> {
  const file = join(root, "redocly.yaml");
  if (!existsSync(file)) return {};
  const shown = displayPath(file);
  const parsed = readYaml(file) as { apis?: Record<string, { root?: unknown } | null> } | null;
  const apis: Record<string, string> = {};
  for (const [name, api] of Object.entries(parsed?.apis ?? {})) {
    if (!/^[a-z][a-z0-9-]*$/.test(name))
      throw new UsageError(
        `${shown}: the API name ${JSON.stringify(name)} is not lower case letters, digits and dashes.`,
      );
    if (typeof api?.root !== "string" || !api.root)
      throw new UsageError(`${shown}: apis.${name} has no \`root\`, the path of its document.`);
    apis[name] = join(root, api.root);
  }
  return apis;
}

/** The contracts of the package that has the clients, bundled: file by name. */
export function packagedApis(): Record<string, string> {
  const clients = createRequire(import.meta.url).resolve("countersign/package.json");
  const folder = join(dirname(clients), "generated");
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder).map((api) => [api, join(folder, api, "contract.json")] as const);
  return Object.fromEntries(files.filter(([, file]) => existsSync(file)));
}

/** Where a contract is read from. */
export interface ApiSource {
  /** Its name in redocly.yaml, or in this package; a file by itself has none. */
  api?: string;
  file: string;
  /** Folder that its references may lead to files in: what is entered in redocly.yaml may be spread over its folder. */
  within?: string;
}

/**
 * Finds the named APIs, all of the registry when none is named. A name that the registry does not have is one of the
 * contracts that come with this package, or the path of an OpenAPI file.
 *
 * @throws UsageError when there is no API of that name.
 */
export function findApis(names: readonly string[] = [], from?: string): ApiSource[] {
  const packaged = packagedApis();
  const registry = names.length && names.every(looksLikePath) ? undefined : findRegistry(names, packaged, from);
  const own = registry?.apis ?? {};
  return [...new Set(names.length ? names : Object.keys(own))].map((name) => {
    if (Object.hasOwn(own, name)) return { api: name, file: own[name] as string, within: registry?.root };
    if (Object.hasOwn(packaged, name)) return { api: name, file: packaged[name] as string };
    if (isPath(name)) return { file: name };
    throw new UsageError(unknownName(name, Object.keys(own), Object.keys(packaged)));
  });
}

// No name of an API has a dot or a slash.
const looksLikePath = (name: string): boolean => /[./\\]/.test(name);

const isPath = (name: string): boolean => looksLikePath(name) || existsSync(name);

/**
 * Loads the APIs that `findApis` finds.
 *
 * @throws UsageError when there is no API of that name, two have the same name, or one cannot be read.
 */
export async function loadApis(
  names: readonly string[] = [],
  from?: string,
  { allowRefs }: Pick<ReferenceOptions, "allowRefs"> = {},
): Promise<Contract[]> {
  const contracts = await Promise.all(
    findApis(names, from).map(({ api, file, within }) => loadContract(file, api, { allowRefs, within })),
  );
  const byName = new Map<string, Contract>();
  for (const contract of contracts) {
    const other = byName.get(contract.api);
    if (other)
      throw new UsageError(
        `${displayPath(other.file)} and ${displayPath(contract.file)} are both called ${contract.api}; give one of them at a time.`,
      );
    byName.set(contract.api, contract);
  }
  return contracts;
}

function unknownName(name: string, own: string[], packaged: string[]): string {
  const others = packaged.filter((api) => !own.includes(api));
  const come = others.length ? ` With countersign come ${others.join(", ")}.` : "";
  return `${JSON.stringify(name)} is not an API of redocly.yaml; there are ${own.join(", ")}.${come} A path to an OpenAPI file works too.${didYouMean(name, [...own, ...packaged])}`;
}

/** The registry of the project. One that has none can do without for contracts of this package and paths. */
function findRegistry(names: readonly string[], packaged: Record<string, string>, from?: string): Registry | undefined {
  const root = projectRoot(from);
  if (root !== undefined) return readRegistry(root);
  if (names.length && names.every((name) => Object.hasOwn(packaged, name) || isPath(name))) return undefined;
  throw new UsageError(
    `${missing(from)} Without one, name a contract that comes with countersign (${Object.keys(packaged).join(", ")}) or a path to an OpenAPI file.${names.map((name) => didYouMean(name, Object.keys(packaged))).join("")}`,
  );
}
