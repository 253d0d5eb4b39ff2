import { loadApis } from "../contract/index.ts";
import { displayPath } from "../core/display-path.ts";
import { lintContracts } from "../lint/index.ts";
import { type Command, printJson, say } from "./command.ts";

export const command: Command = {
  usage: "[api...]",
  summary: "Check the contracts: Redocly says whether they are valid, Spectral whether they keep the house rules.",
  options: { json: { type: "boolean" } },
  help: { "--json": "Print one JSON document." },
  async run({ arguments: names, options }) {
    const contracts = await loadApis(names);
    const problems = await lintContracts(contracts);
    if (options.json) printJson({ apis: contracts.map(({ api }) => api), problems });
    else {
      for (const { file, line, column, severity, rule, message } of problems)
        say(`${displayPath(file)}:${line}:${column} ${severity} ${rule}: ${message}`);
      const errors = problems.filter(({ severity }) => severity === "error").length;
      say(`${contracts.map(({ api }) => api).join(", ")}: ${errors} errors, ${problems.length - errors} warnings`);
    }
    return problems.length ? 1 : 0;
  },
};
