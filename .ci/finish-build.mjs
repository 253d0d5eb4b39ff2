// What the compiler leaves to be done. It removes nothing: what was compiled from a source that is not there any more
// would be packed and published. And what it writes cannot be run: npx makes a link to the command only once.
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

function prune(folder) {
  if (!existsSync(`${root}dist/${folder}`)) return;
  for (const entry of readdirSync(`${root}dist/${folder}`, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) prune(path);
    else if (!existsSync(root + path) && !existsSync(root + path.replace(/(\.d\.ts|\.js)$/, ".ts")))
      rmSync(`${root}dist/${path}`);
  }
  if (readdirSync(`${root}dist/${folder}`).length === 0) rmdirSync(`${root}dist/${folder}`);
}

// Validators are compiled from the contracts in generated/, which are committed; they are not.
async function compileValidators() {
  if (!existsSync(`${root}generated`)) return;
  const apis = readdirSync(`${root}generated`).filter((api) => existsSync(`${root}generated/${api}/contract.json`));
  if (apis.length === 0) return;
  const { loadContract } = await import("../dist/src/contract/index.js");
  const { printCompiled } = await import("../dist/src/codegen/index.js");
  const contracts = await Promise.all(apis.map((api) => loadContract(`${root}generated/${api}/contract.json`, api)));
  const { files, unchecked } = await printCompiled(contracts, { compiledAs: ".js" });
  for (const one of unchecked) console.error(`note: ${one}`);
  for (const [file, code] of files) {
    const types = file.replace(/\.js$/, ".d.ts");
    writeFileSync(`${root}generated/${file}`, code);
    writeFileSync(`${root}dist/generated/${file}`, code);
    copyFileSync(`${root}generated/${types}`, `${root}dist/generated/${types}`);
  }
}

// Schemas of extensions and the like as code: to compile them takes as long as a first response of the mock.
async function compileGrammars() {
  if (!existsSync(`${root}schemas`)) return;
  const { printGrammars } = await import("../dist/src/schema/grammar.js");
  rmSync(`${root}dist/schemas`, { recursive: true, force: true });
  mkdirSync(`${root}dist/schemas`);
  for (const [name, code] of printGrammars()) writeFileSync(`${root}dist/schemas/${name}.cjs`, code);
}

// In this repository both packages are its root: what is imported from the second one is found by its name too.
function linkSecondPackage() {
  const link = `${root}node_modules/countersign-dev`;
  if (existsSync(`${root}node_modules`) && !existsSync(link)) symlinkSync("..", link, "junction");
}

await compileGrammars();
await compileValidators();
linkSecondPackage();
for (const folder of ["src", "generated"]) prune(folder);
chmodSync(`${root}dist/src/cli/main.js`, 0o755);
