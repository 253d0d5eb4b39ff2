// What generating costs on a description of GitHub's size, beside the peers, and how it grows with the operations.
// BENCH_DESCRIPTION names another description, such as GitHub's own.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bigDescription } from "./lib/big-description.mjs";
import { median, printTable } from "./lib/table.mjs";
import { timed } from "./lib/timed.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const require = createRequire(import.meta.url);
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const binOf = (name) => {
  const manifest = require.resolve(`${name}/package.json`);
  const { bin } = require(manifest);
  return join(dirname(manifest), Object.values(bin)[0]);
};
const sizeOf = (path) =>
  statSync(path).isFile()
    ? statSync(path).size
    : readdirSync(path).reduce((sum, file) => sum + sizeOf(join(path, file)), 0);

const contenders = {
  "countersign: types, client, validators, contract": {
    run: (folder, file) => {
      // In a folder of its own: a redocly.yaml beside it would keep openapi-typescript from its argument.
      const own = join(folder, "own");
      mkdirSync(own, { recursive: true });
      rmSync(join(own, "generated"), { recursive: true, force: true });
      writeFileSync(join(own, "redocly.yaml"), `apis:\n  big:\n    root: ../${file}\n`);
      return timed(own, process.execPath, here("../dist/src/cli/main.js"), "generate");
    },
    output: "own/generated",
  },
  "@hey-api/openapi-ts: types, client": {
    run: (folder, file) => timed(folder, process.execPath, heyApi, "-i", file, "-o", "hey", "--silent"),
    output: "hey",
  },
  "@hey-api/openapi-ts: types, client, zod schemas": {
    run: (folder, file) =>
      timed(
        folder,
        process.execPath,
        heyApi,
        "-i",
        file,
        "-o",
        "hey-zod",
        "--silent",
        "-p",
        "@hey-api/typescript",
        "@hey-api/sdk",
        "@hey-api/client-fetch",
        "zod",
      ),
    output: "hey-zod",
  },
  "openapi-typescript: types": {
    run: (folder, file) => timed(folder, process.execPath, openapiTypescript, file, "-o", "types.ts"),
    output: "types.ts",
  },
};
const heyApi = binOf("@hey-api/openapi-ts");
const openapiTypescript = binOf("openapi-typescript");

const folder = mkdtempSync(join(tmpdir(), "countersign-bench-"));
try {
  writeFileSync(join(folder, "package.json"), '{ "name": "project", "private": true, "type": "module" }');
  const given = process.env.BENCH_DESCRIPTION;
  if (given) cpSync(given, join(folder, "big.json"));
  else writeFileSync(join(folder, "big.json"), JSON.stringify(bigDescription(), null, 2));
  const spent = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const [name, { run }] of Object.entries(contenders)) spent[name].push(run(folder, "big.json"));
  const base = spent["@hey-api/openapi-ts: types, client"].map(({ cpu }) => cpu);
  printTable(
    `generate: ${given ?? "1,225 operations"}, ${(sizeOf(join(folder, "big.json")) / 1e6).toFixed(1)} MB, ${rounds} rounds`,
    ["", "x hey-api, CPU", "CPU s", "wall s", "wrote MB"],
    Object.entries(contenders).map(([name, { output }]) => [
      name,
      median(spent[name].map(({ cpu }, i) => cpu / base[i])).toFixed(2),
      median(spent[name].map(({ cpu }) => cpu)).toFixed(1),
      median(spent[name].map(({ wall }) => wall)).toFixed(1),
      (sizeOf(join(folder, output)) / 1e6).toFixed(1),
    ]),
  );
  const { run } = Object.values(contenders)[0];
  const growth = [75, 300, 1_200].map((operations) => {
    writeFileSync(join(folder, "some.json"), JSON.stringify(bigDescription(operations)));
    return [operations, run(folder, "some.json").cpu];
  });
  printTable(
    "countersign generate, as the description grows (near linear: the last column does not rise)",
    ["operations", "CPU s", "ms per operation"],
    growth.map(([operations, cpu]) => [operations, cpu.toFixed(1), ((cpu / operations) * 1000).toFixed(1)]),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
