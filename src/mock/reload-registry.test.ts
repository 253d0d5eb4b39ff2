import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadApis } from "../contract/index.ts";
import { reloadContracts } from "./reload.ts";
import { type MockServer, startMockServer } from "./server.ts";

let folder: string;
let server: MockServer;
let stop: () => void;
let said: string[];

const description = (text: string): string => `openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
paths:
  /item:
    get:
      operationId: getItem
      responses: { "200": { description: Yes., content: { application/json: { example: ${text} } } } }
`;
const register = (...apis: string[]): void =>
  writeFileSync(
    join(folder, "redocly.yaml"),
    `apis:\n${apis.map((api) => `  ${api}: { root: ${api}.yaml }\n`).join("")}`,
  );

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "registry-"));
  for (const api of ["shop", "bank", "post"]) writeFileSync(join(folder, `${api}.yaml`), description(api));
  register("shop", "bank");
  const contracts = await loadApis([], folder);
  server = await startMockServer(contracts, { port: 0 });
  said = [];
  stop = await reloadContracts(contracts, {
    replace: server.mock.replace,
    onReload: ({ api }) => void said.push(`${api} read`),
    onFailure: ({ api }, { message }) => void said.push(`${api}: ${message}`),
    registry: {
      from: folder,
      remove: server.mock.remove,
      onRemove: (api) => void said.push(`${api} gone`),
      onBroken: ({ message }) => void said.push(message),
    },
  });
});
afterEach(async () => {
  stop();
  await server.close();
  rmSync(folder, { recursive: true });
});

const get = async (path: string) => {
  const response = await fetch(`${server.url}${path}`);
  return response.ok ? response.text() : response.status;
};
const until = async (count: number) => {
  for (let i = 0; said.length < count && i < 200; i++) await new Promise((resolve) => setTimeout(resolve, 25));
};

test("an API that is entered is served and followed, one that is taken out is not any more", async () => {
  register("shop", "post");
  await until(2);
  expect(said).toEqual(["bank gone", "post read"]);
  expect([await get("/shop/item"), await get("/bank/item"), await get("/post/item")]).toEqual([
    '"shop"',
    404,
    '"post"',
  ]);
  writeFileSync(join(folder, "post.yaml"), description("changed"));
  await until(3);
  expect(await get("/post/item")).toBe('"changed"');
});

test("a broken registry is said, and everything goes on as it was", async () => {
  writeFileSync(join(folder, "redocly.yaml"), "apis: [");
  await until(1);
  expect(said[0]).toContain("redocly.yaml");
  expect(await get("/bank/item")).toBe('"bank"');
  register("shop", "bank", "nothing");
  await until(2);
  expect(said[1]).toMatch(/^nothing: .*there is no such file/);
  expect(await get("/bank/item")).toBe('"bank"');
});
