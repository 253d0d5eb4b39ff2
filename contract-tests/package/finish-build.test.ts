import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./consumer.ts";

test("a build leaves nothing of a source that is gone, and a command that can be run", () => {
  const folder = mkdtempSync(join(tmpdir(), "countersign-prune-"));
  cpSync(join(root, ".ci/finish-build.mjs"), join(folder, ".ci/finish-build.mjs"));
  const sources = ["src/cli/main.ts", "generated/acme/schema.ts"];
  const compiled = ["main.js", "main.d.ts", "old.js", "old.d.ts"].map((name) => `dist/src/cli/${name}`);
  const others = ["dist/generated/acme/schema.js", "dist/generated/gone/schema.js", "dist/docs/index.html"];
  for (const file of [...sources, ...compiled, ...others]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), "");
  }
  execFileSync(process.execPath, [join(folder, ".ci/finish-build.mjs")]);
  expect((readdirSync(join(folder, "dist"), { recursive: true }) as string[]).sort()).toEqual([
    "docs",
    "docs/index.html",
    "generated",
    "generated/acme",
    "generated/acme/schema.js",
    "src",
    "src/cli",
    "src/cli/main.d.ts",
    "src/cli/main.js",
  ]);
  expect(statSync(join(folder, "dist/src/cli/main.js")).mode & 0o111).toBe(0o111);
  rmSync(folder, { recursive: true });
});
