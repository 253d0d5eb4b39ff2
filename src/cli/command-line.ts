import { parseArgs } from "node:util";
import { UsageError } from "../core/errors.ts";
import { readManifest } from "../core/package-folder.ts";
import { checkTools, type Part } from "../core/tools.ts";
import { type Command, type Invocation, printJson, say } from "./command.ts";
import { explainError } from "./explain-error.ts";

/** Loaded on use: nobody waits for the mock in order to sign. */
const commands: Record<string, () => Promise<{ command: Command }>> = {
  lint: () => import("./lint.ts"),
  evidence: () => import("./evidence.ts"),
  generate: () => import("./generate.ts"),
  mock: () => import("./mock.ts"),
  check: () => import("./check.ts"),
  coverage: () => import("./coverage.ts"),
  sign: () => import("./sign.ts"),
  verify: () => import("./verify.ts"),
  docs: () => import("./docs.ts"),
  diff: () => import("./diff.ts"),
  new: () => import("./new.ts"),
  summary: () => import("./summary.ts"),
};

/** What a command needs, where it is more than reading contracts: told whole, not one package after the other. */
const parts: Record<string, Part> = {
  lint: "lint",
  generate: "generate",
  mock: "serve",
  check: "checks",
  coverage: "checks",
  docs: "docs",
  diff: "diff",
};

async function printHelp(): Promise<void> {
  const lines = [
    "countersign: contracts of APIs that sign their requests.",
    "",
    "Usage: countersign <command> [api...] [options]",
    "",
  ];
  for (const [name, load] of Object.entries(commands))
    lines.push(`  ${name.padEnd(10)} ${(await load()).command.summary}`);
  lines.push(
    "",
    "An api is a name in redocly.yaml; most commands take a path to any OpenAPI file as well.",
    "`countersign <command> --help` lists its options. Exit code: 0 good, 1 findings, 2 wrong usage.",
  );
  process.stdout.write(`${lines.join("\n")}\n`);
}

function printCommandHelp(name: string, { usage, summary, help }: Command): void {
  const lines = [`Usage: countersign ${name} ${usage}`.trimEnd(), "", summary];
  const entries = Object.entries({ ...help, "--help": "Print this." });
  const width = Math.max(...entries.map(([option]) => option.length));
  lines.push("", ...entries.map(([option, line]) => `  ${option.padEnd(width)}  ${line}`));
  process.stdout.write(`${lines.join("\n")}\n`);
}

function parse(name: string, command: Command, argv: string[]): Invocation {
  try {
    const { positionals, values } = parseArgs({
      args: argv,
      options: { ...command.options, help: { type: "boolean" } },
      allowPositionals: true,
    });
    return { arguments: positionals, options: values };
  } catch (error) {
    // Node's sentence goes on with advice on quoting that does not fit here.
    const problem = (error as Error).message.split(/\. |\.?\n/)[0]?.replace(/\.$/, "");
    throw new UsageError(`${name}: ${problem}. \`countersign ${name} --help\` lists the options.`);
  }
}

/**
 * Runs a command, and says in one sentence why it could not be done.
 *
 * @param argv The arguments after `countersign`.
 * @returns the exit code: 0 good, 1 findings, 2 wrong usage.
 */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
  const [name = "--help", ...rest] = argv;
  // What the command works on, once that is known.
  const names: string[] = [];
  try {
    return await run(name, rest, names);
  } catch (error) {
    const { message, code } = await explainError(error, names);
    say(`countersign: ${message}`);
    if (argv.includes("--json")) printJson({ error: message });
    return code;
  }
}

async function run(name: string, rest: string[], names: string[]): Promise<number> {
  if (name === "--help" || name === "-h" || name === "help") {
    await printHelp();
    return 0;
  }
  if (name === "--version") {
    process.stdout.write(`${readManifest().version}\n`);
    return 0;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load)
    throw new UsageError(
      `${JSON.stringify(name)} is not a command; there are ${Object.keys(commands).join(", ")}. \`countersign --help\` says what they do.`,
    );
  const { command } = await load();
  const invocation = parse(name, command, rest);
  if (invocation.options.help) {
    printCommandHelp(name, command);
    return 0;
  }
  names.push(...invocation.arguments);
  checkTools(parts[name] ?? "contract");
  return command.run(invocation);
}
