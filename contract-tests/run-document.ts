import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { format } from "node:util";
import ts from "typescript";
import { expect, vi } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

interface Block {
  language: string;
  content: string;
}

export const readDocument = (name: string): string => readFileSync(join(root, name), "utf8");

/** The fenced blocks of a document, in order. */
export const blocksOf = (text: string): Block[] =>
  [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = "", content = ""]) => ({ language, content }));

/** What a document shows of TypeScript. */
export const programOf = (text: string): string =>
  blocksOf(text)
    .filter(({ language }) => language === "ts")
    .map(({ content }) => content)
    .join("\n");

/** What the compiler of this project says of programs that stand in its folder: one line each, with the name of the program. */
export function compileProblems(programs: Record<string, string>): string[] {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  options.paths = declared(options.paths);
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  const codeAt = new Map(Object.entries(programs).map(([name, code]) => [join(root, `${name}.ts`), code]));
  host.getSourceFile = (file, target, ...rest) => {
    const code = codeAt.get(file);
    return code === undefined
      ? getSourceFile.call(host, file, target, ...rest)
      : ts.createSourceFile(file, code, target);
  };
  const program = ts.createProgram([...codeAt.keys()], options, host);
  // Of these files alone: what they import is checked elsewhere, and takes many times as long.
  return [...codeAt.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${basename(file)}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    );
  });
}

/** Paths to sources as paths to what the last build declared of them: a third of the files, and what one has installed. */
const declared = (paths: ts.MapLike<string[]> = {}): ts.MapLike<string[]> =>
  Object.fromEntries(
    Object.entries(paths).map(([name, places]) => [
      name,
      places.map((place) => place.replace(/^\.\//, "./dist/").replace(/\.ts$/, ".d.ts")),
    ]),
  );

/** Runs a program as if it stood in the folder of this project. */
export async function runProgram(code: string): Promise<void> {
  const file = join(root, `document-${process.pid}-${Math.random().toString(36).slice(2)}.ts`);
  try {
    writeFileSync(file, code);
    await import(pathToFileURL(file).href);
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * Runs the blocks of a document in their order, as one program: `ts` as it stands, the commands of `sh` in a folder. `yaml`
 * with a file's name in a comment on its first line is written there. A `text` block is what was printed since the last
 * one: by the program all of it, by a command a part.
 */
export async function runBlocks(blocks: readonly Block[], folder: string): Promise<void> {
  let printed = "";
  let command = "";
  const log = vi.spyOn(console, "log").mockImplementation((...values) => {
    printed += `${format(...values)}\n`;
  });
  const run: Record<string, (content: string) => unknown> = {
    yaml(content) {
      const file = join(folder, /^# (\S+)\n/.exec(content)?.[1] as string);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    },
    async sh(content) {
      for (const line of content.trimEnd().split("\n")) command = await runLine(line, folder);
    },
    text(content) {
      if (printed) expect(printed).toBe(content);
      else expect(command).toContain(content);
      printed = "";
    },
  };
  const steps = blocks.map(({ language, content }, i) => {
    if (language !== "ts" && !run[language]) throw new Error(`nothing runs a block of \`${language}\`: ${content}`);
    return language === "ts" ? content : `await globalThis.runBlock(${i});`;
  });
  Object.assign(globalThis, {
    runBlock: async (i: number) => {
      const { language, content } = blocks[i] as Block;
      await run[language]?.(content);
    },
  });
  try {
    await runProgram(`${steps.join("\n")}\nexport {};\n`);
    expect(printed, "is printed and not shown").toBe("");
  } finally {
    log.mockRestore();
  }
}

const gitUser = Object.fromEntries(
  ["AUTHOR", "COMMITTER"].flatMap((who) => [
    [`GIT_${who}_NAME`, "Test"],
    [`GIT_${who}_EMAIL`, "test@example.com"],
  ]),
);

/** The words of a line, in quotes or without. */
export const words = (line: string): string[] =>
  [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, single, double, bare]) => single ?? double ?? bare ?? "");

/** Runs a line of a document. Returns what it prints. */
async function runLine(line: string, folder: string): Promise<string> {
  const [, command = "", exitCode = "0"] = /^npx countersign (.*?)(?: # exit code (\d))?$/.exec(line) ?? [];
  if (!command) {
    execFileSync("bash", ["-euc", line], { cwd: folder, env: { ...process.env, ...gitUser }, stdio: "pipe" });
    return "";
  }
  // These run until they are stopped, ask a vendor, or take seconds for what contract.test.ts does anyhow.
  if (/^(mock|proxy) |^check monri$| --target test\b/.test(command)) return "";
  // Takes a second to load, and most documents have no command.
  const { runHere } = await import("../src/cli/fixtures/run-command.ts");
  const { code, out, err } = await runHere(folder, words(command));
  expect({ line, code: String(code), out, err }).toMatchObject({ code: exitCode });
  return out;
}
