import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { findApis, packagedApis } from "../contract/index.ts";
import { UsageError } from "../core/errors.ts";
import { apisToServe } from "./mock.ts";

const folder = mkdtempSync(join(tmpdir(), "consumer-"));
writeFileSync(join(folder, "package.json"), "{}");
afterAll(() => rmSync(folder, { recursive: true }));

const packaged = Object.keys(packagedApis());

test("in a project without APIs of its own, a mock without names serves those of the package", () => {
  const found = findApis(apisToServe([], folder), folder);
  expect(found.map(({ api }) => api)).toEqual(packaged);
  expect(packaged.length).toBeGreaterThan(1);
});

test("in a project with APIs of its own, a mock without names serves these", () => {
  const project = join(folder, "project");
  const root = new URL("../..", import.meta.url).pathname;
  expect(apisToServe([], root)).toEqual([]);
  expect(apisToServe(["one"], project)).toEqual(["one"]);
});

test("a misspelt name is named with the nearest one", () => {
  const [api] = packaged as [string];
  const find = () => findApis(apisToServe([`${api}x`], folder), folder);
  expect(find).toThrow(UsageError);
  expect(find).toThrow(`Did you mean ${api}?`);
});
