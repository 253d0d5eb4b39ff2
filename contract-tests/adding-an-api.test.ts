import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runHere } from "../src/cli/fixtures/run-command.ts";

// The guide, as a new user follows it in an empty folder: block by block.
const guide = readFileSync(fileURLToPath(new URL("../docs/adding-an-api.md", import.meta.url)), "utf8");

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "countersign-guide-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const gitUser = Object.fromEntries(
  ["AUTHOR", "COMMITTER"].flatMap((who) => [
    [`GIT_${who}_NAME`, "Test"],
    [`GIT_${who}_EMAIL`, "test@example.com"],
  ]),
);

/** The words of a line, in quotes or without. */
const words = (line: string): string[] =>
  [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, single, double, bare]) => single ?? double ?? bare ?? "");

/** Runs a line of a guide. Returns what it prints. */
async function runLine(line: string): Promise<string> {
  const [, command = "", exitCode = "0"] = /^npx countersign (.*?)(?: # exit code (\d))?$/.exec(line) ?? [];
  if (!command) {
    execFileSync("bash", ["-euc", line], { cwd: folder, env: { ...process.env, ...gitUser }, stdio: "pipe" });
    return "";
  }
  // It would run until it is stopped.
  if (command.startsWith("mock ")) return "";
  const { code, out, err } = await runHere(folder, words(command));
  expect({ line, code: String(code), out, err }).toMatchObject({ code: exitCode });
  return out;
}

describe.each(guide.split(/^## /m).slice(1))("docs/adding-an-api.md", (chapter) => {
  const [title = ""] = chapter.split("\n");

  test(title, async () => {
    let printed = "";
    for (const [, language, text = ""] of chapter.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)) {
      if (language === "yaml") {
        const file = join(folder, /^# (\S+)\n/.exec(text)?.[1] as string);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      } else if (language === "text") expect(printed).toContain(text);
      else for (const line of text.trimEnd().split("\n")) printed = await runLine(line);
    }
  }, 60_000);
});
