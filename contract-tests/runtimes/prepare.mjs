// A project like that of a consumer: the package as it is published, and a client generated from a contract.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Makes the project in a new folder, with these files in it. */
export function makeProject(files = []) {
  const folder = mkdtempSync(join(tmpdir(), "countersign-project-"));
  const own = join(folder, "node_modules/countersign");
  for (const part of ["package.json", "dist/src", "dist/generated"])
    cpSync(join(root, part), join(own, part), { recursive: true });
  for (const name of ["openapi-fetch", "openapi-typescript-helpers"])
    cpSync(join(root, "node_modules", name), join(folder, "node_modules", name), { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "name": "project", "private": true, "type": "module" }');
  for (const file of files) cpSync(file, join(folder, basename(file)));
  return folder;
}

/** Generates the client of a contract that is in the project, and writes it as JavaScript into a folder of the API's name. */
export async function generateClient(folder, contract) {
  const api = basename(contract, extname(contract));
  writeFileSync(join(folder, "tsconfig.json"), "{}");
  writeFileSync(join(folder, "redocly.yaml"), `apis:\n  ${api}:\n    root: ${contract}\n`);
  execFileSync(process.execPath, [join(root, "dist/src/cli/main.js"), "generate"], { cwd: folder, stdio: "pipe" });
  mkdirSync(join(folder, api));
  for (const file of readdirSync(join(folder, "generated", api)).filter((file) => file.endsWith(".ts"))) {
    const source = readFileSync(join(folder, "generated", api, file), "utf8");
    const { code } = await transform(source, { loader: "ts", target: "es2022" });
    writeFileSync(join(folder, api, file.replace(/\.ts$/, ".js")), code);
  }
}

/** Writes a module that loads every entry point that a client may have. */
export function writeEntries(folder) {
  const apis = readdirSync(join(root, "generated"));
  const names = ["auth", "client", "webhooks", ...apis].map((name) => `countersign/${name}`);
  const lines = names.map((name, i) => `export * as entry${i} from ${JSON.stringify(name)};\n`);
  writeFileSync(join(folder, "entries.mjs"), lines.join(""));
}

/** Writes a module of the sources, with all that it needs, into the project. */
export async function writeModule(folder, source, file) {
  const entryPoints = [join(root, source)];
  await build({
    entryPoints,
    bundle: true,
    format: "esm",
    target: "es2022",
    external: ["node:*"],
    outfile: join(folder, file),
    logLevel: "warning",
  });
}

/** A module of the project and all that it needs as one text, for runtimes without packages. */
export async function bundleModule(folder, entry) {
  const { outputFiles } = await build({
    entryPoints: [join(folder, entry)],
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false,
    logLevel: "warning",
  });
  return outputFiles[0].text;
}
