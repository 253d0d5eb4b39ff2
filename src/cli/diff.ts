import { loadApis, readRegistry } from "../contract/index.ts";
import { UsageError } from "../core/errors.ts";
import { type Command, printJson, say } from "./command.ts";
import { contractsAt } from "./contracts-at.ts";
import { type ContractChange, diffContracts, type Impact, largest } from "./diff-contracts.ts";

export const command: Command = {
  usage: "<base-ref> [api...]",
  summary: "Compare the contracts with those of a commit, and say which version bump the changes need.",
  options: { json: { type: "boolean" } },
  help: { "--json": "Print one JSON document." },
  async run({ arguments: [ref, ...names], options }) {
    if (!ref) throw new UsageError("diff: expected a commit, tag or branch to compare with, such as v1.2.0.");
    const { root } = readRegistry();
    const before = contractsAt(root, ref);
    const now = new Map((await loadApis()).map(({ api, document }) => [api, document]));
    const unknown = names.find((name) => !before.has(name) && !now.has(name));
    if (unknown)
      throw new UsageError(`diff: ${JSON.stringify(unknown)} is an API neither of redocly.yaml nor of ${ref}.`);
    const apis = [...new Set([...now.keys(), ...before.keys()])].filter((api) => !names.length || names.includes(api));
    const verdicts: { api: string; bump: Impact | "none"; changes: ContractChange[] }[] = [];
    for (const api of apis) {
      const changes = await diffContracts(before.get(api), now.get(api));
      verdicts.push({ api, bump: largest(changes), changes });
    }
    const bump = largest(verdicts.flatMap(({ changes }) => changes));
    if (options.json) printJson({ base: ref, bump, apis: verdicts });
    else {
      for (const { api, bump, changes } of verdicts) {
        say(`${api}: ${bump === "none" ? "unchanged" : bump}`);
        const told = changes.filter(({ impact }) => impact !== "patch");
        for (const { impact, message, pointer } of told)
          say(`  ${impact.padEnd(5)} ${message}${pointer && ` (${pointer})`}`);
        const quiet = changes.length - told.length;
        if (quiet) say(`  patch ${quiet} ${quiet === 1 ? "change" : "changes"} that no caller can notice`);
      }
      say(
        `since ${ref}: ${bump === "none" ? "no change" : `${bump === "major" ? "breaking, a major" : `a ${bump}`} version`}`,
      );
    }
    return bump === "major" ? 1 : 0;
  },
};
