// Runs the suite on every runtime that is here: `make test-runtimes`. Arguments name the runtimes; all, without.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundleModule, generateClient, makeProject, writeEntries, writeModule } from "./prepare.mjs";
import { runtimes } from "./runtimes.mjs";
import { closedUrl, credentials, startWitness } from "./witness.mjs";

const wanted = process.argv.slice(2);
const files = ["wire.yaml", "suite.mjs", "in-process.mjs", "in-worker.mjs", "in-page.mjs"];
const folder = makeProject(files.map((file) => fileURLToPath(new URL(file, import.meta.url))));
await generateClient(folder, "wire.yaml");
writeEntries(folder);
await writeModule(folder, "contract-tests/conformance/signed-requests.ts", "random.mjs");
await writeModule(folder, "contract-tests/conformance/wire-server.ts", "wire-server.mjs");
const { startWireServer } = await import(pathToFileURL(join(folder, "wire-server.mjs")).href);
const wireServer = await startWireServer();
const random = { url: wireServer.url, runs: 500, seed: Number(process.env.SEED ?? Date.now() % 1_000_000) };
const witness = await startWitness(await bundleModule(folder, "in-page.mjs"));
let failed = 0;
try {
  for (const { name, missing, version, results } of runtimes) {
    if (wanted.length && !wanted.some((part) => name.toLowerCase().includes(part.toLowerCase()))) continue;
    const label = name.padEnd(27);
    if (missing) {
      console.log(`${label} skipped: ${missing}`);
      continue;
    }
    try {
      const context = { url: witness.url, nobody: await closedUrl(), credentials, random };
      const [said, { results: all, entries }] = [await version(), await results(folder, context)];
      const bad = all.filter(({ ok }) => !ok);
      failed += bad.length;
      console.log(
        `${label} ${bad.length ? "FAILED" : "ok    "} ${all.length - bad.length} of ${all.length}, ${entries} entry points (${said})`,
      );
      for (const { name, message } of bad) console.log(`    ${name}: ${message}`);
    } catch (error) {
      failed += 1;
      console.log(`${label} FAILED ${error.message}`);
    }
  }
} finally {
  await witness.close();
  await wireServer.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;
