import { UsageError } from "../core/errors.ts";
import { plural } from "../core/plural.ts";
import { type Command, print, printJson, texts } from "./command.ts";
import { comparedContracts } from "./compared-contracts.ts";
import { type ContractChange, diffContracts, type Impact, largest } from "./diff-contracts.ts";
import { contractHelp, contractOptions } from "./load-contracts.ts";
import { showWhile } from "./progress.ts";

export const command: Command = {
  usage: "<base-ref> [api...]",
  summary: "Compare the contracts with those of a commit, and say which version bump the changes need.",
  options: { ...contractOptions, json: { type: "boolean" } },
  help: { ...contractHelp, "--json": "Print one JSON document." },
  examples: [
    ["countersign diff v1.2.0", "What changed in all contracts since v1.2.0."],
    ["countersign diff main acme --json", "What a branch changes in acme, for a script."],
  ],
  async run(invocation) {
    const [ref, ...names] = invocation.arguments;
    if (!ref) throw new UsageError("diff: expected a commit, tag or branch to compare with, such as v1.2.0.");
    const verdicts: { api: string; bump: Impact | "none"; changes: ContractChange[] }[] = [];
    for (const { api, before, now } of await comparedContracts(ref, names, texts(invocation, "allow-refs"))) {
      const changes = await showWhile(`comparing ${api}`, () => diffContracts(before, now));
      verdicts.push({ api, bump: largest(changes), changes });
    }
    const bump = largest(verdicts.flatMap(({ changes }) => changes));
    if (invocation.options.json) printJson({ base: ref, bump, apis: verdicts });
    else {
      for (const { api, bump, changes } of verdicts) {
        print(`${api}: ${bump === "none" ? "unchanged" : bump}`);
        const told = changes.filter(({ impact }) => impact !== "patch");
        for (const { impact, message, pointer } of told)
          print(`  ${impact.padEnd(5)} ${message}${pointer && ` (${pointer})`}`);
        const quiet = changes.length - told.length;
        if (quiet) print(`  patch ${plural(quiet, "change")} that no caller can notice`);
      }
      print(
        `since ${ref}: ${bump === "none" ? "no change" : `${bump === "major" ? "breaking, a major" : `a ${bump}`} version`}`,
      );
    }
    return bump === "major" ? 1 : 0;
  },
};
