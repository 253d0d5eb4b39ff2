import { formatMutations, killedPercent, type MutationReport, operators } from "../checks/index.ts";
import { UsageError } from "../core/errors.ts";
import { didYouMean } from "../core/nearest.ts";
import { type Command, printJson, texts } from "./command.ts";
import { listenForInterruption } from "./interruption.ts";
import { contractHelp, contractOptions, loadContracts } from "./load-contracts.ts";
import { showProgress } from "./progress.ts";
import { readNumber } from "./read-number.ts";
import { mutateApi } from "./run-mutants.ts";
import { showArgument } from "./show-argument.ts";

export const command: Command = {
  usage: "[api...] [options]",
  summary: "Make the mock wrong in one way after the other, and count what the checks notice.",
  options: {
    operator: { type: "string", multiple: true },
    sample: { type: "string" },
    seed: { type: "string" },
    "at-least": { type: "string" },
    ...contractOptions,
    json: { type: "boolean" },
  },
  help: {
    "--operator NAME": "Only mutants of this kind; repeat for more.",
    "--sample N": "Only so many mutants of each API, chosen by the seed.",
    "--seed N": "What chooses them; 1 when absent.",
    "--at-least PERCENT": "Fail when fewer mutants of an API are noticed, or anything is found where nothing is wrong.",
    ...contractHelp,
    "--json": "Print one JSON document.",
  },
  examples: [
    ["countersign mutate acme", "How many planted deviations the checks of acme notice, and which they do not."],
    ["countersign mutate acme --sample 100 --at-least 90", "A hundred of them, and exit 1 below 90 %."],
  ],
  async run(invocation) {
    const { options } = invocation;
    const only = readOperators(texts(invocation, "operator"));
    const count = readNumber("mutate", invocation, "sample", { least: 1, most: 1e9, isWhole: true });
    const seed = readNumber("mutate", invocation, "seed", { most: 2 ** 32 - 1 }) ?? 1;
    const least = readNumber("mutate", invocation, "at-least", { most: 100 });
    const interruption = listenForInterruption();
    const progress = showProgress();
    const reports: MutationReport[] = [];
    try {
      for (const contract of await loadContracts(invocation)) {
        if (interruption.signal.aborted) break;
        const report = await mutateApi(contract, {
          ...(only.length && { only }),
          ...(count !== undefined && { sample: { count, seed } }),
          signal: interruption.signal,
          onMutant: (done, total) => progress.step(() => `${contract.api}: ${done} of ${total} mutants`),
        });
        progress.clear();
        reports.push(report);
        if (!options.json) process.stdout.write(`${reports.length > 1 ? "\n" : ""}${formatMutations(report)}\n`);
      }
    } finally {
      progress.clear();
      interruption.end();
    }
    if (options.json) printJson(reports.map((report) => ({ ...report, noticed: killedPercent(report.mutants) })));
    const isTooLittle = ({ mutants, falseAlarms }: MutationReport) =>
      falseAlarms.length > 0 || (killedPercent(mutants) ?? 100) < (least ?? 0);
    if (least !== undefined && reports.some(isTooLittle)) return 1;
    return interruption.exitCode ?? 0;
  },
};

function readOperators(names: string[]): string[] {
  const known = operators.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return names;
  const guess = didYouMean(unknown, known) || ` There are ${known.join(", ")}.`;
  throw new UsageError(`mutate: --operator: there is no operator ${showArgument(unknown)}.${guess}`);
}
