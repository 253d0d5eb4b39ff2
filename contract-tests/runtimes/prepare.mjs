// A project like that of a consumer: the package as it is published, and a client generated from `wire.yaml`.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const root = here("../..");

/** @returns {Promise<{ folder: string, bundle: (entry: string) => Promise<string> }>} `bundle`: an entry as one module, for runtimes without packages. */
export async function prepare() {
  const folder = mkdtempSync(join(tmpdir(), "countersign-runtimes-"));
  const own = join(folder, "node_modules/countersign");
  for (const part of ["package.json", "dist/src", "dist/generated"])
    cpSync(join(root, part), join(own, part), { recursive: true });
  for (const name of ["openapi-fetch", "openapi-typescript-helpers"])
    cpSync(join(root, "node_modules", name), join(folder, "node_modules", name), { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "name": "wire", "private": true, "type": "module" }');
  writeFileSync(join(folder, "tsconfig.json"), "{}");
  writeFileSync(join(folder, "redocly.yaml"), "apis:\n  wire:\n    root: wire.yaml\n");
  cpSync(here("wire.yaml"), join(folder, "wire.yaml"));
  execFileSync(process.execPath, [join(root, "dist/src/cli/main.js"), "generate"], { cwd: folder, stdio: "pipe" });
  mkdirSync(join(folder, "wire"));
  for (const file of readdirSync(join(folder, "generated/wire")).filter((file) => file.endsWith(".ts"))) {
    const { code } = await transform(readFileSync(join(folder, "generated/wire", file), "utf8"), {
      loader: "ts",
      target: "es2022",
    });
    writeFileSync(join(folder, "wire", file.replace(/\.ts$/, ".js")), code);
  }
  const apis = readdirSync(join(root, "generated"));
  const names = ["auth", "client", ...apis].map((name) => `countersign/${name}`);
  writeFileSync(
    join(folder, "entries.mjs"),
    names.map((name, i) => `export * as entry${i} from ${JSON.stringify(name)};\n`).join(""),
  );
  for (const file of ["suite.mjs", "in-process.mjs", "in-worker.mjs", "in-page.mjs"])
    cpSync(here(file), join(folder, file));
  const bundle = async (entry) => {
    const { outputFiles } = await build({
      entryPoints: [join(folder, entry)],
      bundle: true,
      format: "esm",
      target: "es2022",
      write: false,
      logLevel: "warning",
    });
    return outputFiles[0].text;
  };
  return { folder, bundle };
}
