import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { ImportStyle } from "../codegen/index.ts";
import { lazyRequire } from "../core/lazy-require.ts";

/**
 * How the code imports that is generated for APIs below a folder: the client by its path in this repository, by the name
 * of the package everywhere else.
 */
export function importStyle(folder: string): ImportStyle {
  const manifest = findAbove(folder, "package.json");
  if (manifest !== undefined && JSON.parse(readFileSync(manifest, "utf8")).name === "countersign") {
    const root = dirname(manifest);
    const clientModule = relative(join(resolve(folder), "api"), join(root, "src/client/index.ts"));
    // The build copies what was compiled into its own generated/ alone.
    return { clientModule, compiledAs: relative(root, folder) === "generated" ? ".js" : ".ts" };
  }
  return { clientModule: "countersign/client", extension: takesTsExtensions(folder) ? ".ts" : ".js" };
}

/** Whether the project's compiler lets imports end in `.ts`; without one, whatever runs the sources wants them to. */
function takesTsExtensions(folder: string): boolean {
  const file = findAbove(folder, "tsconfig.json");
  if (file === undefined) return true;
  const ts = lazyRequire<typeof import("typescript")>("typescript");
  const { config } = ts.readConfigFile(file, ts.sys.readFile);
  // With no files of its own: only the options are wanted, those that it extends included.
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, dirname(file));
  return Boolean(options.allowImportingTsExtensions || options.rewriteRelativeImportExtensions);
}

/** A file of this name in a folder, or else in the nearest one above it. */
function findAbove(from: string, name: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, name))) return join(folder, name);
    if (folder === dirname(folder)) return undefined;
  }
}
