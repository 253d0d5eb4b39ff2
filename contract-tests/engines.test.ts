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
const prismCli = require.resolve("@stoplight/prism-cli/package.json").replace(/package\.json$/, "dist/index.js");

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
  const results = await checked(contract, `http://mock.invalid/${contract.api}`, credentials, wire);
  await mock.close();
  return results;
}

/** `prism mock generated/<api>/contract.json`, as anybody would start it. */
async function checkedByPrism(contract: Contract): Promise<CheckResult[]> {
  const port = await freePort();
  const file = `generated/${contract.api}/contract.json`;
  const child = spawn(process.execPath, [prismCli, "mock", "--port", String(port), file], {
    cwd: root,
    stdio: "ignore",
  });
  try {
    await untilUp(child, `http://127.0.0.1:${port}/`);
    return await checked(contract, `http://127.0.0.1:${port}`, await credentialsOf(contract), fetch);
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
  const byEngine: string[] = [];
  const byCli: string[] = [];
  for (const contract of await loadApis()) {
    const ours = await checkedByEngine(contract, "countersign");
    expect(ours.length).toBeGreaterThan(0);
    byEngine.push(...disagreements(ours, await checkedByEngine(contract, "prism")));
    byCli.push(...disagreements(ours, await checkedByPrism(contract)));
  }
  expect({ byEngine: distinct(byEngine), byCli: distinct(byCli) }).toEqual({
    byEngine: documentedRows("Where Prism as the engine differs").sort(),
    byCli: documentedRows("Where the Prism CLI differs").sort(),
  });
}, 600_000);
