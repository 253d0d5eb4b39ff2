import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runHere, startCommand } from "./fixtures/run-command.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "countersign-"));
  const signature = { type: "apiKey", in: "header", name: "X-Key", "x-value": "{apiKey}" };
  const schema = {
    type: "object",
    properties: { id: { type: "string" }, email: { type: "string", "x-sensitive": true } },
  };
  const document = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    servers: [{ url: "https://vendor.test", "x-name": "live" }],
    security: [{ key: [] }],
    components: { securitySchemes: { key: signature } },
    paths: {
      "/orders/{id}": {
        get: {
          operationId: "getOrder",
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
          responses: { 200: { description: "", content: { "application/json": { schema } } } },
        },
      },
    },
  };
  writeFileSync(join(folder, "shop.json"), JSON.stringify(document));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  [["proxy", "shop.json"], "proxy: expected one API and --target: countersign proxy <api> --target URL|SERVER."],
  [
    ["proxy", "shop.json", "--target", "live"],
    "proxy: shop needs apiKey; give --credential apiKey=... or SHOP_API_KEY.",
  ],
  [
    ["proxy", "shop.json", "--target", "http://vendor.test", "--credential", "apiKey=k"],
    "proxy: --target: expected https, since anybody on the way could read what goes to vendor.test by http; give --allow-http if that is meant.",
  ],
  [
    ["proxy", "shop.json", "--target", "http://vendor.test", "--allow-http", "--credential", "apiKey=k", "--port", "x"],
    'proxy: --port: expected a number from 0 to 65535, got "x".',
  ],
  [
    ["check", "shop.json", "--target", "http://vendor.test", "--credential", "apiKey=k"],
    "check: --target: expected https, since anybody on the way could read what goes to vendor.test by http; give --allow-http if that is meant.",
  ],
  [
    ["proxy", "shop.json", "--target", "live", "--credential", "apiKey=k", "--port", "x"],
    'proxy: --port: expected a number from 0 to 65535, got "x".',
  ],
  [
    ["proxy", "shop.json", "--target", "live", "--credential", "apiKey=k", "--record", "."],
    "proxy: . cannot be written (EISDIR).",
  ],
  [
    ["proxy", "shop.json", "--target", "live", "--credential", "apiKey=k", "--record", "shop.json"],
    "proxy: --record: shop.json is there and is no recording of the proxy; name another file.",
  ],
  [["check", "shop.json", "--recording", "none.har"], "check: --recording: none.har cannot be read (ENOENT)."],
  [
    ["check", "shop.json", "--recording", "shop.json"],
    "shop.json: expected a HAR, which has log.entries; got JSON of another form.",
  ],
  [
    ["check", "shop.json", "--recording", "a.har", "--write"],
    "check: --write is for requests; --recording sends none.",
  ],
])("%j is told in one sentence", async (args, sentence) => {
  expect(await runHere(folder, args)).toEqual({ code: 2, out: "", err: `countersign: ${sentence}\n` });
});

test("Ctrl-C ends a proxy cleanly, and leaves a whole recording that check judges", async () => {
  const vendor = createServer((request, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ id: request.headers["x-key"], email: "ana@real.test" }));
  }).listen(0, "127.0.0.1");
  await once(vendor, "listening");
  const target = `http://127.0.0.1:${(vendor.address() as AddressInfo).port}`;
  const args = ["proxy", "shop.json", "--target", target, "--port", "0", "--record", "a.har"];
  const child = startCommand(folder, args, { SHOP_API_KEY: "ak-real-0123" });
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stderr })) {
    lines.push(line);
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
    if (lines.length > 1 || !url) continue;
    expect(await (await fetch(`${url}/orders/o-1`)).json()).toEqual({ id: "************", email: "ana@real.test" });
    child.kill("SIGINT");
  }
  vendor.close();
  expect(child.exitCode ?? (await once(child, "exit"))[0]).toBe(0);
  expect(lines.slice(1).map((line) => line.replace(/\d+ ms/, "5 ms"))).toEqual([
    "GET /orders/{id} getOrder 200 5 ms: fits the contract",
    "1 recorded in a.har",
  ]);
  expect(readdirSync(folder).sort()).toEqual(["a.har", "shop.json"]);
  expect(readFileSync(join(folder, "a.har"), "utf8")).not.toMatch(/ak-real|ana@real/);
  const { code, out } = await runHere(folder, ["check", "shop.json", "--recording", "a.har"]);
  expect(out).toMatch(/^shop: 1 passed, 0 failed; \d+ % of the contract covered\n/);
  expect(code).toBe(0);
});
