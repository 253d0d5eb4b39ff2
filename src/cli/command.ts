import type { ParseArgsConfig } from "node:util";
import { UsageError } from "../core/errors.ts";

/** What a command gets: its positional arguments and its options, already checked against what it declares. */
export interface Invocation {
  arguments: string[];
  options: Record<string, string | boolean | (string | boolean)[] | undefined>;
}

/** One command of the command line. Returns the exit code: 0 good, 1 findings. */
export interface Command {
  /** Arguments and options, as the usage line shows them. */
  usage: string;
  /** One sentence for the list of commands. */
  summary: string;
  options: NonNullable<ParseArgsConfig["options"]>;
  /** A line for each option. */
  help: Record<string, string>;
  /** Two lines to type, each with what it does. */
  examples: [[line: string, what: string], [line: string, what: string]];
  run(invocation: Invocation): Promise<number>;
}

/** A line of the result, on standard output. */
export const print = (line = ""): void => {
  process.stdout.write(`${line}\n`);
};

/** The result as one JSON document: what scripts read. */
export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2));

/** A note or an error, on standard error: no part of the result. */
export const say = (line = ""): void => {
  process.stderr.write(`${line}\n`);
};

/** An option whose value is a string. */
export const text = ({ options }: Invocation, name: string): string | undefined => options[name] as string | undefined;

/** Refuses options that are given with an empty string, such as a variable of a script that is not set. */
export function refuseEmpty(command: string, invocation: Invocation, names: readonly string[]): void {
  for (const name of names)
    if (text(invocation, name) === "")
      throw new UsageError(`${command}: --${name}: expected a value, got an empty string; leave the option out.`);
}

/** An option that may be given many times. */
export const texts = ({ options }: Invocation, name: string): string[] => (options[name] as string[] | undefined) ?? [];
