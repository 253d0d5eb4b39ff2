import { coveredPercent } from "../checks/index.ts";
import { plural } from "../core/plural.ts";
import { type Command, print, printJson } from "./command.ts";
import { contractHelp, contractOptions, loadContracts } from "./load-contracts.ts";
import { showProgress } from "./progress.ts";
import { checkApi } from "./run-checks.ts";

const counted = {
  operations: "operations",
  statuses: "statuses",
  parameters: "parameters",
  "response properties": "properties",
  "values of closed sets": "enumValues",
  webhooks: "webhooks",
} as const;

export const command: Command = {
  usage: "[api...]",
  summary: "Say how much of each contract the checks exercise, and list what they do not.",
  options: { ...contractOptions, json: { type: "boolean" } },
  help: { ...contractHelp, "--json": "Print one JSON document." },
  examples: [
    ["countersign coverage acme", "What the checks exercise of acme, and what not."],
    ["countersign coverage shop.yaml --json", "The same of any OpenAPI file, for a script."],
  ],
  async run(invocation) {
    const { options } = invocation;
    const reports = [];
    const shown = showProgress();
    for (const contract of await loadContracts(invocation)) {
      const { report, error } = await checkApi(contract, {
        target: "mock",
        onProgress: ({ operations, total }) =>
          shown.step(() => `${contract.api}: ${operations} of ${plural(total, "operation")}`),
      });
      shown.clear();
      if (error !== undefined) throw error;
      reports.push(report);
    }
    if (options.json) {
      printJson(reports.map(({ coverage }) => coverage));
      return 0;
    }
    for (const { api, coverage } of reports) {
      print(
        coverage.percent === null ? `${api}: nothing to cover: no operations` : `${api}: ${coveredPercent(coverage)}`,
      );
      if (coverage.percent === null) continue;
      for (const [name, key] of Object.entries(counted)) {
        const { covered, total } = coverage[key];
        print(`  ${name.padEnd(21)} ${covered} of ${total}`);
      }
      for (const label of coverage.missing) print(`  not covered: ${label}`);
    }
    return 0;
  },
};
