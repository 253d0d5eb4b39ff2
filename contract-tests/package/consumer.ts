import { execFileSync, type SpawnSyncReturns, spawnSync } from "node:child_process";
import {
  cpSync,
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

/** What the root of this repository says of itself: the entry points and dependencies of both packages. */
export const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** The packages that are published. */
export type PackageName = "countersign" | "countersign-dev";

/** Packs a folder as npm would publish it, without building it again. Returns the path of the tarball. */
export function pack(folder: string, into: string): string {
  const args = ["pack", folder, "--ignore-scripts", "--json", "--offline", "--pack-destination", into];
  const said = execFileSync("npm", args, { cwd: into, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  return join(into, JSON.parse(said)[0].filename);
}

let staged: string | undefined;

/** The folder of a package, as it is published: both are put together once for all tests of a file. */
export function stagedPackage(name: PackageName): string {
  if (!staged) {
    staged = mkdtempSync(join(tmpdir(), "countersign-staged-"));
    const folder = staged;
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    execFileSync(process.execPath, [join(root, ".ci/stage-packages.mjs"), staged]);
  }
  return join(staged, name);
}

/** What a published package says of itself. */
export const manifestOf = (name: PackageName) =>
  JSON.parse(readFileSync(join(stagedPackage(name), "package.json"), "utf8"));

let packed: string[] | undefined;

/** The package that services install, its dependency, and what that brings along: packed once for all consumers. */
function tarballs(): string[] {
  if (!packed) {
    const into = mkdtempSync(join(tmpdir(), "countersign-packed-"));
    process.once("exit", () => rmSync(into, { recursive: true, force: true }));
    const brought = ["openapi-fetch", "openapi-typescript-helpers"].map((name) => join(modules, name));
    packed = [stagedPackage("countersign"), ...brought].map((folder) => pack(folder, into));
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

let installed: string | undefined;

/** The `node_modules` of a project that npm installed what services install in, offline: made once for all consumers. */
function installedModules(): string {
  if (!installed) {
    const folder = mkdtempSync(join(tmpdir(), "countersign-installed-"));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, "package.json"), ownManifest);
    const args = ["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", "--cache", ".cache"];
    execFileSync("npm", [...args, ...tarballs()], { cwd: folder, stdio: "pipe" });
    installed = join(folder, "node_modules");
  }
  return installed;
}

const ownManifest = JSON.stringify({ name: "consumer", private: true, type: "module" });

/**
 * Makes an empty project that has what services install: the one dependency comes from our own node_modules, packed too.
 *
 * @param linked Packages of our node_modules that the project has as well.
 */
export function installConsumer(linked: readonly string[] = []): Consumer {
  const folder = mkdtempSync(join(tmpdir(), "countersign-consumer-"));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  write("package.json", ownManifest);
  cpSync(installedModules(), join(folder, "node_modules"), { recursive: true, verbatimSymlinks: true });
  for (const name of linked) {
    mkdirSync(dirname(join(folder, "node_modules", name)), { recursive: true });
    symlinkSync(join(modules, name), join(folder, "node_modules", name));
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

/**
 * The same project, with what developers install beside it: offline, so its dependencies are links to our node_modules.
 * What npm and the others make of them, `make test-installs` asks the registry.
 */
export function installDeveloper(): Consumer {
  const { bin, dependencies } = manifestOf("countersign-dev");
  const ours = Object.keys(dependencies).filter((name) => name !== "countersign");
  const consumer = installConsumer([...ours, "@types/node"]);
  const installed = join(consumer.folder, "node_modules");
  cpSync(stagedPackage("countersign-dev"), join(installed, "countersign-dev"), { recursive: true });
  rmSync(join(installed, ".bin/countersign"));
  symlinkSync(join("../countersign-dev", bin.countersign), join(installed, ".bin/countersign"));
  return consumer;
}

/** Every entry point of a package, as a consumer writes it; the APIs stand for themselves. */
export function entryPoints(name: PackageName): string[] {
  const apis = readdirSync(join(root, "generated"));
  const { exports } = manifestOf(name);
  return Object.keys(exports)
    .filter((key) => !/json$/.test(key) && key !== "./command")
    .flatMap((key) => {
      const { default: file } = exports[key].import;
      const isThere = (api: string) => existsSync(join(stagedPackage(name), file.replace("*", api)));
      return key.includes("*") ? apis.filter(isThere).map((api) => key.replace("*", api)) : [key];
    })
    .map((key) => `${name}${key.slice(1)}`);
}
