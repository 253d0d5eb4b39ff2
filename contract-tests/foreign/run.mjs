// Runs other people's descriptions through the command line: `make foreign DIR=folder`. The target of the checks is our
// own mock, so a check that fails is a contradiction of this house, unless the description contradicts itself.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { printTable } from "../../bench/lib/table.mjs";
import { blame, blameSteps } from "./blame.mjs";
import { findDescriptions, WrongFolder } from "./find-descriptions.mjs";
import { groupFailures } from "./group-failures.mjs";
import { exampleFaults, operationsOf, readDescription } from "./read-description.mjs";
import { check, compile, docs, generate, main, makeProject, mock, readContract } from "./steps.mjs";

const usage = "node contract-tests/foreign/run.mjs DIR [name...] [--timeout SECONDS] [--keep DIR]";

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { timeout: { type: "string", default: "120" }, keep: { type: "string" } },
      allowPositionals: true,
    });
    const seconds = Number(values.timeout);
    if (!(seconds > 0))
      throw new WrongFolder(`--timeout: expected seconds above 0, got ${JSON.stringify(values.timeout)}`);
    if (!existsSync(main)) throw new WrongFolder("there is no dist/; run `make build` first");
    const [folder, ...only] = positionals;
    return { descriptions: findDescriptions(folder, only), seconds, keep: values.keep && resolve(values.keep) };
  } catch (error) {
    if (!(error instanceof WrongFolder) && !String(error.code).startsWith("ERR_PARSE_ARGS")) throw error;
    const said = error instanceof WrongFolder ? error.message : `${error.message.split(". ")[0]}; usage: ${usage}`;
    console.error(`foreign: ${said}.`);
    return process.exit(2);
  }
}

/** Does everything with one description, and says what it came to. */
async function runDescription(description, folder, seconds) {
  const project = makeProject(folder, description);
  const say = (step) => console.error(`${description.name}: ${step}`);
  const source = await readDescription(description.file);
  say("generate");
  const steps = { generate: await generate(project, seconds) };
  if (!steps.generate.problem) {
    say("tsc");
    steps.tsc = await compile(project, seconds);
  }
  // The generated contract names every operation, also one that the description leaves without a name.
  const named = operationsOf(readContract(project) ?? source.document);
  say("mock");
  steps.mock = await mock(project, named, seconds);
  say("check");
  steps.check = await check(project, seconds);
  say("docs");
  steps.docs = await docs(project, seconds);
  return { ...description, steps, operations: named.length, ...blameFor(source, named, steps) };
}

/** What is ours and what is the description's own fault, of the checks and of the steps. */
function blameFor({ document, problem }, named, { tsc, check, ...others }) {
  const ids = new Map(named.map(({ method, path, id }) => [`${method} ${path}`, id]));
  const operations = operationsOf(document).map((one) => ({ ...one, id: ids.get(`${one.method} ${one.path}`) }));
  operations.push(...operationsOf(document, "webhooks"));
  const checks = document
    ? blame(check.report?.results ?? [], operations, exampleFaults(document))
    : { ours: [], theirs: [] };
  return { checks, ...blameSteps({ ...others, check, ...(tsc && { tsc }) }, problem) };
}

function row({ name, operations, steps, checks }) {
  const { generate, tsc, mock, check, docs } = steps;
  const cost = (step) => (step.problem ? "FAILED" : `${step.cpu.toFixed(1)} s ${Math.round(step.rss)} MB`);
  const { passed, skipped } = check.report ?? {};
  return [
    name,
    operations,
    cost(generate),
    tsc ? (tsc.problem ? "FAILED" : tsc.errors.length) : "",
    mock.problem ? "FAILED" : `${cost(mock)}${mock.status ? `, ${mock.status}` : ""}`,
    cost(check),
    ...(check.report ? [passed, checks.ours.length, checks.theirs.length, skipped] : ["", "", "", ""]),
    cost(docs),
  ];
}

const columns = ["description", "operations", "generate", "tsc errors", "mock, first response"].concat([
  "check",
  "passed",
  "failed",
  "faulty example",
  "skipped",
  "docs",
]);

function printFailures({ name, steps, checks, ours, theirs }) {
  const lines = [...new Set(ours)].map((problem) => `  ${problem}`);
  const list = (title, items) => {
    if (items.length === 0) return;
    const { groups, more } = groupFailures(items);
    lines.push(`  ${title}: ${items.length}`);
    for (const { count, message, example } of groups)
      lines.push(`    ${String(count).padStart(5)} x ${message}`, `            ${example.slice(0, 400)}`);
    if (more) lines.push(`          and ${more} more groups`);
  };
  const errors = (steps.tsc?.errors ?? []).map((line) => ({
    message: line.replace(/^.*?: error /, ""),
    example: line.replace(/: error .*/, ""),
  }));
  list("tsc errors", errors);
  list("checks failed", checks.ours);
  list("checks failed, because an example of the description does not fit its own schema", checks.theirs);
  lines.push(...theirs.map((problem) => `  the description: ${problem}`));
  if (lines.length) console.log(`\n${name}\n${lines.join("\n")}`);
}

const isOurs = ({ steps, checks, ours }) => ours.length + checks.ours.length + (steps.tsc?.errors.length ?? 0) > 0;

/** The table, the failures, and how many descriptions have none of ours. Returns the exit code. */
function report(outcomes) {
  printTable("other people's descriptions: CPU seconds and peak memory of each step", columns, outcomes.map(row));
  for (const outcome of outcomes) printFailures(outcome);
  const failed = outcomes.filter(isOurs).length;
  console.log(`\n${outcomes.length - failed} of ${outcomes.length} without a failure of ours`);
  return failed ? 1 : 0;
}

const { descriptions, seconds, keep } = readArguments();
const workspace = keep ?? mkdtempSync(join(tmpdir(), "countersign-foreign-"));
const outcomes = [];
process.once("exit", () => keep || rmSync(workspace, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM"])
  process.once(signal, () => {
    report(outcomes);
    process.exit(130);
  });
for (const description of descriptions) {
  const folder = join(workspace, description.name);
  rmSync(folder, { recursive: true, force: true });
  outcomes.push(await runDescription(description, folder, seconds));
}
process.exitCode = report(outcomes);
