/** A command line that no shell would run as it is. */
export class CommandProblem extends Error {}

/**
 * The words of a command, with the quotes of a POSIX shell: `'...'`, `"..."`, `$'...'` and the backslash. Nothing is
 * expanded or run.
 *
 * @throws CommandProblem when a quote is not closed.
 */
export function splitCommand(command: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  const rest = command.replace(/\\\r?\n/g, "");
  const token = /\s+|'([^']*)'|\$'((?:[^'\\]|\\[\s\S])*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])|[^\s'"\\$]+|\$/gy;
  while (token.lastIndex < rest.length) {
    const at = token.lastIndex;
    const match = token.exec(rest);
    if (!match) throw new CommandProblem(`a quote (${rest[at]}) is not closed, so this may not be the whole command`);
    const [all, single, ansi, double, escaped] = match;
    if (/^\s/.test(all)) {
      if (word !== undefined) words.push(word);
      word = undefined;
      continue;
    }
    word =
      (word ?? "") +
      (single ??
        (ansi === undefined ? undefined : unescapeAnsi(ansi)) ??
        double?.replace(/\\([$`"\\])/g, "$1") ??
        escaped ??
        all);
  }
  return word === undefined ? words : [...words, word];
}

const letters: Record<string, string> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  f: "\f",
  v: "\v",
  a: "\x07",
  e: "\x1b",
  "0": "\0",
};

/** What `$'...'` of a shell stands for; browsers copy bodies in it. */
const unescapeAnsi = (text: string): string =>
  text.replace(
    /\\(?:u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|x([0-9a-fA-F]{1,2})|([\s\S]))/g,
    (_, short, long, byte, letter) => {
      const code = short ?? long ?? byte;
      return code === undefined ? (letters[letter] ?? letter) : String.fromCodePoint(Number.parseInt(code, 16));
    },
  );
