import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type ApiDescriptor, createSignedFetch } from "countersign/client";
import { type CheckResult, casesFor, runChecks } from "countersign-dev/checks";
import { createMock } from "countersign-dev/mock";
import { expect, test } from "vitest";
import { type Contract, loadApis } from "../src/contract/index.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(import.meta.url);
const prismCli = require
  .resolve("@stoplight/prism-cli/package.json")
  .replace(/package\.json$/, "dist/util/createServer.js");

/** Runs the checks of an API against whatever answers at a URL. */
async function checked(contract: Contract, baseUrl: string, credentials: Record<string, string>, wire: typeof fetch) {
  const { descriptor } = (await import(`../generated/${contract.api}/index.ts`)) as { descriptor: ApiDescriptor };
  return runChecks({
    contract,
    baseUrl,
    wire,
    cases: casesFor(contract),
    connect: (fetch, { at }) =>
      createSignedFetch(descriptor, {
        server: baseUrl,
        credentials,
        fetch,
        retries: 0,
        ...(at !== undefined && { now: () => at }),
      }),
  });
}

async function checkedByEngine(contract: Contract, engine: "countersign" | "prism"): Promise<CheckResult[]> {
  const mock = await createMock([contract], { engine });
  const wire = ((input, init) => mock.fetch(new Request(input, init))) as typeof fetch;
  const credentials = mock.credentials[contract.api] ?? {};
  const results = await checked(contract, `https://mock.invalid/${contract.api}`, credentials, wire);
  await mock.close();
  return results;
}

/** What `prism mock generated/<api>/contract.json` starts, for all APIs in one process: loading Prism takes seconds. */
const startAll = `
const { createSingleProcessPrism } = require(process.argv[1]);
const settings = { cors: true, dynamic: false, multiprocess: false, errors: false, verboseLevel: "silent", host: "127.0.0.1" };
for (const one of process.argv.slice(2)) {
  const [port, document] = one.split(/:(.*)/);
  createSingleProcessPrism({ ...settings, port: Number(port), document });
}`;

/** Runs the Prism CLI's servers while something is done with their addresses, by API. */
async function withPrism<T>(apis: readonly string[], use: (urls: Record<string, string>) => Promise<T>): Promise<T> {
  const ports = await Promise.all(apis.map(freePort));
  const servers = apis.map((api, i) => `${ports[i]}:generated/${api}/contract.json`);
  const child = spawn(process.execPath, ["-e", startAll, prismCli, ...servers], { cwd: root, stdio: "ignore" });
  try {
    const urls = Object.fromEntries(apis.map((api, i) => [api, `http://127.0.0.1:${ports[i]}`]));
    await Promise.all(Object.values(urls).map((url) => untilUp(child, url)));
    return await use(urls);
  } finally {
    child.kill();
    await once(child, "exit");
  }
}

/** What the contract's own test credentials let a caller in with. */
async function credentialsOf(contract: Contract): Promise<Record<string, string>> {
  const mock = await createMock([contract], { stateless: true });
  return mock.credentials[contract.api] ?? {};
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

async function untilUp(child: ChildProcess, url: string): Promise<void> {
  while (child.exitCode === null) {
    const isUp = await fetch(url).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await sleep(100);
  }
  throw new Error(`Prism exited with ${child.exitCode}`);
}

/** `401` or, since what a success is differs by operation, `2XX`. */
const shown = (status = 0) => (status >= 200 && status < 300 ? "2XX" : String(status));

/** What two runs disagree on: kind of check, our status and the other's, and whether the other keeps the contract by it. */
const disagreements = (ours: readonly CheckResult[], theirs: readonly CheckResult[]): string[] =>
  ours.flatMap((own, i) => {
    const other = theirs[i] as CheckResult;
    if (own.status === other.status && own.ok === other.ok) return [];
    return [`${own.case.kind} | ${shown(own.status)} | ${shown(other.status)} | ${other.ok ? "yes" : "no"}`];
  });

/** The rows of a table of docs/mock.md, by its heading: of each the first four cells. */
function documentedRows(heading: string): string[] {
  const text = readFileSync(new URL("../docs/mock.md", import.meta.url), "utf8");
  const section = text.split(`\n### ${heading}\n`)[1]?.split("\n#")[0] ?? "";
  const rows = section.split("\n").filter((line) => line.startsWith("| "));
  return rows.slice(1).map((row) =>
    row
      .split("|")
      .slice(1, 5)
      .map((cell) => cell.trim())
      .join(" | "),
  );
}

const distinct = (rows: readonly string[]): string[] => [...new Set(rows)].sort();

test("what our engine, Prism as the engine and the Prism CLI disagree on is what docs/mock.md says", async () => {
  const contracts = await loadApis();
  const byEngine: string[] = [];
  const byCli: string[] = [];
  await withPrism(
    contracts.map(({ api }) => api),
    async (urls) => {
      for (const contract of contracts) {
        const ours = await checkedByEngine(contract, "countersign");
        expect(ours.length).toBeGreaterThan(0);
        byEngine.push(...disagreements(ours, await checkedByEngine(contract, "prism")));
        const theirs = await checked(contract, urls[contract.api] as string, await credentialsOf(contract), fetch);
        byCli.push(...disagreements(ours, theirs));
      }
    },
  );
  expect({ byEngine: distinct(byEngine), byCli: distinct(byCli) }).toEqual({
    byEngine: documentedRows("Where Prism as the engine differs").sort(),
    byCli: documentedRows("Where the Prism CLI differs").sort(),
  });
}, 600_000);
