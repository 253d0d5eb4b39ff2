// Runs every benchmark of this folder, each in a process of its own: `make bench`. Arguments name some; all, without.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(".", import.meta.url));
const all = readdirSync(folder).filter((file) => file.endsWith(".mjs") && file !== "run.mjs");
const wanted = process.argv.slice(2);
const stray = wanted.find((name) => !all.includes(`${name}.mjs`));
if (stray !== undefined) {
  console.error(`there is no benchmark ${stray}; there are ${all.map((file) => file.replace(".mjs", "")).join(", ")}.`);
  process.exit(2);
}
let failed = 0;
for (const file of all) {
  const name = file.replace(".mjs", "");
  if (wanted.length && !wanted.includes(name)) continue;
  console.log(`\n== ${name}`);
  const { status } = spawnSync(process.execPath, [file], { cwd: folder, stdio: "inherit" });
  if (status !== 0) failed++;
}
process.exitCode = failed ? 1 : 0;
