import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkFresh, type ImportStyle, printCompiled, printGenerated } from "../codegen/index.ts";
import { loadApis, readRegistry } from "../contract/index.ts";
import { UsageError } from "../core/errors.ts";
import { replaceFolder } from "../core/replace-folder.ts";
import { requireTool } from "../core/tools.ts";
import { type Command, printJson, say } from "./command.ts";

/** How generated code imports: the client from beside it in this repository, from the package in everybody else's. */
function importStyle(root: string): ImportStyle {
  const file = join(root, "package.json");
  const ours = existsSync(file) && JSON.parse(readFileSync(file, "utf8")).name === "countersign";
  return ours
    ? { clientModule: "../../src/client/index.ts", compiledAs: ".js" }
    : { clientModule: "countersign/client", extension: takesTsExtensions(root) ? ".ts" : ".js" };
}

/** Whether the project's compiler lets imports end in `.ts`; without one, whatever runs the sources wants them to. */
function takesTsExtensions(root: string): boolean {
  const file = join(root, "tsconfig.json");
  if (!existsSync(file)) return true;
  const ts = requireTool<typeof import("typescript")>("generate", "typescript");
  const { config } = ts.readConfigFile(file, ts.sys.readFile);
  // With no files of its own: only the options are wanted, those that it extends included.
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, root);
  return Boolean(options.allowImportingTsExtensions || options.rewriteRelativeImportExtensions);
}

export const command: Command = {
  usage: "[--check]",
  summary: "Write types, clients, validators and bundled contracts into generated/.",
  options: { check: { type: "boolean" }, json: { type: "boolean" } },
  help: {
    "--check": "Change nothing; fail with the names of the files that are stale.",
    "--json": "Print one JSON document.",
  },
  async run({ arguments: names, options }) {
    if (names.length)
      throw new UsageError(
        "generate: takes no names: generated/ is always replaced as a whole, from every API of redocly.yaml.",
      );
    const { root } = readRegistry();
    const contracts = await loadApis();
    const style = importStyle(root);
    const printed = await printGenerated(contracts, style);
    const compiled = await printCompiled(contracts, style);
    const folder = join(root, "generated");
    const files = new Map([...printed, ...compiled.files]);
    for (const note of [
      ...contracts.flatMap(({ api, notes }) => notes.map((one) => `${api}: ${one}`)),
      ...compiled.unchecked,
    ])
      say(`note: ${note}`);
    // Compiled validators need not be in git: the build makes them.
    if (options.check)
      checkFresh(folder, new Map([...files].filter(([file]) => printed.has(file) || existsSync(join(folder, file)))));
    const changed = options.check ? [] : replaceFolder(folder, files);
    if (options.json) printJson({ apis: contracts.map(({ api }) => api), files: [...files.keys()], changed });
    else if (options.check) say(`generated/ is fresh: ${files.size} files`);
    else
      say(
        changed.length
          ? `generated/: ${changed.length} of ${files.size} files changed`
          : `generated/: nothing changed (${files.size} files)`,
      );
    return 0;
  },
};
