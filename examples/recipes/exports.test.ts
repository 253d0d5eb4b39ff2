import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startMockServer } from "countersign-dev/mock";
import { describe, expect, test } from "vitest";
import { type Contract, loadApis, loadContract } from "../../src/contract/index.ts";
import { type Exported, exportContract, type Format, formats } from "../../src/export/index.ts";
import { missing } from "./fixtures/missing.ts";

/** Statuses by operationId. */
type Statuses = Record<string, number>;

/** A program that runs what was exported, in a folder, with variables in place of those of the mock's environment. */
interface Runner {
  format: string;
  needs: string;
  run(contract: Contract, folder: string, variables: Record<string, string>): Promise<Statuses>;
}

const modules = fileURLToPath(new URL("node_modules", import.meta.url));

/** Runs a program to its end; what it thinks of the statuses does not matter. */
const runNode = (folder: string, args: string[]): Promise<string> =>
  new Promise((done) => {
    const options = { cwd: folder, env: { ...process.env, NO_COLOR: "1" }, maxBuffer: 100_000_000 };
    execFile(process.execPath, args, options, (_, stdout) => done(stdout));
  });

const read = (folder: string, file: string) => JSON.parse(readFileSync(join(folder, file), "utf8"));

const newman: Runner = {
  format: "postman",
  needs: "newman",
  async run({ api }, folder, variables) {
    const given = Object.entries(variables).flatMap(([name, value]) => ["--env-var", `${name}=${value}`]);
    const files = [`${api}.postman_collection.json`, "-e", `${api}.mock.postman_environment.json`];
    const report = ["-r", "json", "--reporter-json-export", "report.json"];
    await runNode(folder, [`${modules}/newman/bin/newman.js`, "run", ...files, ...given, ...report]);
    const executions: any[] = read(folder, "report.json").run.executions;
    return Object.fromEntries(executions.map(({ item, response }) => [item.name, response?.code]));
  },
};

const brunoIn = (sandbox: "safe" | "developer"): Runner => ({
  format: "bruno",
  needs: "@usebruno/cli",
  async run(_, folder, variables) {
    const given = Object.entries(variables).flatMap(([name, value]) => ["--env-var", `${name}=${value}`]);
    const args = ["run", "-r", "--env", "mock", `--sandbox=${sandbox}`, "--reporter-json", "report.json"];
    await runNode(folder, [`${modules}/@usebruno/cli/bin/bru.js`, ...args, ...given]);
    const results: any[] = [read(folder, "report.json")].flat().flatMap((report) => report.results);
    return Object.fromEntries(
      results.map(({ test, response }) => [test.filename.replace(/^.*\/|\.bru$/g, ""), response.status]),
    );
  },
});

const httpYac: Runner = {
  format: "http",
  needs: "httpyac",
  async run({ api }, folder, variables) {
    const given = Object.entries(variables).flatMap(([name, value]) => ["--var", `${name}=${value}`]);
    const args = ["send", `${api}.http`, "--all", "--env", "mock", "--json"];
    const report = JSON.parse(await runNode(folder, [`${modules}/httpyac/bin/httpyac.js`, ...args, ...given]));
    const requests: any[] = report.requests;
    return Object.fromEntries(requests.map(({ name, response }) => [name, response?.statusCode]));
  },
};

const contracts = await loadApis();
const runners: [string, Runner, Contract[]][] = [
  ["Newman", newman, contracts],
  ["Bruno, in its safe sandbox", brunoIn("safe"), contracts],
  // It has all that the safe one has: one contract shows that the script runs there too.
  ["Bruno, in its developer sandbox", brunoIn("developer"), contracts.slice(0, 1)],
  ["httpYac", httpYac, contracts],
];

/** What a runner makes of an export, at a mock of its own. */
async function runExport<T>(
  { format, run }: Runner,
  contract: Contract,
  look: (send: (variables?: Record<string, string>) => Promise<Statuses>, requests: Exported["requests"]) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "countersign-export-"));
  const mock = await startMockServer([contract], { port: 0 });
  try {
    const { files, environments, requests } = await exportContract(contract, formats[format] as Format);
    for (const [path, text] of [...files, ...environments]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const baseUrl = `${mock.url}/${contract.api}`;
    return await look((variables) => run(contract, folder, { baseUrl, ...variables }), requests);
  } finally {
    await mock.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

describe.each(runners)("%s", (_, runner, contracts) => {
  const { needs } = runner;

  test.skipIf(missing(needs)).each(contracts.map((contract) => [contract.api, contract] as const))(
    `sends every operation of %s to the mock, which lets in what is signed, and nothing with other secrets (needs ${needs})`,
    { timeout: 180_000 },
    (_, contract) =>
      runExport(runner, contract, async (send, requests) => {
        const signed = requests.filter(({ notes }) => notes.length === 0);
        const statuses = await send();
        expect(Object.keys(statuses).sort()).toEqual(requests.map(({ name }) => name).sort());
        const refused = signed.filter(({ name }) => Math.floor((statuses[name] as number) / 100) !== 2);
        expect(refused.map(({ name }) => [name, statuses[name]])).toEqual([]);
        const wrong = Object.fromEntries(Object.keys(contract.testCredentials).map((name) => [name, "another"]));
        const others = await send(wrong);
        const asked = signed.filter(({ choices }) => choices.flat().length > 0);
        expect(asked.filter(({ name }) => others[name] !== 401).map(({ name }) => [name, others[name]])).toEqual([]);
      }),
  );

  test.skipIf(missing(needs))(
    `keeps a credential that a response issues (needs ${needs})`,
    { timeout: 60_000 },
    async () => {
      const contract = await loadContract(
        fileURLToPath(new URL("../../src/export/fixtures/issued.yaml", import.meta.url)),
      );
      await runExport(runner, contract, async (send) =>
        expect(await send({ accessToken: "expired" })).toEqual({ createToken: 200, listThings: 200 }),
      );
    },
  );
});
