import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../contract/index.ts";
import { displayPath } from "../core/display-path.ts";
import { plural } from "../core/plural.ts";
import { houseRules, lintContracts } from "../lint/index.ts";
import { type Command, print, printJson, say } from "./command.ts";
import { contractHelp, contractOptions, loadContracts } from "./load-contracts.ts";
import { showWhile } from "./progress.ts";

export const command: Command = {
  usage: "[api...]",
  summary: "Check the contracts: Redocly says whether they are valid, Spectral whether they keep the house rules.",
  options: { ...contractOptions, json: { type: "boolean" } },
  help: { ...contractHelp, "--json": "Print one JSON document." },
  examples: [
    ["countersign lint", "All APIs of redocly.yaml."],
    ["countersign lint shop.yaml --json", "Any OpenAPI file, for a script."],
  ],
  async run(invocation) {
    const { options } = invocation;
    const contracts = await loadContracts(invocation);
    const problems = await showWhile("linting", () => lintContracts(contracts));
    if (options.json) printJson({ apis: contracts.map(({ api }) => api), problems });
    else {
      for (const { file, line, column, severity, rule, message } of problems)
        print(`${displayPath(file)}:${line}:${column} ${severity} ${rule}: ${message}`);
      const errors = problems.filter(({ severity }) => severity === "error").length;
      const count = `${plural(errors, "error")}, ${plural(problems.length - errors, "warning")}`;
      print(`${contracts.map(({ api }) => api).join(", ")}: ${count}`);
      noteMissingRules();
    }
    return problems.length ? 1 : 0;
  },
};

/** No errors by no rules is not the same as no errors. */
function noteMissingRules(): void {
  const root = projectRoot();
  if (root && !existsSync(join(root, ".spectral.yaml")))
    say(
      `note: no house rules were checked; \`extends: ${houseRules(root)}\` in a .spectral.yaml brings countersign's.`,
    );
}
