// Puts what is published into dist/packages (or the folder that is named), one folder for each package: what services
// install, and what developers do.
// This repository is neither: in it, package.json has the entry points and dependencies of both.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
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
    files: [...texts, ".spectral.yaml", ...filesBelow("specs/rules").filter((file) => !/\.ts$|\/fixtures\//.test(file))],
  },
};

/** The files of a folder, by their paths in this repository. */
function filesBelow(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
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

/** Some compiled files, with all those that they import. */
function withImports(files) {
  const reached = new Set(files);
  for (const file of reached)
    for (const { fileName } of ts.preProcessFile(readFileSync(join(root, file), "utf8")).importedFiles) {
      if (!fileName.startsWith(".")) continue;
      const imported = join(dirname(file), fileName);
      const wanted = file.endsWith(".js") ? [imported] : [];
      for (const one of [...wanted, imported.replace(/\.[jt]s$/, ".d.ts")])
        if (existsSync(join(root, one))) reached.add(one);
    }
  return [...reached];
}

function stage(name, { description, bin, exports: names, dependencies, files }) {
  const folder = join(target, name);
  rmSync(folder, { recursive: true, force: true });
  const exports = Object.fromEntries(names.map((entry) => [entry, manifest.exports[entry]]));
  const copied = [...files, ...withImports([bin, bin.replace(/js$/, "d.ts"), ...entryFiles(exports)])];
  for (const file of copied) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(join(root, file), join(folder, file));
  }
  const { version, keywords, license, repository, type, engines, sideEffects } = manifest;
  const about = { name, version, description, keywords, license, repository, type, engines, sideEffects };
  const tops = [...new Set(copied.map((file) => file.split("/")[0]))];
  const published = { ...about, bin: { countersign: bin }, exports, typesVersions: typesVersions(exports), files: tops, dependencies };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(published, null, 2)}\n`);
}

for (const [name, contents] of Object.entries(packages)) stage(name, contents);
