import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parse } from "yaml";
import type { Contract } from "./contract.ts";
import { FindingError, UsageError } from "./errors.ts";
import { displayPath, loadContract } from "./load-contract.ts";

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
  let parsed: { apis?: Record<string, { root?: string } | null> } | null;
  try {
    parsed = parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new FindingError(`${displayPath(file)}: ${(error as Error).message.split("\n")[0]}`);
  }
  const apis: Record<string, string> = {};
  for (const [name, api] of Object.entries(parsed?.apis ?? {})) {
    if (!/^[a-z][a-z0-9-]*$/.test(name))
      throw new FindingError(
        `${displayPath(file)}: the API name ${JSON.stringify(name)} is not lower case letters, digits and dashes.`,
      );
    if (!api?.root)
      throw new FindingError(`${displayPath(file)}: apis.${name} has no \`root\`, the path of its document.`);
    apis[name] = join(root, api.root);
  }
  if (Object.keys(apis).length === 0)
    throw new FindingError(`${displayPath(file)}: expected an \`apis:\` map with at least one API, found none.`);
  return { root, apis };
}

/**
 * Loads the named APIs of the registry, all when none is named. A name that is a path of an OpenAPI file loads that file.
 *
 * @throws UsageError when a name is not in the registry.
 */
export async function loadApis(names: readonly string[] = [], from?: string): Promise<Contract[]> {
  const isFile = (name: string) => /\.(ya?ml|json)$/i.test(name);
  const registry = names.length > 0 && names.every(isFile) ? undefined : readRegistry(from);
  const wanted = names.length ? [...new Set(names)] : Object.keys(registry?.apis ?? {});
  return Promise.all(
    wanted.map((name) => {
      if (isFile(name)) return loadContract(name);
      const file = registry && Object.hasOwn(registry.apis, name) ? registry.apis[name] : undefined;
      if (!file)
        throw new UsageError(
          `${JSON.stringify(name)} is not an API of redocly.yaml; there are ${Object.keys(registry?.apis ?? {}).join(", ")}. A path to an OpenAPI file works too.`,
        );
      return loadContract(file, name);
    }),
  );
}
