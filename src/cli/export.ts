import { join } from "node:path";
import { displayPath } from "../core/display-path.ts";
import { UsageError } from "../core/errors.ts";
import { didYouMean } from "../core/nearest.ts";
import { plural } from "../core/plural.ts";
import { type Exported, exportContract, type Format, formats } from "../export/index.ts";
import { type Command, print, printJson, refuseEmpty, text } from "./command.ts";
import { checkPlace, type ExportPlace, exportPlace, keptEnvironments } from "./export-place.ts";
import { contractHelp, contractOptions, loadContracts } from "./load-contracts.ts";
import { writeOutput } from "./output-file.ts";
import { showWhile } from "./progress.ts";

export const command: Command = {
  usage: "<api> --as postman|bruno|http [--out FILE|DIR] [--server NAME]",
  summary: "Write every operation for Postman, Bruno or httpYac, which sign each request when they send it.",
  options: {
    as: { type: "string" },
    out: { type: "string" },
    server: { type: "string" },
    ...contractOptions,
    json: { type: "boolean" },
  },
  help: {
    "--as postman|bruno|http": "For whom: Postman and Newman, Bruno, or httpYac (a .http file).",
    "--out FILE|DIR":
      "The collection's file, or a folder for all files; when absent, the folder <api>-postman, -bruno or -http. Environments that are there already are kept.",
    "--server NAME|URL":
      "The server of the first environment: one of the contract, or a base URL; the contract's first when absent. The mock always has an environment.",
    ...contractHelp,
    "--json": "Print one JSON document.",
  },
  examples: [
    ["countersign export acme --as postman", "A collection and its environments, in acme-postman."],
    ["countersign export shop.yaml --as http --out shop.http", "Any OpenAPI file, as a .http file."],
  ],
  async run(invocation) {
    const { options } = invocation;
    refuseEmpty("export", invocation, ["out", "server"]);
    const name = text(invocation, "as");
    const format = readFormat(name);
    const [contract, ...others] = invocation.arguments.length ? await loadContracts(invocation) : [];
    if (!contract || others.length > 0)
      throw new UsageError(
        `export: expected one API, got ${invocation.arguments.length || "none"}. \`countersign help export\` shows the form.`,
      );
    const place = exportPlace(contract.api, format, text(invocation, "out") ?? `${contract.api}-${name}`);
    const main = join(place.folder, place.main);
    checkPlace(contract.api, format, place);
    const exported = await showWhile("writing the requests", () =>
      exportContract(contract, format, text(invocation, "server")),
    );
    const kept = keptEnvironments(contract.api, format, place, exported.environments.keys());
    const written = writeFiles(exported, place, kept);
    const unsigned = exported.requests.filter(({ notes }) => notes.length > 0);
    if (options.json) {
      printJson({
        api: contract.api,
        as: name,
        files: written,
        kept,
        requests: exported.requests.length,
        unsigned: unsigned.map(({ name, notes }) => ({ operation: name, reasons: notes })),
      });
      return 0;
    }
    print(`${displayPath(main)}: ${plural(exported.requests.length, "request")}`);
    for (const file of written.slice(exported.files.size)) print(`${displayPath(file)}: an environment`);
    for (const file of kept) print(`${displayPath(file)}: kept as it is`);
    for (const { name, notes } of unsigned) print(`  ${name} is not signed in full. ${notes.join(" ")}`);
    return 0;
  },
};

function readFormat(name: string | undefined): Format {
  const format = name !== undefined && Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (format) return format;
  const got = name === undefined ? "nothing" : JSON.stringify(name);
  throw new UsageError(
    `export: --as: expected ${Object.keys(formats)
      .join(", ")
      .replace(/, (?=\w+$)/, " or ")}, got ${got}.${didYouMean(name ?? "", Object.keys(formats))}`,
  );
}

/** Writes what is not kept. Returns the files that it wrote. */
function writeFiles(
  { files, environments }: Exported,
  { folder, main }: ExportPlace,
  kept: readonly string[],
): string[] {
  const requests = [...files].map(([path, content], i) => [join(folder, i === 0 ? main : path), content] as const);
  const others = [...environments].map(([path, content]) => [join(folder, path), content] as const);
  const written = [...requests, ...others.filter(([file]) => !kept.includes(file))];
  for (const [file, content] of written) writeOutput("export", file, content);
  return written.map(([file]) => file);
}
