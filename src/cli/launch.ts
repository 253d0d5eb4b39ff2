#!/usr/bin/env node
// The command of the package that services install. All that it does is in the one that developers install: that of the
// project, or else what npx fetches, which asks first.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The command line of the package for developers; undefined when neither the project nor anything beside us has it. */
function findCommandLine(): string | undefined {
  for (const from of [join(process.cwd(), "package.json"), import.meta.url])
    try {
      return createRequire(from).resolve("countersign-dev/command");
    } catch {
      // The other place, then.
    }
  return undefined;
}

const found = findCommandLine();
if (found) await import(pathToFileURL(found).href);
else {
  const { version } = createRequire(import.meta.url)("countersign/package.json");
  const args = [`--package=countersign-dev@${version}`, "countersign", ...process.argv.slice(2)];
  process.exitCode = spawnSync("npx", args, { stdio: "inherit", shell: process.platform === "win32" }).status ?? 1;
}
