import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Outcome, runHere, startCommand } from "./fixtures/run-command.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "countersign-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (args: string[]) => runHere(folder, args);

/** Writes a description into the folder. */
function describeApi(name: string, document: object): void {
  const whole = { openapi: "3.1.0", info: { title: "T", version: "1" }, ...document };
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(whole));
}

const webhooks = { paid: { post: { responses: { 200: { description: "" } } } } };

describe("a description that has only webhooks", () => {
  beforeAll(() => describeApi("hooks", { webhooks }));

  test("has these checked", async () => {
    const out = "hooks: 1 passed, 0 failed; 100 % of the contract covered\n";
    expect(await run(["check", "hooks.json"])).toEqual({ code: 0, err: "", out });
  });

  test("has these covered", async () => {
    expect((await run(["coverage", "hooks.json"])).out).toMatch(/^hooks: 100 %\n[\s\S]*webhooks +1 of 1\n$/);
  });

  test("has nothing to check at a live server", async () => {
    const { out } = await run(["check", "hooks.json", "--target", "http://127.0.0.1:9"]);
    expect(out).toBe("hooks: nothing to check: no operations, only webhooks\n");
  });
});

describe("Ctrl-C", () => {
  const names = ["a", "b", "c", "d", "e", "f"];
  beforeAll(() => {
    const operation = (id: string) => ({ get: { operationId: id, responses: { 200: { description: "" } } } });
    describeApi("six", { paths: Object.fromEntries(names.map((id) => [`/${id}`, operation(id)])) });
  });

  /** Checks a server that responds to three requests with this status and to no more; there the check is interrupted. */
  async function interrupted(status: number, args: string[] = []): Promise<Outcome> {
    let served = 0;
    let interrupt = () => {};
    const server = createServer((_, response) => {
      if (served++ < 3) response.writeHead(status).end();
      else interrupt();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const child = startCommand(folder, ["check", "six.json", "--target", url, ...args]);
    interrupt = () => child.kill("SIGINT");
    const outcome = { out: "", err: "" };
    child.stdout.on("data", (chunk) => {
      outcome.out += chunk;
    });
    child.stderr.on("data", (chunk) => {
      outcome.err += chunk;
    });
    const code = await new Promise<number | null>((done) => child.on("close", done));
    server.closeAllConnections();
    server.close();
    return { code, ...outcome };
  }

  test("reports what was found so far, and exits with 130", async () => {
    const { code, out } = await interrupted(200, ["--junit", "six.xml"]);
    expect(out).toMatch(/^six: 3 passed, 0 failed; \d+ % .*; stopped: interrupted, after 3 of 6 operations$/m);
    expect(code).toBe(130);
    expect(readFileSync(join(folder, "six.xml"), "utf8")).toContain('tests="3" failures="0"');
  });

  test("exits with 1 when something failed before", async () => {
    const { code, out } = await interrupted(400, ["--json"]);
    expect(JSON.parse(out).apis[0]).toMatchObject({ failed: 3, stopped: "interrupted, after 3 of 6 operations" });
    expect(code).toBe(1);
  });
});
