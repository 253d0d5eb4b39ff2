import { type ApiReport, formatFailures, toJson, toJUnit, toMarkdown } from "../checks/index.ts";
import { loadApis } from "../contract/index.ts";
import { UsageError } from "../core/errors.ts";
import { type Command, printJson, say, text, texts } from "./command.ts";
import { checkWritable, writeOutput } from "./output-file.ts";
import { checkApi } from "./run-checks.ts";

export const command: Command = {
  usage: "[api...] [options]",
  summary: "Run the contract checks, through the client's pipeline, against the mock or a live server.",
  options: {
    target: { type: "string" },
    write: { type: "boolean" },
    credential: { type: "string", multiple: true },
    parameter: { type: "string", multiple: true },
    junit: { type: "string" },
    summary: { type: "string" },
    report: { type: "string" },
    json: { type: "boolean" },
  },
  help: {
    "--target mock|URL|SERVER": "What to check: the mock (default), a base URL, or a server of the contract by name.",
    "--write": "At a live target, also run what changes things. Without it, only reads are sent.",
    "--credential NAME=VALUE": "A credential for a live target. Also from the environment: <API>_<NAME>.",
    "--parameter NAME=VALUE":
      "A value for a parameter in place of the contract's example, such as an id that exists there; NAME or OPERATION.NAME.",
    "--junit FILE": "Write the results as JUnit XML.",
    "--summary FILE": "Append a summary in Markdown.",
    "--report FILE": "Write the results as JSON, for `summary` and `docs`.",
    "--json": "Print one JSON document.",
  },
  async run(invocation) {
    const { arguments: names, options } = invocation;
    const target = text(invocation, "target") ?? "mock";
    const contracts = await loadApis(names);
    if (target !== "mock" && contracts.length !== 1)
      throw new UsageError(
        `check: --target ${target} is one API's; name it: countersign check <api> --target ${target}.`,
      );
    if (target === "mock" && (options.write || options.credential))
      throw new UsageError(
        "check: --write and --credential are for a live --target; the mock is always checked whole, with its test credentials.",
      );
    const parameters = readParameters(texts(invocation, "parameter"));
    const [junit, summary, report] = ["junit", "summary", "report"].map((name) => text(invocation, name));
    for (const file of [junit, summary, report]) if (file !== undefined) checkWritable("check", file);
    const reports: ApiReport[] = [];
    for (const contract of contracts) {
      const checked = await checkApi(contract, {
        target,
        write: options.write === true,
        parameters,
        credentials: texts(invocation, "credential"),
      });
      reports.push(checked);
      const { passed, failed, skipped, warnings, coverage } = checked;
      const more = `${skipped ? `, ${skipped} skipped` : ""}${warnings ? `, ${warnings} of drift` : ""}`;
      if (!options.json)
        say(
          `${contract.api}: ${passed} passed, ${failed} failed${more}; ${coverage.percent} % of the contract covered`,
        );
    }
    const failures = formatFailures(reports, { color: process.stderr.isTTY && !process.env.NO_COLOR });
    if (failures && !options.json) say(`\n${failures}`);
    if (junit !== undefined) writeOutput("check", junit, toJUnit(reports));
    if (summary !== undefined) writeOutput("check", summary, toMarkdown(reports), "a");
    if (report !== undefined) {
      const run = { target, date: new Date().toISOString(), apis: toJson(reports) };
      writeOutput("check", report, `${JSON.stringify(run, null, 2)}\n`);
    }
    if (options.json) printJson({ target, apis: toJson(reports) });
    return reports.some(({ failed }) => failed) ? 1 : 0;
  },
};

function readParameters(pairs: string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf("=");
      if (at < 1) throw new UsageError(`check: --parameter: expected name=value, got ${JSON.stringify(pair)}.`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}
