import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { makeLinkedFolder } from "./fixtures/linked-folder.ts";

test("the mock in node:test", async () => {
  const { folder, remove } = makeLinkedFolder(new URL("../mock/customers.node.mjs", import.meta.url));
  try {
    // Inside a test of node:test, this variable has another one report to it.
    const env = { ...process.env, NODE_TEST_CONTEXT: undefined };
    const args = ["--test-reporter=tap", "--test", "customers.node.mjs"];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder, env });
    expect(stdout).toContain("# pass 2\n# fail 0\n");
  } finally {
    remove();
  }
});
