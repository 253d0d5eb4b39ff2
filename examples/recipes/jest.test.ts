import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { makeLinkedFolder } from "./fixtures/linked-folder.ts";
import { missing } from "./fixtures/missing.ts";

const { resolve } = createRequire(import.meta.url);

test.skipIf(missing("jest"))("the mock in Jest (needs jest)", { timeout: 60_000 }, async () => {
  const { folder, remove } = makeLinkedFolder(new URL("customers.jest.mjs", import.meta.url));
  try {
    const jest = resolve("jest").replace(/build\/index\.js$/, "bin/jest.js");
    const args = ["--experimental-vm-modules", jest, "--rootDir", folder, "--testMatch", "**/*.jest.mjs"];
    const { stderr } = await promisify(execFile)(process.execPath, args, { cwd: folder });
    expect(stderr).toMatch(/Tests: +2 passed, 2 total/);
  } finally {
    remove();
  }
});
