import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Contract } from "./contract.ts";
import { loadApis } from "./registry.ts";
import { watchContracts } from "./watch-contracts.ts";

let folder: string;
let served: Map<string, Contract>;
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
  served = new Map(contracts.map((contract) => [contract.api, contract]));
  said = [];
  stop = await watchContracts(contracts, {
    replace: async (contract) => void served.set(contract.api, contract),
    onReload: ({ api }) => void said.push(`${api} read`),
    onFailure: ({ api }, { message }) => void said.push(`${api}: ${message}`),
    registry: {
      from: folder,
      remove: (api) => void served.delete(api),
      onRemove: (api) => void said.push(`${api} gone`),
      onBroken: ({ message }) => void said.push(message),
    },
  });
});
afterEach(() => {
  stop();
  rmSync(folder, { recursive: true });
});

/** The example of an API, as it was read last; undefined when the API is not served. */
const get = (api: string): unknown =>
  served.get(api)?.document.paths["/item"].get.responses[200].content["application/json"].example;
const until = async (count: number) => {
  for (let i = 0; said.length < count && i < 200; i++) await new Promise((resolve) => setTimeout(resolve, 25));
};

test("an API that is entered is served and followed, one that is taken out is not any more", async () => {
  register("shop", "post");
  await until(2);
  expect(said).toEqual(["bank gone", "post read"]);
  expect([get("shop"), get("bank"), get("post")]).toEqual(["shop", undefined, "post"]);
  writeFileSync(join(folder, "post.yaml"), description("changed"));
  await until(3);
  expect(get("post")).toBe("changed");
});

test("a broken registry is said, and everything goes on as it was", async () => {
  writeFileSync(join(folder, "redocly.yaml"), "apis: [");
  await until(1);
  expect(said[0]).toContain("redocly.yaml");
  expect(get("bank")).toBe("bank");
  register("shop", "bank", "nothing");
  await until(2);
  expect(said[1]).toMatch(/^nothing: .*there is no such file/);
  expect(get("bank")).toBe("bank");
});
