import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stringify } from "yaml";
import { publishedJourney } from "./published-journey.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "docs-journey-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const journey = (...urls: string[]) => {
  const sourceDescriptions = urls.map((url, i) => ({ name: `s${i}`, type: "openapi", url }));
  const document = { arazzo: "1.0.1", info: { title: "A way", version: "1" }, sourceDescriptions, workflows: [] };
  writeFileSync(join(folder, "journey.arazzo.yaml"), stringify(document));
  return publishedJourney({ api: "acme", file: join(folder, "openapi.yaml") });
};

test("an API without a journey has none to publish", () => {
  expect(publishedJourney({ api: "acme", file: join(folder, "openapi.yaml") })).toBeUndefined();
});

test("a journey describes the document that is published beside it", () => {
  expect(journey("./openapi.yaml")).toEqual({
    path: "acme.arazzo.json",
    title: "A way",
    document: {
      arazzo: "1.0.1",
      info: { title: "A way", version: "1" },
      sourceDescriptions: [{ name: "s0", type: "openapi", url: "acme.openapi.json" }],
      workflows: [],
    },
  });
});

test("what names no description is no journey", () => {
  expect(journey()).toBeUndefined();
  writeFileSync(join(folder, "journey.arazzo.yaml"), "");
  expect(publishedJourney({ api: "acme", file: join(folder, "openapi.yaml") })).toBeUndefined();
});

test("a journey that needs another description too is not published", () => {
  expect(journey("openapi.yaml", "../bravo/openapi.yaml")).toBeUndefined();
});
