import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { commands } from "../src/cli/commands.ts";
import { type Contract, loadApis } from "../src/contract/index.ts";
import { enrich } from "../src/docs/enrich.ts";
import { renderGuides } from "../src/docs/guide-pages.ts";
import { readGuides } from "../src/docs/guides.ts";
import { clientProgram } from "./client-program.ts";
import { blocksOf, compileProblems, programOf, readDocument, runBlocks, words } from "./run-document.ts";

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

/** What the blocks of a reference page leave to the reader. */
const left = `
type Handler = (info: { request: Request }) => Promise<Response>;
declare global {
  var request: Request, rawBody: Uint8Array, headers: Headers, secret: string, merchantKey: string;
  var credentials: { merchantKey: string; authenticityToken: string };
  var client: any, body: any, setupServer: any, http: { all(path: string, handler: Handler): void };
  var receive: (request: Request) => Promise<Response>;
  var createMockFetch: typeof import("countersign-dev/mock").createMockFetch;
  var createClient: typeof import("countersign/monri").createClient;
  var constructEvent: typeof import("countersign/webhooks").constructEvent;
  var mock: import("countersign-dev/mock").MockFetch;
}
export {};
`;

/** Each block of TypeScript of a page as a program, by a name of its own. */
const blockPrograms = (file: string): [string, string][] =>
  blocksOf(readDocument(file))
    .filter(({ language }) => language === "ts")
    .map(({ content }, i) => [`${basename(file, ".md")}-${i + 1}`, `${content}\nexport {};\n`]);

// All in one: the compiler reads the clients once.
test("what the documents show of TypeScript compiles as it stands", { timeout: 120_000 }, () => {
  const walks = guides.map(([name, text]) => [name, `${programOf(text)}\nexport {};\n`] as const);
  const pages = ["README.md", "docs/mock.md", "docs/mock-faults.md", "docs/webhooks.md"].flatMap(blockPrograms);
  const programs = Object.fromEntries([...walks, ...pages, ["client", clientProgram], ["left", left]]);
  expect(compileProblems(programs)).toEqual([]);
});

test("every command line in the documents is one that the command takes", async () => {
  const files = ["README.md", ...readdirSync(join(root, "docs"), { recursive: true }).map((file) => `docs/${file}`)];
  for (const file of files.filter((file) => file.endsWith(".md"))) {
    const lines = readDocument(file).matchAll(/(?:^|`)(?:npx )?countersign ([a-z][^`\n]*)/gm);
    for (const [line, shown = ""] of lines) {
      const [name = "", ...args] = words(shown.replace(/ # .*| [|>] .*/, ""));
      const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
      if (name === "help") continue;
      const { options } = (await load?.())?.command ?? {};
      expect(options, `${file}: ${line}`).toBeDefined();
      expect(() => parseArgs({ args, options, allowPositionals: true }), `${file}: ${line}`).not.toThrow();
    }
  }
});

test("every link in the documents leads to something: another one's heading, or a file of the project", () => {
  const documents = renderGuides([], readGuides(readdirSync(join(root, "generated"))));
  const headings = new Map(documents.map(({ name, headings }) => [name, headings.map(({ id }) => id)]));
  for (const { name, kind, text } of documents) {
    const prose = text.replace(/^```[\s\S]*?^```/gm, "");
    for (const [, href = ""] of prose.matchAll(/\]\(((?!https?:)[^)\s]+)\)/g)) {
      const [path = "", anchor] = href.split("#");
      const folder = join(root, "docs", kind === "guide" ? "guides" : "");
      expect(existsSync(join(folder, path)), `${name}: ${href}`).toBe(true);
      const target = path ? basename(path, ".md") : name;
      if (anchor) expect(headings.get(target), `${name}: ${href}`).toContain(anchor);
    }
  }
});

test("a tag of a contract leads to the guide that walks through it", async () => {
  const contracts = await loadApis(["monri"]);
  const [monri] = contracts;
  const guides = readGuides(["monri"]);
  const tags = enrich(monri as Contract, [], guides).tags.map(({ name, description }: Record<string, string>) => [
    name,
    /Guide: .*$/.exec(description ?? "")?.[0],
  ]);
  expect(Object.fromEntries(tags)).toMatchObject({
    Payments: "Guide: [Pay with Monri](guides/pay-with-monri.html).",
    Notifications: "Guide: [Receive webhooks](guides/receive-webhooks.html).",
    "Card tokens": undefined,
  });
});
