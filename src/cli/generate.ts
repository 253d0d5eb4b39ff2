import { dirname } from "node:path";
import { checkFresh, isBuilt, printCompiled, printGenerated } from "../codegen/index.ts";
import { displayPath } from "../core/display-path.ts";
import { plural } from "../core/plural.ts";
import { replaceFolder } from "../core/replace-folder.ts";
import { type Command, print, printJson, say, text } from "./command.ts";
import { type GeneratedFolder, generatedFolders } from "./generated-folders.ts";
import { importStyle } from "./import-style.ts";
import { contractHelp, contractOptions, loadContracts } from "./load-contracts.ts";
import { showWhile } from "./progress.ts";

export const command: Command = {
  usage: "[api...] [--out DIR] [--check]",
  summary: "Write types, clients, validators and bundled contracts: a folder for each API.",
  options: { out: { type: "string" }, check: { type: "boolean" }, ...contractOptions, json: { type: "boolean" } },
  help: {
    "--out DIR":
      "Where to write DIR/<api>/. When absent, generated/ beside redocly.yaml, and for a file, generated/ in the current folder.",
    "--check": "Change nothing; fail with the names of the files that are stale.",
    ...contractHelp,
    "--json": "Print one JSON document.",
  },
  examples: [
    ["countersign generate", "generated/ beside redocly.yaml, with a folder for each API."],
    ["countersign generate shop.yaml --out src/apis", "src/apis/shop/ from any OpenAPI file."],
  ],
  async run(invocation) {
    const { arguments: names, options } = invocation;
    const contracts = await loadContracts(invocation);
    const printed: Printed[] = [];
    // All of it before anything is written.
    for (const target of generatedFolders(names, contracts, text(invocation, "out")))
      printed.push(await showWhile(`generating ${displayPath(target.folder)}`, () => printCode(target)));
    const changed: string[] = [];
    for (const { folder, above, files } of printed) {
      if (options.check) checkFresh(folder, files);
      const stale = options.check ? [] : replaceFolder(folder, files, isBuilt);
      changed.push(...stale.map((file) => above + file));
      if (!options.json) print(`${displayPath(folder)}/${outcome(options.check === true, stale.length, files.size)}`);
    }
    const files = printed.flatMap(({ above, files }) => [...files.keys()].map((file) => above + file));
    if (options.json) printJson({ apis: contracts.map(({ api }) => api), files, changed });
    return 0;
  },
};

/** What a folder is to hold, by path below it. */
interface Printed {
  folder: string;
  /** What stands before these paths in the folder of all APIs. */
  above: string;
  files: Map<string, string>;
}

async function printCode({ folder, whole, contracts }: GeneratedFolder): Promise<Printed> {
  const style = importStyle(whole ? folder : dirname(folder));
  const printed = await printGenerated(contracts, style);
  // Where a build makes the validators, they are not in git, and compiling them here would be done twice.
  const compiled = style.compiledAs === ".js" ? { files: [], unchecked: [] } : await printCompiled(contracts, style);
  const notes = contracts.flatMap(({ api, notes }) => notes.map((one) => `${api}: ${one}`));
  for (const note of [...notes, ...compiled.unchecked]) say(`note: ${note}`);
  const above = whole ? "" : `${contracts[0]?.api}/`;
  const files = [...printed, ...compiled.files].map(([file, text]) => [file.slice(above.length), text] as const);
  return { folder, above, files: new Map(files) };
}

const outcome = (check: boolean, changed: number, all: number): string => {
  if (check) return ` is fresh: ${plural(all, "file")}`;
  return changed ? `: ${changed} of ${plural(all, "file")} changed` : `: nothing changed (${plural(all, "file")})`;
};
