import type { Command } from "./command.ts";
import { commands } from "./commands.ts";
import { terminalWidth, twoColumns, wrap } from "./wrap.ts";

/** What `countersign --help` prints: every command with a sentence. */
export async function generalHelp(width: number = terminalWidth()): Promise<string> {
  const rows: [string, string][] = [];
  for (const [name, load] of Object.entries(commands)) rows.push([name, (await load()).command.summary]);
  rows.push(["help", "Print the options of a command, with examples."]);
  const notes = [
    "An api is a name in redocly.yaml; most commands take a path to any OpenAPI file as well.",
    "`countersign help <command>` lists its options, with examples. Exit code: 0 good, 1 findings, 2 wrong usage.",
  ];
  return [
    "countersign: contracts of APIs that sign their requests.",
    "",
    "Usage: countersign <command> [api...] [options]",
    "",
    ...twoColumns(rows, width),
    "",
    ...twoColumns(
      [
        ["-h, --help", "Print this."],
        ["-v, --version", "Print the version."],
      ],
      width,
    ),
    "",
    ...notes.flatMap((note) => wrap(note, width)),
  ].join("\n");
}

/** What `countersign help <command>` prints: its options, and two examples. */
export function commandHelp(
  name: string,
  { usage, summary, help, examples }: Command,
  width: number = terminalWidth(),
): string {
  const rows = Object.entries({ ...help, "-h, --help": "Print this." });
  return [
    `Usage: countersign ${name} ${usage}`.trimEnd(),
    "",
    ...wrap(summary, width),
    "",
    ...twoColumns(rows, width),
    "",
    "Examples:",
    ...examples.flatMap(([line, what]) => ["", ...wrap(what, width - 4).map((one) => `  # ${one}`), `  ${line}`]),
  ].join("\n");
}
