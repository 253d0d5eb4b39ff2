import { execFileSync, type SpawnSyncReturns, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const modules = join(root, "node_modules");

/** What this package says of itself. */
export const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** Packs a folder as npm would publish it, without building it again. Returns the path of the tarball. */
export function pack(folder: string, into: string): string {
  const args = ["pack", folder, "--ignore-scripts", "--json", "--offline", "--pack-destination", into];
  const said = execFileSync("npm", args, { cwd: into, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  return join(into, JSON.parse(said)[0].filename);
}

let packed: string[] | undefined;

/** This package, its dependency, and what that brings along: packed once for all consumers. */
function tarballs(): string[] {
  if (!packed) {
    const into = mkdtempSync(join(tmpdir(), "countersign-packed-"));
    process.once("exit", () => rmSync(into, { recursive: true, force: true }));
    const brought = ["openapi-fetch", "openapi-typescript-helpers"].map((name) => join(modules, name));
    packed = [root, ...brought].map((folder) => pack(folder, into));
  }
  return packed;
}

/** A project of somebody else that this package is installed in. */
export interface Consumer {
  folder: string;
  /** Runs a script of the project, or a command of `node_modules/.bin`. */
  run(command: string, ...args: string[]): SpawnSyncReturns<string>;
  write(file: string, text: string): void;
  remove(): void;
}

/**
 * Makes an empty project and installs the packed package in it, offline: the one dependency comes from our own
 * node_modules, packed too.
 *
 * @param tools Packages of our node_modules that the project has as well.
 */
export function installConsumer(tools: readonly string[] = []): Consumer {
  const folder = mkdtempSync(join(tmpdir(), "countersign-consumer-"));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  write("package.json", JSON.stringify({ name: "consumer", private: true, type: "module" }));
  const args = [
    "install",
    "--offline",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--cache",
    join(folder, ".cache"),
  ];
  execFileSync("npm", [...args, ...tarballs()], { cwd: folder, stdio: "pipe" });
  for (const tool of tools) {
    mkdirSync(dirname(join(folder, "node_modules", tool)), { recursive: true });
    symlinkSync(join(modules, tool), join(folder, "node_modules", tool));
  }
  return {
    folder,
    write,
    run(command, ...args) {
      const bin = join(folder, "node_modules/.bin");
      const file = readdirSync(bin).includes(command) ? join(bin, command) : command;
      const env = { ...process.env, NO_COLOR: "1", NODE_OPTIONS: "", NODE_PATH: "" };
      return spawnSync(file, args, { cwd: folder, encoding: "utf8", env });
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Every entry point, as a consumer writes it; the APIs stand for themselves. */
export function entryPoints(): string[] {
  const apis = readdirSync(join(root, "generated"));
  return Object.keys(manifest.exports)
    .filter((key) => !/json$/.test(key))
    .flatMap((key) => {
      const { default: file } = manifest.exports[key];
      const source = (api: string) => join(root, file.replace("dist/", "").replace("*", api).replace(/js$/, "ts"));
      return key.includes("*")
        ? apis.filter((api) => existsSync(source(api))).map((api) => key.replace("*", api))
        : [key];
    })
    .map((key) => `countersign${key.slice(1)}`);
}
