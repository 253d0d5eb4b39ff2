import { shellQuote } from "../core/shell-quote.ts";
import { commands } from "./commands.ts";

/** A command as a shell completes it. */
export interface Entry {
  name: string;
  summary: string;
  options: OptionEntry[];
}

interface OptionEntry {
  /** With its dashes. */
  name: string;
  help: string;
  /** What follows it: undefined for nothing, an empty list for what the shell completes, as files. */
  values?: string[];
}

/** Every command with its options, from what each declares. */
export async function readEntries(): Promise<Entry[]> {
  return Promise.all(
    Object.entries(commands).map(async ([name, load]) => {
      const { summary, options, help } = (await load()).command;
      const lines = Object.entries(help).map(([form, line]) => [...form.split(/ (.*)/s), line] as const);
      const entries = Object.entries(options).map(([option, { type }]): OptionEntry => {
        const [, value = "", line = ""] = lines.find(([form]) => form === `--${option}`) ?? [];
        const values = value.split("|").filter((word) => /^[a-z]+$/.test(word));
        return { name: `--${option}`, help: line, ...(type === "string" && { values }) };
      });
      return { name, summary, options: [...entries, { name: "--help", help: "Print this." }] };
    }),
  );
}

/** Prints the names of the APIs of the redocly.yaml in the current folder. */
const listApis = `awk '/^[^ #]/ { on = /^apis:/ } on && /^  [a-z][a-z0-9-]*:/ { sub(/:.*/, ""); print $1 }' redocly.yaml 2>/dev/null`;

const namesOf = (all: readonly { name: string }[]): string => all.map(({ name }) => name).join(" ");

export function bashCompletion(entries: readonly Entry[]): string {
  const cases = entries.flatMap(({ name, options }) => [
    ...options
      .filter(({ values }) => values)
      .map((option) => `    *:${name}:${option.name}) words=${shellQuote(option.values?.join(" ") ?? "")} ;;`),
    `    *:${name}:*) case $cur in -*) words=${shellQuote(namesOf(options))} ;; *) words=$(${listApis}) ;; esac ;;`,
  ]);
  return `_countersign() {
  local cur=\${COMP_WORDS[COMP_CWORD]} words=
  case $COMP_CWORD:\${COMP_WORDS[1]}:\${COMP_WORDS[COMP_CWORD-1]} in
    1:*|*:help:*) words='${namesOf(entries)} help' ;;
    *:completion:*) words='bash zsh fish' ;;
${cases.join("\n")}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _countersign countersign`;
}

/** A description as zsh's \`_arguments\` and \`_describe\` take it. */
const inZsh = (text: string): string => text.replace(/[[\]:\\]/g, "\\$&");

export function zshCompletion(entries: readonly Entry[]): string {
  const described = entries.map(({ name, summary }) => `    ${shellQuote(`${name}:${inZsh(summary)}`)}`);
  const cases = entries.map(({ name, options }) => {
    const specs = options.map((option) => {
      const { values } = option;
      const action = values && (values.length ? `:value:(${values.join(" ")})` : ":value:_files");
      return `        ${shellQuote(`*${option.name}[${inZsh(option.help)}]${action ?? ""}`)}`;
    });
    const rest = name === "completion" ? "*:shell:(bash zsh fish)" : "*:api:_countersign_apis";
    return `    ${name})\n      _arguments \\\n${specs.join(" \\\n")} \\\n        '${rest}' ;;`;
  });
  return `#compdef countersign
_countersign_apis() {
  compadd -- \${(f)"$(${listApis})"}
  _files
}
_countersign() {
  local -a commands=(
${described.join("\n")}
    'help:Print the help of a command.'
  )
  if (( CURRENT == 2 )) || [[ $words[2] == help ]]; then
    _describe command commands
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
${cases.join("\n")}
  esac
}
compdef _countersign countersign`;
}

export function fishCompletion(entries: readonly Entry[]): string {
  const base = "complete -c countersign";
  const lines = entries.flatMap(({ name, summary, options }) => {
    const within = `${base} -n '__fish_seen_subcommand_from ${name}'`;
    return [
      `${base} -n __fish_use_subcommand -f -a ${name} -d ${inFish(summary)}`,
      ...options.map(({ name: option, help, values }) => {
        const value = values && (values.length ? ` -x -a '${values.join(" ")}'` : " -r");
        return `${within} -l ${option.slice(2)}${value ?? ""} -d ${inFish(help)}`;
      }),
      name === "completion" ? `${within} -f -a 'bash zsh fish'` : `${within} -a ${inFish(`(${listApis})`)}`,
    ];
  });
  const help = `${base} -n '__fish_seen_subcommand_from help' -f -a '${namesOf(entries)}'`;
  return [...lines, `${base} -n __fish_use_subcommand -f -a help -d 'Print the help of a command.'`, help].join("\n");
}

/** A string between single quotes, in which fish knows two escapes. */
const inFish = (text: string): string => `'${text.replace(/[\\']/g, "\\$&")}'`;
