import { UsageError } from "../core/errors.ts";
import { didYouMean } from "../core/nearest.ts";
import { type Command, print } from "./command.ts";
import { bashCompletion, fishCompletion, readEntries, zshCompletion } from "./completion-scripts.ts";

const shells = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

export const command: Command = {
  usage: "bash|zsh|fish",
  summary: "Print what makes a shell complete commands, options and the names of APIs.",
  options: {},
  help: {},
  examples: [
    ['eval "$(countersign completion bash)"', "Now, in bash or (with zsh) in zsh; for good, in ~/.bashrc or ~/.zshrc."],
    ["countersign completion fish > ~/.config/fish/completions/countersign.fish", "For good, in fish."],
  ],
  async run({ arguments: [shell = "", ...more] }) {
    const script = Object.hasOwn(shells, shell) && !more.length ? shells[shell as keyof typeof shells] : undefined;
    if (!script) {
      const got = shell ? JSON.stringify([shell, ...more].join(" ")) : "nothing";
      throw new UsageError(
        `completion: expected bash, zsh or fish, got ${got}.${didYouMean(shell, Object.keys(shells))}`,
      );
    }
    print(script(await readEntries()));
    return 0;
  },
};
