import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Contract } from "./contract.ts";
import { loadContract } from "./load-contract.ts";
import { watchContracts } from "./watch-contracts.ts";

let folder: string;
let latest: Contract;
let stop: () => void;
let said: string[];

const root = (path: string): string => `openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
paths:
  ${path}:
    $ref: ../paths/item.yaml
`;
const item = (text: string): string => `get:
  operationId: getItem
  responses: { "200": { description: Yes., content: { application/json: { example: ${text} } } } }
`;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "reload-"));
  for (const name of ["specs", "paths"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, "specs/shop.yaml"), root("/item"));
  writeFileSync(join(folder, "paths/item.yaml"), item("one"));
  latest = await loadContract(join(folder, "specs/shop.yaml"), "shop", { within: folder });
  said = [];
  stop = await watchContracts([latest], {
    replace: async (contract) => {
      latest = contract;
    },
    onReload: ({ api }) => void said.push(`${api} reloaded`),
    onFailure: (_, { message }) => void said.push(message),
  });
});
afterEach(() => {
  stop();
  rmSync(folder, { recursive: true });
});

/** The example of the operation at a path, as it was read last. */
const get = (path: string): unknown =>
  latest.document.paths[path]?.get.responses[200].content["application/json"].example;
const until = async (count: number) => {
  for (let i = 0; said.length < count && i < 200; i++) await new Promise((resolve) => setTimeout(resolve, 25));
};

test("a file that the description refers to is read again, however it is written", async () => {
  expect(get("/item")).toBe("one");
  writeFileSync(join(folder, "paths/item.yaml"), item("two"));
  await until(1);
  expect(get("/item")).toBe("two");
  // As editors do: a new file in the place of the old one.
  writeFileSync(join(folder, "paths/item.yaml.new"), item("three"));
  renameSync(join(folder, "paths/item.yaml.new"), join(folder, "paths/item.yaml"));
  await until(2);
  expect(get("/item")).toBe("three");
  writeFileSync(join(folder, "specs/shop.yaml"), root("/thing"));
  await until(3);
  expect(get("/thing")).toBe("three");
  expect(said).toEqual(["shop reloaded", "shop reloaded", "shop reloaded"]);
});

test("a broken file is said in one line, and what was there goes on until it is mended", async () => {
  writeFileSync(join(folder, "paths/item.yaml"), "get: [");
  await until(1);
  expect(said[0]).not.toContain("\n");
  expect(said[0]).toContain("item.yaml");
  expect(get("/item")).toBe("one");
  writeFileSync(join(folder, "paths/item.yaml"), item("mended"));
  await until(2);
  expect(get("/item")).toBe("mended");
});
