import type { ParseArgsConfig } from "node:util";

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
  run(invocation: Invocation): Promise<number>;
}

/** One JSON document on stdout: what scripts read. */
export const printJson = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
};

/** A line for people, on stderr. */
export const say = (line = ""): void => {
  process.stderr.write(`${line}\n`);
};

/** An option whose value is a string. */
export const text = ({ options }: Invocation, name: string): string | undefined => options[name] as string | undefined;

/** An option that may be given many times. */
export const texts = ({ options }: Invocation, name: string): string[] => (options[name] as string[] | undefined) ?? [];
