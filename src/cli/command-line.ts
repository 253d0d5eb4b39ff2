import { parseArgs } from "node:util";
import { UsageError } from "../core/errors.ts";
import { didYouMean } from "../core/nearest.ts";
import { readManifest } from "../core/package-folder.ts";
import { plural } from "../core/plural.ts";
import { type Command, type Invocation, print, printJson, say } from "./command.ts";
import { commands } from "./commands.ts";
import { explainError } from "./explain-error.ts";
import { commandHelp, generalHelp } from "./help.ts";

function parse(name: string, command: Command, argv: string[]): Invocation {
  try {
    const { positionals, values } = parseArgs({
      args: withNegativeNumbers(argv, command),
      options: { ...command.options, help: { type: "boolean", short: "h" } },
      allowPositionals: true,
    });
    return { arguments: positionals, options: values };
  } catch (error) {
    throw new UsageError(
      `${name}: ${optionProblem(error as Error, command)} \`countersign help ${name}\` lists the options.`,
    );
  }
}

/** A number below 0 after an option is its value; Node takes all that begins with a dash for an option. */
function withNegativeNumbers(argv: readonly string[], { options }: Command): string[] {
  const args: string[] = [];
  for (const argument of argv) {
    const before = args.at(-1) ?? "";
    if (/^-\d/.test(argument) && before.startsWith("--") && options[before.slice(2)]?.type === "string")
      args[args.length - 1] = `${before}=${argument}`;
    else args.push(argument);
  }
  return args;
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

/** What Node says of the options, without its advice on quoting; of an unknown one, which was meant. */
function optionProblem({ message }: Error, { options }: Command): string {
  const [, unknown] = /^Unknown option '(-[^']*)'/.exec(message) ?? [];
  if (unknown === undefined) return `${message.split(/\. |\.?\n/)[0]?.replace(/\.$/, "")}.`;
  const known = [...Object.keys(options), "help"].map((option) => `--${option}`);
  return `there is no option ${unknown}.${didYouMean(unknown, known)}`;
}

async function run(name: string, rest: string[], names: string[]): Promise<number> {
  if (name === "--help" || name === "-h" || (name === "help" && rest.length === 0)) {
    print(await generalHelp());
    return 0;
  }
  if (name === "help" && rest.length > 1)
    throw new UsageError(`help: expected one command, got ${plural(rest.length, "argument")}: ${rest.join(" ")}.`);
  if (name === "help") return run(rest[0] as string, ["--help"], names);
  if (name === "--version" || name === "-v") {
    print(readManifest().version);
    return 0;
  }
  const command = await findCommand(name);
  const invocation = parse(name, command, rest);
  if (invocation.options.help) {
    print(commandHelp(name, command));
    return 0;
  }
  names.push(...invocation.arguments);
  return command.run(invocation);
}

async function findCommand(name: string): Promise<Command> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load) return (await load()).command;
  const [kind, known] = name.startsWith("-")
    ? ["an option of countersign itself", ["--help", "--version"]]
    : ["a command", [...Object.keys(commands), "help"]];
  const meant = didYouMean(name, known);
  throw new UsageError(
    meant
      ? `${JSON.stringify(name)} is not ${kind}.${meant}`
      : `${JSON.stringify(name)} is not ${kind}; there are ${known.join(", ")}. \`countersign --help\` says what they do.`,
  );
}
