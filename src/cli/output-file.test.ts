import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runHere } from "./fixtures/run-command.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "countersign-output-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const contract = "openapi: 3.1.0\ninfo: { title: Mine, version: '1' }\npaths: {}\n";

test.each(["--results", "--junit"])("check %s replaces only what a run wrote", async (option) => {
  writeFileSync(join(folder, "mine.yaml"), contract);
  expect(await runHere(folder, ["check", "mine.yaml", option, "mine.yaml"])).toMatchObject({
    code: 2,
    err: "countersign: check: mine.yaml is there, and is not what an earlier run wrote; name another file.\n",
  });
  expect(readFileSync(join(folder, "mine.yaml"), "utf8")).toBe(contract);
});

test("two reports in one file are refused", async () => {
  writeFileSync(join(folder, "mine.yaml"), contract);
  const { code, err } = await runHere(folder, ["check", "mine.yaml", "--results", "same", "--junit", "same"]);
  expect([code, err]).toEqual([2, "countersign: check: same is named for two reports; give each a file of its own.\n"]);
});

test("a report below a file names that file", async () => {
  writeFileSync(join(folder, "mine.yaml"), contract);
  const { code, err } = await runHere(folder, ["check", "mine.yaml", "--results", "mine.yaml/deep/check.json"]);
  expect([code, err]).toEqual([
    2,
    "countersign: check: mine.yaml is a file: mine.yaml/deep/check.json cannot be in it; name another.\n",
  ]);
});
