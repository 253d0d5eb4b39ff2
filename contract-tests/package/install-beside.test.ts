import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { manifest, pack, stagedPackage } from "./consumer.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "countersign-beside-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs npm in the project, with what it says on both streams. */
const npm = (...args: string[]) => spawnSync("npm", args, { cwd: folder, encoding: "utf8" });

/** The newest version of a major version, as the registry has it; undefined when the registry does not answer. */
function newest(range: string): string | undefined {
  const { status, stdout } = npm("view", range, "version", "--json", "--fetch-retries=0", "--fetch-timeout=15000");
  return status === 0 ? [JSON.parse(stdout)].flat().at(-1) : undefined;
}

// The one test that asks the package registry: what npm makes of a manifest, nobody else can say.
test("what services install goes beside TypeScript 7 and yaml 1", (context) => {
  const [typescript, yaml] = [newest("typescript@7"), newest("yaml@1")];
  if (!typescript || !yaml) return context.skip("the package registry does not answer");
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ name: "consumer", private: true, type: "module", dependencies: { typescript, yaml } }),
  );
  // Without the compiler itself, a package per platform of some megabytes.
  const options = ["--ignore-scripts", "--no-audit", "--no-fund", "--omit=optional"];
  const { status, stderr } = npm("install", pack(stagedPackage("countersign"), folder), ...options);
  expect([status, stderr]).toEqual([0, ""]);
  const installed = (name: string): string =>
    JSON.parse(readFileSync(join(folder, "node_modules", name, "package.json"), "utf8")).version;
  expect(["countersign", "typescript", "yaml"].map(installed)).toEqual([manifest.version, typescript, yaml]);
}, 120_000);
