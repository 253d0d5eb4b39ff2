import { loadApis } from "../contract/index.ts";
import { type Command, printJson, say } from "./command.ts";
import { checkApi } from "./run-checks.ts";

export const command: Command = {
  usage: "[api...]",
  summary: "Say how much of each contract the checks exercise, and list what they do not.",
  options: { json: { type: "boolean" } },
  help: { "--json": "Print one JSON document." },
  async run({ arguments: names, options }) {
    const reports = [];
    for (const contract of await loadApis(names)) reports.push(await checkApi(contract, { target: "mock" }));
    if (options.json) {
      printJson(reports.map(({ coverage }) => coverage));
      return 0;
    }
    for (const { api, coverage } of reports) {
      say(`${api}: ${coverage.percent} %`);
      for (const [name, key] of Object.entries({
        operations: "operations",
        statuses: "statuses",
        parameters: "parameters",
        "response members": "properties",
        "values of closed sets": "enumValues",
      } as const)) {
        const { covered, total } = coverage[key];
        say(`  ${name.padEnd(21)} ${covered} of ${total}`);
      }
      for (const label of coverage.missing) say(`  not covered: ${label}`);
    }
    return 0;
  },
};
