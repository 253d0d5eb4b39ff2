import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { displayPath } from "../core/display-path.ts";
import { FindingError, UsageError } from "../core/errors.ts";
import { packageFolder } from "../core/package-folder.ts";
import { requireTool } from "../core/tools.ts";
import type { Contract } from "./contract.ts";
import { loadContract } from "./load-contract.ts";
import type { ReferenceOptions } from "./read-description.ts";

/** The APIs of a project: `apis` of its redocly.yaml, by name, and the folder that the file stands in. */
export interface Registry {
  root: string;
  /** Absolute path of each root document. */
  apis: Record<string, string>;
}

/**
 * Reads the registry of the project that `from` lies in.
 *
 * @throws UsageError when there is no redocly.yaml here or above; FindingError when it names no API.
 */
export function readRegistry(from: string = process.cwd()): Registry {
  let root = resolve(from);
  while (!existsSync(join(root, "redocly.yaml"))) {
    const above = dirname(root);
    if (above === root)
      throw new UsageError(
        `no redocly.yaml in ${resolve(from)} or above it; its \`apis:\` map says which APIs there are.`,
      );
    root = above;
  }
  const file = join(root, "redocly.yaml");
  const { parse } = requireTool<typeof import("yaml")>("contract", "yaml");
  let parsed: { apis?: Record<string, { root?: unknown } | null> } | null;
  try {
    parsed = parse(readFileSync(file, "utf8"));
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    const said = /^E[A-Z]+$/.test(code) ? `it cannot be read (${code})` : message.split("\n")[0]?.replace(/:$/, "");
    throw new FindingError(`${displayPath(file)}: ${said}.`);
  }
  const apis: Record<string, string> = {};
  for (const [name, api] of Object.entries(parsed?.apis ?? {})) {
    if (!/^[a-z][a-z0-9-]*$/.test(name))
      throw new FindingError(
        `${displayPath(file)}: the API name ${JSON.stringify(name)} is not lower case letters, digits and dashes.`,
      );
    if (typeof api?.root !== "string" || !api.root)
      throw new FindingError(`${displayPath(file)}: apis.${name} has no \`root\`, the path of its document.`);
    apis[name] = join(root, api.root);
  }
  if (Object.keys(apis).length === 0)
    throw new FindingError(`${displayPath(file)}: expected an \`apis:\` map with at least one API, found none.`);
  return { root, apis };
}

/** The contracts that come with this package, bundled: file by name. */
function packagedApis(): Record<string, string> {
  const folder = join(packageFolder(), "generated");
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder).map((api) => [api, join(folder, api, "contract.json")] as const);
  return Object.fromEntries(files.filter(([, file]) => existsSync(file)));
}

/**
 * Loads the named APIs of the registry, all when none is named. A name that the registry does not have is one of the
 * contracts that come with this package; one that is a path of an OpenAPI file loads that file.
 *
 * @throws UsageError when there is no API of that name.
 */
export async function loadApis(
  names: readonly string[] = [],
  from?: string,
  { allowRefs }: Pick<ReferenceOptions, "allowRefs"> = {},
): Promise<Contract[]> {
  const isFile = (name: string) => /\.(ya?ml|json)$/i.test(name);
  const packaged = packagedApis();
  const registry = names.length > 0 && names.every(isFile) ? undefined : findRegistry(names, packaged, from);
  const wanted = names.length ? [...new Set(names)] : Object.keys(registry?.apis ?? {});
  return Promise.all(
    wanted.map((name) => {
      if (isFile(name)) return loadContract(name, undefined, { allowRefs });
      const known = { ...packaged, ...registry?.apis };
      const file = Object.hasOwn(known, name) ? known[name] : undefined;
      if (!file) throw new UsageError(unknownName(name, Object.keys(registry?.apis ?? {}), Object.keys(packaged)));
      // What is entered in redocly.yaml may be spread over its folder.
      return loadContract(file, name, { allowRefs, ...(registry && { within: registry.root }) });
    }),
  );
}

function unknownName(name: string, own: string[], packaged: string[]): string {
  const others = packaged.filter((api) => !own.includes(api));
  const come = others.length ? ` With countersign come ${others.join(", ")}.` : "";
  return `${JSON.stringify(name)} is not an API of redocly.yaml; there are ${own.join(", ")}.${come} A path to an OpenAPI file works too.`;
}

/** The registry of the project. One that has none can do without when it asks for contracts of this package. */
function findRegistry(names: readonly string[], packaged: Record<string, string>, from?: string): Registry | undefined {
  try {
    return readRegistry(from);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    if (names.length && names.every((name) => Object.hasOwn(packaged, name) || /\.(ya?ml|json)$/i.test(name)))
      return undefined;
    throw new UsageError(
      `${error.message} Without one, name a contract that comes with countersign (${Object.keys(packaged).join(", ")}) or a path to an OpenAPI file.`,
    );
  }
}
