import { displayPath } from "../core/display-path.ts";
import { lintContracts } from "../lint/index.ts";
import { type Command, printJson, say } from "./command.ts";
import { contractHelp, contractOptions, loadContracts } from "./load-contracts.ts";

export const command: Command = {
  usage: "[api...]",
  summary: "Check the contracts: Redocly says whether they are valid, Spectral whether they keep the house rules.",
  options: { ...contractOptions, json: { type: "boolean" } },
  help: { ...contractHelp, "--json": "Print one JSON document." },
  async run(invocation) {
    const { options } = invocation;
    const contracts = await loadContracts(invocation);
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
