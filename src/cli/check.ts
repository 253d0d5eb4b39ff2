import {
  type ApiReport,
  coveredPercent,
  formatFailures,
  isFailed,
  type RandomRequests,
  type Severity,
  type Shard,
  severities,
  toJson,
  toJUnit,
  toMarkdown,
} from "../checks/index.ts";
import type { Contract } from "../contract/index.ts";
import { UsageError } from "../core/errors.ts";
import { didYouMean } from "../core/nearest.ts";
import { plural } from "../core/plural.ts";
import { checkRecordingFile } from "./check-recording-file.ts";
import { type Command, type Invocation, print, printJson, text, texts } from "./command.ts";
import { explainError } from "./explain-error.ts";
import { type Interruption, listenForInterruption } from "./interruption.ts";
import { type LiveOptions, readLiveOptions } from "./live-options.ts";
import { contractHelp, contractOptions, loadContracts } from "./load-contracts.ts";
import { checkWritable, writeOutput } from "./output-file.ts";
import { type Progress, showProgress } from "./progress.ts";
import { readRandom } from "./random-options.ts";
import { isResults } from "./results-file.ts";
import { checkApi } from "./run-checks.ts";
import { showArgument } from "./show-argument.ts";

export const command: Command = {
  usage: "[api...] [options]",
  summary: "Run the contract checks, through the client's pipeline, against the mock or a live server.",
  options: {
    target: { type: "string" },
    "allow-http": { type: "boolean" },
    recording: { type: "string" },
    write: { type: "boolean" },
    money: { type: "string", multiple: true },
    rate: { type: "string" },
    "yes-production": { type: "boolean" },
    "fail-on": { type: "string" },
    random: { type: "string" },
    seed: { type: "string" },
    shard: { type: "string" },
    credential: { type: "string", multiple: true },
    parameter: { type: "string", multiple: true },
    junit: { type: "string" },
    markdown: { type: "string" },
    results: { type: "string" },
    ...contractOptions,
    json: { type: "boolean" },
  },
  help: {
    "--target mock|URL|SERVER": "What to check: the mock (default), a base URL, or a server of the contract by name.",
    "--allow-http": "Go also by plain http to another machine: anybody on the way can read that.",
    "--recording FILE":
      "Judge a HAR, of `proxy --record` or of a browser, and send nothing; --target is a base URL of the API in it, besides its servers.",
    "--write":
      "At a live target, also create things, and change and delete what was created. Without it, only reads are sent.",
    "--money OPERATION": "With --write, also send this operation, though it moves money; repeat for more.",
    "--yes-production": "With --write, for a server that is called production.",
    "--rate N": "At a live target, at most so many requests a minute, besides the limits of the contract.",
    "--fail-on broken|drift|note":
      "What fails a check: a broken contract (the default), drift as well, or all that was found.",
    "--random N":
      "Also send each operation N random requests that fit the contract, besides each optional property left out and alone.",
    "--seed S": "What the random requests are made from: the same seed sends the same ones. Printed when absent.",
    "--shard 1/4":
      "Only this part of the operations, for several machines; `report` puts what they write with --results together.",
    "--credential NAME=VALUE": "A credential for a live target. Also from the environment: <API>_<NAME>.",
    "--parameter NAME=VALUE":
      "A value for a parameter in place of the contract's example, such as an id that exists there; NAME or OPERATION.NAME.",
    "--junit FILE": "Write the results as JUnit XML.",
    "--markdown FILE": "Append a summary in Markdown.",
    "--results FILE": "Write the results as JSON, for `report` and `docs`.",
    ...contractHelp,
    "--json": "Print one JSON document.",
  },
  examples: [
    ["countersign check acme", "acme against the mock."],
    [
      "countersign check acme --target https://sandbox.acme.example --junit junit.xml",
      "acme against a live server: reads only, without --write.",
    ],
  ],
  async run(invocation) {
    const { options } = invocation;
    const target = text(invocation, "target") ?? "mock";
    const progress = showProgress();
    // What is wrong whatever the project is, before the project is looked for.
    const failOn = readFailOn(text(invocation, "fail-on"));
    const shard = readShard(text(invocation, "shard"));
    const random = readRandom(invocation);
    const contracts = await loadContracts(invocation);
    const recording = text(invocation, "recording");
    if (recording === undefined) refuseMismatch(target, invocation, contracts);
    else refuseRecordingMismatch(recording, invocation, contracts);
    const live = readLiveOptions(invocation, target, contracts);
    checkOutputs(invocation);
    const interruption = listenForInterruption();
    const reports: ApiReport[] = [];
    let exitCode = 0;
    try {
      for (const contract of contracts) {
        if (interruption.signal.aborted) break;
        const { report, code = 0 } = await checkOne(contract, {
          ...{ invocation, live, failOn, interruption, progress },
          ...(shard && { shard }),
          ...(random && { random }),
        });
        reports.push(report);
        exitCode ||= code;
        if (!options.json) print(resultLine(contract, report));
        if (!options.json) for (const one of report.left ?? []) print(`  left at ${target}: ${one}`);
      }
    } finally {
      interruption.end();
    }
    writeReports(invocation, recording ?? target, reports);
    if (reports.some(isFailed)) return 1;
    return exitCode || (interruption.exitCode ?? 0);
  },
};

function refuseMismatch(target: string, { options }: Invocation, contracts: readonly Contract[]): void {
  if (target !== "mock" && contracts.length !== 1)
    throw new UsageError(
      `check: --target ${target} is one API's; name it: countersign check <api> --target ${target}.`,
    );
  if (target === "mock" && (options.write || options.credential))
    throw new UsageError(
      "check: --write and --credential are for a live --target; the mock is always checked whole, with its test credentials.",
    );
}

function refuseRecordingMismatch(recording: string, { options }: Invocation, contracts: readonly Contract[]): void {
  if (contracts.length !== 1)
    throw new UsageError(
      `check: --recording is of one API; name it: countersign check <api> --recording ${showArgument(recording)}.`,
    );
  const stray = ["write", "credential", "parameter", "shard", "random", "seed"].find((name) => options[name]);
  if (stray) throw new UsageError(`check: --${stray} is for requests; --recording sends none.`);
}

function readFailOn(value: string | undefined): Severity {
  const found = severities.find((severity) => severity === (value ?? "broken"));
  if (found) return found;
  throw new UsageError(
    `check: --fail-on: expected ${severities.join(", ")}, got ${showArgument(value ?? "")}.${didYouMean(value ?? "", severities)}`,
  );
}

function readShard(value: string | undefined): Shard | undefined {
  if (value === undefined) return undefined;
  const [, index = 0, count = 0] = (/^(\d{1,3})\/(\d{1,3})$/.exec(value) ?? []).map(Number);
  if (index >= 1 && index <= count) return { index, count };
  throw new UsageError(
    `check: --shard: expected a part and how many there are, such as 1/4, got ${showArgument(value)}.`,
  );
}

interface CheckContext {
  invocation: Invocation;
  live: LiveOptions;
  failOn: Severity;
  shard?: Shard;
  random?: RandomRequests;
  interruption: Interruption;
  progress: Progress;
}

/** Checks one API. What ends it before its end is in its report, together with what was found until then. */
async function checkOne(
  contract: Contract,
  { invocation, live, failOn, shard, random, interruption, progress }: CheckContext,
): Promise<{ report: ApiReport; code?: number }> {
  const { signal } = interruption;
  let reached = "";
  const recording = text(invocation, "recording");
  if (recording !== undefined)
    return {
      report: await checkRecordingFile(contract, { file: recording, failOn, target: text(invocation, "target") }),
    };
  try {
    const { report, error } = await checkApi(contract, {
      target: text(invocation, "target") ?? "mock",
      allowHttp: invocation.options["allow-http"] === true,
      write: invocation.options.write === true,
      ...live,
      failOn,
      ...(shard && { shard }),
      ...(random && { random }),
      parameters: readParameters(texts(invocation, "parameter")),
      credentials: texts(invocation, "credential"),
      signal,
      onProgress({ cases, operations, total }) {
        reached = `${operations} of ${plural(total, "operation")}`;
        progress.step(() => `${contract.api}: ${reached}, ${plural(cases, "case")}`);
        if (cases % 100 === 0) interruption.checkMemory();
      },
      onWait: (ms, why) => {
        const seconds = Math.ceil(ms / 1000);
        progress.pause(ms, () => `${contract.api}: ${reached && `${reached}; `}waiting ${seconds} s ${why}`);
      },
    });
    if (error !== undefined) {
      const { message, code } = await explainError(error, invocation.arguments);
      return { report: { ...report, stopped: `${message} (after ${reached})` }, code };
    }
    if (!signal.aborted) return { report };
    return { report: { ...report, stopped: `${signal.reason}, after ${reached || "no operation"}` } };
  } finally {
    progress.clear();
  }
}

function resultLine({ api, operations, webhooks }: Contract, report: ApiReport): string {
  const { passed, failed, skipped, inconclusive, warnings, coverage, results, stopped, problems } = report;
  if (operations.length === 0 && results.length === 0)
    return `${api}: nothing to check: no operations${webhooks.length ? ", only webhooks" : ""}`;
  if (results.length === 0 && stopped === undefined && report.shard !== undefined)
    return `${api}: nothing to check in shard ${report.shard}`;
  if (results.length === 0 && stopped === undefined)
    return `${api}: nothing to check: none of its operations only reads`;
  const unsure = inconclusive ? `, ${inconclusive} inconclusive` : "";
  const more = `${unsure}${skipped ? `, ${skipped} skipped` : ""}${warnings ? `, ${warnings} of drift` : ""}`;
  const sent = results.reduce((sum, { requests = 0 }) => sum + requests, 0);
  const random = report.random ? `; ${plural(sent, "random request")}, seed ${report.random.seed}` : "";
  const part = report.shard === undefined ? "" : ` (shard ${report.shard})`;
  const end = stopped === undefined ? "" : `; stopped: ${stopped}`;
  const doubt = problems.length ? "; FAILED: too little could be shown" : "";
  return `${api}${part}: ${passed} passed, ${failed} failed${more}; ${coveredPercent(coverage)} of the contract covered${random}${doubt}${end}`;
}

/** @throws UsageError when a report cannot be written, or would replace what no run of ours wrote. */
function checkOutputs(invocation: Invocation): void {
  const isOurs: Record<string, (before: string) => boolean> = {
    junit: (before) => before.trim() === "" || before.includes("<testsuites"),
    results: (before) => before.trim() === "" || isResults(before),
    // It is appended to, as a summary of a CI run wants it.
    markdown: () => true,
  };
  const files = Object.keys(isOurs).flatMap((name) => text(invocation, name) ?? []);
  const [twice] = files.filter((file, i) => files.indexOf(file) !== i);
  if (twice !== undefined)
    throw new UsageError(`check: ${twice} is named for two reports; give each a file of its own.`);
  for (const [name, isOne] of Object.entries(isOurs)) {
    const file = text(invocation, name);
    if (file !== undefined) checkWritable("check", file, isOne);
  }
}

function writeReports(invocation: Invocation, target: string, reports: readonly ApiReport[]): void {
  const { json } = invocation.options;
  const failures = formatFailures(reports, { color: process.stdout.isTTY && !process.env.NO_COLOR });
  if (failures && !json) print(`\n${failures}`);
  const [junit, markdown, results] = ["junit", "markdown", "results"].map((name) => text(invocation, name));
  if (junit !== undefined) writeOutput("check", junit, toJUnit(reports));
  if (markdown !== undefined) writeOutput("check", markdown, toMarkdown(reports), "a");
  if (results !== undefined) {
    const run = { target, date: new Date().toISOString(), apis: toJson(reports) };
    writeOutput("check", results, `${JSON.stringify(run, null, 2)}\n`);
  }
  if (json) printJson({ target, apis: toJson(reports) });
}

function readParameters(pairs: string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf("=");
      if (at < 1) throw new UsageError(`check: --parameter: expected name=value, got ${JSON.stringify(pair)}.`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}
