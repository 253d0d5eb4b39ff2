import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fishCompletion, readEntries, zshCompletion } from "./completion-scripts.ts";
import { runHere } from "./fixtures/run-command.ts";

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "countersign-"));
  writeFileSync(
    join(folder, "redocly.yaml"),
    "apis:\n  acme:\n    root: a.yaml\n  acorn: { root: b.yaml }\nrules:\n  x: off\n",
  );
  writeFileSync(join(folder, "bash.sh"), (await runHere(folder, ["completion", "bash"])).out);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What bash offers for lines whose last word is begun, a line for each. */
const offered = (...lines: string[]): string[] => {
  const asked = lines.map(
    (line) => `COMP_WORDS=(${line}) COMP_CWORD=$(( \${#COMP_WORDS[@]} - 1 )); _countersign; echo "\${COMPREPLY[*]}"`,
  );
  const script = ["set -eu", "source ./bash.sh", ...asked].join("\n");
  return execFileSync("bash", ["-c", script], { cwd: folder, encoding: "utf8" }).trimEnd().split("\n");
};

test("bash completes commands, options, their values and the APIs of redocly.yaml", () => {
  const lines = [
    "countersign ge",
    "countersign check --fail-on d",
    "countersign check --mark",
    "countersign mock ac",
    "countersign help cov",
    "countersign completion z",
  ];
  expect(offered(...lines)).toEqual(["generate", "drift", "--markdown", "acme acorn", "coverage", "zsh"]);
});

test("zsh and fish get every option of every command", async () => {
  const entries = await readEntries();
  const [zsh, fish] = [zshCompletion(entries), fishCompletion(entries)];
  for (const { name, options } of entries)
    for (const option of options) {
      expect(zsh).toContain(`*${option.name}[`);
      expect(fish).toContain(`'__fish_seen_subcommand_from ${name}' -l ${option.name.slice(2)} `);
    }
  expect(fish).toContain("-l fail-on -x -a 'broken drift note'");
});

test("another shell is one sentence", async () => {
  expect(await runHere(folder, ["completion", "fisch"])).toMatchObject({
    code: 2,
    err: 'countersign: completion: expected bash, zsh or fish, got "fisch". Did you mean fish?\n',
  });
});
