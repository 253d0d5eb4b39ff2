import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Config, createConfig, lint } from "@redocly/openapi-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadApis } from "../src/contract/index.ts";
import { publishedDocument, publishedJourney } from "../src/docs/index.ts";

const contracts = await loadApis();
let folder: string;
let config: Config;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "docs-documents-"));
  // As in redocly.yaml: no vendor here states a licence.
  config = await createConfig({ extends: ["recommended"], rules: { "info-license": "off" } });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What Redocly says of a document that stands in the folder. */
async function problemsOf(name: string, document: object): Promise<string[]> {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(document));
  const problems = await lint({ ref: file, config });
  return problems.map(({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer}: ${message}`);
}

describe.each(contracts.map((contract) => [contract.api, contract] as const))(
  "%s, as it is published",
  (api, contract) => {
    test("is valid OpenAPI by itself", async () => {
      expect(await problemsOf(`${api}.openapi.json`, publishedDocument(contract))).toEqual([]);
    });

    test("has a journey that is valid Arazzo and calls operations of the document beside it", async () => {
      const journey = publishedJourney(contract);
      expect(await problemsOf(`${api}.arazzo.json`, journey?.document)).toEqual([]);
      expect(journey?.document.sourceDescriptions).toMatchObject([{ url: `${api}.openapi.json` }]);
      const ids = contract.operations.map(({ id }) => id);
      for (const { steps } of journey?.document.workflows ?? [])
        for (const { operationId } of steps) expect(ids).toContain(operationId);
    });
  },
);

test("what is not valid would be told", async () => {
  const source = { name: "a", type: "openapi", url: "a.openapi.json" };
  const journey = {
    arazzo: "1.0.1",
    info: { title: "A", version: "1" },
    sourceDescriptions: [source],
    workflows: [{}],
  };
  expect((await problemsOf("broken.arazzo.json", journey)).length).toBeGreaterThan(0);
  const document = { openapi: "3.1.0", info: { title: "A", version: "1" }, paths: { "/a": { get: { responses: 1 } } } };
  expect((await problemsOf("broken.openapi.json", document)).length).toBeGreaterThan(0);
});
