import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundleScript } from "./bundle-script.ts";

let before: string;
beforeAll(() => {
  before = process.cwd();
});
afterAll(() => process.chdir(before));

test("a script is bundled wherever the process is, and though the folder it began in is gone", async () => {
  const folder = await mkdtemp(join(tmpdir(), "countersign-gone-"));
  process.chdir(folder);
  const entry = new URL("../docs/browser/theme", import.meta.url);
  await bundleScript(entry);
  process.chdir(before);
  await rm(folder, { recursive: true });
  expect(await bundleScript(entry)).toMatch(/^"use strict";|^\(\(\)=>/);
});
