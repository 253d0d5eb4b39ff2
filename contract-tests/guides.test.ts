import { copyFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clientProgram } from "./client-program.ts";
import { blocksOf, compileProblems, programOf, readDocument, runBlocks } from "./run-document.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const guides = readdirSync(join(root, "docs/guides"))
  .map((name) => name.replace(/\.md$/, ""))
  .map((name) => [name, readDocument(`docs/guides/${name}.md`)] as const);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "countersign-guides-"));
  // What the proxy has recorded.
  copyFileSync(join(root, "contract-tests/recordings/monri.har"), join(folder, "monri.har"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each(guides)("%s runs as it stands, and prints what it shows", { timeout: 60_000 }, async (_, text) => {
  await runBlocks(blocksOf(text), folder);
});

// All in one: the compiler reads the clients once.
test("what the guides and docs/client.md show compiles as it stands", { timeout: 60_000 }, () => {
  const programs = Object.fromEntries(guides.map(([name, text]) => [name, `${programOf(text)}\nexport {};\n`]));
  expect(compileProblems({ ...programs, client: clientProgram })).toEqual([]);
});
