// Puts what is published into dist/packages (or the folder that is named), one folder for each package: what services
// install, and what developers do.
// This repository is neither: in it, package.json has the entry points and dependencies of both.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("..", import.meta.url));
const target = resolve(process.argv[2] ?? join(root, "dist/packages"));
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const apis = readdirSync(join(root, "generated"));

const forDevelopers = ["./mock", "./checks", "./rule-helpers", "./command"];
const forServices = Object.keys(manifest.exports).filter((name) => !forDevelopers.includes(name));
const { "openapi-fetch": openapiFetch, ...tools } = manifest.dependencies;
// What the README and the guides link to is in both, so that a link works where the package is all that one has.
const texts = ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE"].concat(
  ["docs", "examples", "schemas"].flatMap(filesBelow),
);

const packages = {
  countersign: {
    description: "Typed clients that sign each request as the vendor demands, and webhooks, from OpenAPI contracts.",
    bin: "dist/src/cli/launch.js",
    exports: forServices,
    dependencies: { "openapi-fetch": openapiFetch },
    files: [...texts, ...apis.map((api) => `generated/${api}/contract.json`)],
  },
  "countersign-dev": {
    description: "Mock, contract checks, generator, linter and docs for OpenAPI contracts that say how to sign.",
    bin: manifest.bin.countersign,
    exports: [...forDevelopers, "./package.json"],
    dependencies: { countersign: manifest.version, ...tools },
    files: [
      ...texts,
      ...filesBelow("dist/schemas"),
      ".spectral.yaml",
      ...filesBelow("specs/rules").filter((file) => !/\.ts$|\/fixtures\//.test(file)),
    ],
    // What pages run, and other tools in their scripts, is bundled where they are made.
    bundled: filesBelow("dist/src").filter((file) => /\/(browser|export\/script)\/.*\.js$/.test(file)),
  },
};

/** The files of a folder, by their paths in this repository; without what a recipe installs, and what only proves it. */
function filesBelow(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !/node_modules\/|package-lock\.json$/.test(file) && !isProof(file));
}

/** Tests of examples; those of examples/mock are examples themselves. */
function isProof(file) {
  return /^examples\/(?!mock\/).*(\.test\.ts$|\/fixtures\/)/.test(file);
}

/** The files that the exports of a package lead to. */
function entryFiles(exports) {
  return Object.values(exports)
    .flatMap((target) => (typeof target === "string" ? [target] : [target.types, target.default]))
    .flatMap((file) => (file.includes("*") ? apis.map((api) => file.replace("*", api)) : [file]))
    .filter((file) => /^\.\/dist\/.*\.(js|d\.ts)$/.test(file) && existsSync(join(root, file)))
    .map((file) => file.slice("./".length));
}

/** Where a TypeScript that knows no `exports` (`moduleResolution: node10`) finds the types of the entry points. */
const typesVersions = (exports) => ({
  "*": Object.fromEntries(
    Object.entries(exports)
      .filter(([, target]) => target.types)
      .map(([name, { types }]) => [name.slice("./".length), [types.slice("./".length)]]),
  ),
});

/** What a compiled file imports of ours: where it is named in the text, and the file. */
function importsIn(file, text) {
  return ts
    .preProcessFile(text)
    .importedFiles.filter(({ fileName }) => fileName.startsWith("."))
    .map(({ fileName, pos, end }) => {
      const imported = join(dirname(file), fileName);
      return { pos, end, fileName, file: file.endsWith(".d.ts") ? imported.replace(/\.[jt]s$/, ".d.ts") : imported };
    });
}

/** Some compiled files, with all those that they import. */
function withImports(files) {
  const reached = new Set(files);
  for (const file of reached)
    for (const imported of importsIn(file, readFileSync(join(root, file), "utf8"))) reached.add(imported.file);
  return [...reached];
}

/** Types for `require`, which TypeScript wants apart: the same, and they import each other. */
function asRequired(file) {
  let text = readFileSync(join(root, file), "utf8");
  for (const { pos, end, fileName } of importsIn(file, text).sort((a, b) => b.pos - a.pos)) {
    const before = text.slice(0, pos);
    const name = text.slice(pos, end + 1);
    text = before + name.replace(fileName, fileName.replace(/\.[jt]s$/, ".cjs")) + text.slice(end + 1);
  }
  return text;
}

/** An entry point, by how it is imported. */
function byImport(target) {
  if (typeof target === "string") return target;
  const required = { types: target.types.replace(/ts$/, "cts"), default: target.default.replace(/js$/, "cjs") };
  return { import: target, require: required };
}

function stage(name, { description, bin, exports: names, dependencies, files, bundled = [] }) {
  const folder = join(target, name);
  rmSync(folder, { recursive: true, force: true });
  const exports = Object.fromEntries(names.map((entry) => [entry, manifest.exports[entry]]));
  const copied = [...files, ...withImports([bin, ...entryFiles(exports), ...bundled])];
  for (const file of entryFiles(exports).filter((file) => file.endsWith(".js"))) {
    // One module, however it is loaded: every Node that we support can require an ES module.
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file.replace(/js$/, "cjs")), `module.exports = require("./${basename(file)}");\n`);
  }
  for (const file of copied) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(join(root, file), join(folder, file));
    if (file.endsWith(".d.ts")) writeFileSync(join(folder, file.replace(/ts$/, "cts")), asRequired(file));
  }
  const { version, keywords, license, repository, type, engines, sideEffects } = manifest;
  const about = { name, version, description, keywords, license, repository, type, engines, sideEffects };
  const tops = [...new Set(copied.map((file) => file.split("/")[0]))];
  const entries = Object.fromEntries(Object.entries(exports).map(([name, target]) => [name, byImport(target)]));
  const found = { bin: { countersign: bin }, exports: entries, typesVersions: typesVersions(exports), files: tops };
  const published = { ...about, ...found, dependencies };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(published, null, 2)}\n`);
}

for (const [name, contents] of Object.entries(packages)) stage(name, contents);
