import { existsSync } from "node:fs";
import { join } from "node:path";
import { formatTable, isFailed } from "../checks/index.ts";
import { readRegistry } from "../contract/index.ts";
import { displayPath } from "../core/display-path.ts";
import { FindingError, UsageError } from "../core/errors.ts";
import { type Command, printJson, say } from "./command.ts";
import { readReport } from "./report-file.ts";

export const command: Command = {
  usage: "",
  summary: "Show the last contract run as one table: operations, examples, checks, coverage and docs page per API.",
  options: { json: { type: "boolean" } },
  help: { "--json": "Print one JSON document." },
  async run({ arguments: names, options }) {
    if (names.length) throw new UsageError("summary: takes no names: it shows the last contract run as a whole.");
    const { root } = readRegistry();
    const report = readReport(join(root, "dist/check.json"));
    if (!report) throw new FindingError("there is no contract run yet; `make check` makes one.");
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
    else say(formatTable(report.apis, { docs, color: process.stderr.isTTY && !process.env.NO_COLOR }));
    return report.apis.some(isFailed) ? 1 : 0;
  },
};
