import { execFileSync } from "node:child_process";
import { request } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type MockServer, startMockServer } from "countersign-dev/mock";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openProject } from "../src/codegen/fixtures/compile.ts";
import { type Contract, loadApis } from "../src/contract/index.ts";
import { instant, markdownPage, mockServer, type WorkedExample, workedExample } from "../src/docs/index.ts";

const contracts = await loadApis();
let server: MockServer;

beforeAll(async () => {
  // Where the printed signatures are fresh.
  server = await startMockServer(contracts, { port: 0, now: () => instant });
}, 60_000);
afterAll(() => server?.close());

async function workedExamples(contract: Contract, group: "operations" | "webhooks"): Promise<WorkedExample[]> {
  const examples = [];
  for (const operation of contract[group]) examples.push(await workedExample(contract, operation));
  return examples;
}

/** The samples of a published page in a language, by operation: exactly what a reader copies. */
async function samples(language: string): Promise<{ api: string; id: string; code: string; unknown: string[] }[]> {
  const found = [];
  for (const contract of contracts) {
    const [examples, events] = [
      await workedExamples(contract, "operations"),
      await workedExamples(contract, "webhooks"),
    ];
    const page = markdownPage(contract, [...examples, ...events]);
    const blocks = [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)\\n\`\`\`$`, "gm"))];
    // Those who receive webhooks come last, where there is a way to verify them.
    const receivers = language === "ts" ? events.filter(({ unknown }) => Object.keys(unknown).length === 0) : [];
    expect(blocks).toHaveLength(examples.length + receivers.length);
    for (const [i, { operation, unknown }] of [...examples, ...receivers].entries())
      found.push({ api: contract.api, id: operation.id, code: blocks[i]?.[1] ?? "", unknown: Object.keys(unknown) });
  }
  return found;
}

/** What curl gets when a shell runs these lines. */
function argumentsOf(lines: string): string[] {
  const script = `curl() { for argument in "$@"; do printf '%s\\0' "$argument"; done; }\n${lines}`;
  return execFileSync("sh", ["-c", script], { encoding: "utf8" }).split("\0").slice(0, -1);
}

/** Sends what curl would send, and nothing that it would not. */
async function send(args: string[]): Promise<{ status: number; body: string }> {
  const headers: string[] = [];
  const form = new FormData();
  let [method, url, body] = ["GET", "", ""];
  for (let i = 0; i < args.length; i++) {
    const argument = args[i] as string;
    if (argument === "-X") method = args[++i] as string;
    else if (argument === "-H") headers.push(...(args[++i] as string).split(/: (.*)/s, 2));
    else if (argument === "--data-raw") body = args[++i] as string;
    else if (argument === "--form-string")
      form.append(...((args[++i] as string).split(/=(.*)/s, 2) as [string, string]));
    else if (argument.startsWith("http")) url = argument;
    else throw new Error(`the samples have an option that this test does not know: ${argument}`);
  }
  if ([...form].length > 0) {
    const parts = new Response(form);
    headers.push("Content-Type", parts.headers.get("content-type") ?? "");
    body = await parts.text();
  }
  const target = new URL(url.replace(mockServer, server.url));
  headers.push("Host", target.host, "Content-Length", String(Buffer.byteLength(body)));
  return new Promise((resolve, reject) => {
    const sent = request(target, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: String(Buffer.concat(chunks)) }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

describe("the mock accepts the curl lines of the reference as they are printed", async () => {
  const lines = (await samples("sh")).filter(({ unknown }) => unknown.length === 0);
  test.each(lines.map(({ api, id, code }) => [`${api} ${id}`, code]))("%s", async (_, code) => {
    const { status, body } = await send(argumentsOf(code));
    expect(status, body).toBeGreaterThanOrEqual(200);
    expect(status, body).toBeLessThan(400);
  });

  test("a line that was changed is not accepted, so that the above proves something", async () => {
    const signed = lines.find(({ code }) => /[0-9a-f]{64}/.test(code));
    const { status } = await send(argumentsOf((signed?.code ?? "").replace(/[0-9a-f]{64}/, "0".repeat(64))));
    expect(status).toBe(401);
  });
});

test("the TypeScript of the reference compiles", async () => {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const config = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile).config;
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: ["x.ts"] }, ts.sys, root);
  const texts = new Map<string, string>();
  for (const { api, id, code } of await samples("ts")) texts.set(join(root, `${api}.${id}.sample.ts`), code);
  expect(openProject(root, Object.fromEntries(texts), options).errorsIn([...texts.keys()])).toEqual([]);
  expect(texts.size).toBeGreaterThan(contracts.flatMap(({ operations }) => operations).length);
}, 120_000);
