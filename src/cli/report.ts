import { existsSync } from "node:fs";
import { join } from "node:path";
import { formatTable, isFailed } from "../checks/index.ts";
import { projectRoot } from "../contract/index.ts";
import { displayPath } from "../core/display-path.ts";
import { FindingError, UsageError } from "../core/errors.ts";
import { type Command, print, printJson, text } from "./command.ts";
import { readResults } from "./results-file.ts";

export const command: Command = {
  usage: "[--results FILE]",
  summary: "Show the last contract run as one table: operations, examples, checks, coverage and docs page per API.",
  options: { results: { type: "string" }, json: { type: "boolean" } },
  help: {
    "--results FILE": "What `check --results` wrote; dist/check.json beside redocly.yaml when absent.",
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
    const file = text(invocation, "results") ?? join(root, "dist/check.json");
    const report = readResults(file);
    if (!report)
      throw new FindingError(
        `${displayPath(file)}: there are no results yet; \`countersign check --results ${displayPath(file)}\` writes them.`,
      );
    const pages = report.apis.map(({ api }) => [api, join(root, "dist/docs", `${api}.html`)] as const);
    const docs = Object.fromEntries(
      pages.filter(([, page]) => existsSync(page)).map(([api, page]) => [api, displayPath(page)]),
    );
    if (options.json)
      printJson(
        report.apis.map(({ api, operations, examples, passed, failed, coverage }) => ({
          api,
          operations,
          examples,
          passed,
          failed,
          coverage: coverage.percent,
          docs: docs[api],
        })),
      );
    else print(formatTable(report.apis, { docs, color: process.stdout.isTTY && !process.env.NO_COLOR }));
    return report.apis.some(isFailed) ? 1 : 0;
  },
};
