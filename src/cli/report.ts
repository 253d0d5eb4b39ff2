import { existsSync } from "node:fs";
import { join } from "node:path";
import { formatTable, isFailed } from "../checks/index.ts";
import { projectRoot } from "../contract/index.ts";
import { displayPath } from "../core/display-path.ts";
import { FindingError, UsageError } from "../core/errors.ts";
import { type Command, print, printJson, texts } from "./command.ts";
import { mergeResults, type ResultsFile, readResults } from "./results-file.ts";

export const command: Command = {
  usage: "[--results FILE...]",
  summary: "Show the last contract run as one table: operations, examples, checks, coverage and docs page per API.",
  options: { results: { type: "string", multiple: true }, json: { type: "boolean" } },
  help: {
    "--results FILE":
      "What `check --results` wrote; dist/check.json beside redocly.yaml when absent. Repeat for more, such as all shards of a run.",
    "--json": "Print one JSON document.",
  },
  examples: [
    [
      "countersign check --results dist/check.json && countersign report",
      "Check all APIs, then show the results as one table.",
    ],
    ["countersign report --results live.json --json", "What another run wrote, for a script."],
  ],
  async run(invocation) {
    const { arguments: names, options } = invocation;
    if (names.length) throw new UsageError("report: takes no names: it shows the last contract run as a whole.");
    const root = projectRoot() ?? process.cwd();
    const named = texts(invocation, "results");
    const files = named.length ? named : [join(root, "dist/check.json")];
    const apis = mergeResults(files.map(readExisting));
    const pages = apis.map(({ api }) => [api, join(root, "dist/docs", `${api}.html`)] as const);
    const docs = Object.fromEntries(
      pages.filter(([, page]) => existsSync(page)).map(([api, page]) => [api, displayPath(page)]),
    );
    if (options.json)
      printJson(
        apis.map(({ api, operations, examples, passed, failed, skipped, inconclusive, coverage }) => ({
          api,
          operations,
          examples,
          passed,
          failed,
          skipped,
          inconclusive,
          coverage: coverage.percent,
          docs: docs[api],
        })),
      );
    else print(formatTable(apis, { docs, color: process.stdout.isTTY && !process.env.NO_COLOR }));
    return apis.some(isFailed) ? 1 : 0;
  },
};

function readExisting(file: string): ResultsFile {
  const results = readResults(file);
  if (results) return results;
  throw new FindingError(
    `${displayPath(file)}: there are no results yet; \`countersign check --results ${displayPath(file)}\` writes them.`,
  );
}
