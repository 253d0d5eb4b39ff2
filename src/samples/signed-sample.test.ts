import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadContract, type Operation } from "../contract/index.ts";
import { signedSample } from "./signed-sample.ts";

const description = {
  openapi: "3.1.0",
  info: { title: "Hats", version: "1" },
  servers: [{ url: "https://hats.example/v1" }],
  paths: {
    "/hats/{id}": {
      get: {
        operationId: "getHat",
        security: [{ nobodyKnows: [] }, { key: [] }],
        parameters: [
          { in: "path", name: "id", required: true, schema: { type: "integer", example: 7 } },
          { in: "query", name: "size", required: true, schema: { type: "string", example: "a b" } },
          { in: "query", name: "color", schema: { type: "string", example: "red" } },
        ],
        responses: { "200": { description: "A hat." } },
      },
    },
  },
  components: {
    securitySchemes: {
      key: { type: "apiKey", in: "header", name: "x-key", "x-value": "k {secretKey}" },
      nobodyKnows: { type: "http", scheme: "digest" },
    },
  },
};

test("a signed sample goes to the base that is given, with what has to be there, signed for a requirement that can be met", async () => {
  const folder = mkdtempSync(join(tmpdir(), "signed-sample-"));
  writeFileSync(join(folder, "hats.json"), JSON.stringify(description));
  const contract = await loadContract(join(folder, "hats.json"));
  rmSync(folder, { recursive: true });
  const [operation] = contract.operations as [Operation];
  const request = await signedSample(contract, operation, "http://127.0.0.1:1/hats", { secretKey: "s" }, 0);
  expect([request.method, request.url]).toEqual(["GET", "http://127.0.0.1:1/hats/hats/7?size=a%20b"]);
  expect([...request.headers]).toEqual([["x-key", "k s"]]);
});
