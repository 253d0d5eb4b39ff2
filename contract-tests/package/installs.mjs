// Installs both packages as people do, from the registry, and uses them: `make test-installs`. Prints a table, and ends with
// exit code 1 when something in it failed. Needs the network.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const packages = fileURLToPath(new URL("../../dist/packages/", import.meta.url));
const { version } = JSON.parse(readFileSync(join(packages, "countersign/package.json"), "utf8"));
const services = `file:${packages}countersign-${version}.tgz`;
const developers = `file:${packages}countersign-dev-${version}.tgz`;

// Until `countersign` is in the registry, each has to be told where the dependency of `countersign-dev` comes from.
const managers = {
  npm: { run: ["npm"], exec: ["npx"], more: { overrides: { countersign: "$countersign" } } },
  pnpm: { run: ["npx", "--yes", "pnpm@10.34.8"], more: { pnpm: { overrides: { countersign: services } } } },
  yarn: { run: ["npx", "--yes", "yarn@1.22.22"], more: { resolutions: { countersign: services } } },
  bun: { run: ["npx", "--yes", "bun@1.4.5"], more: { overrides: { countersign: services } } },
};

const compilers = ["5.4", "5.9", "6", "7"];
const settings = {
  "module nodenext": { module: "nodenext" },
  "module node16": { module: "node16" },
  bundler: { module: "esnext", moduleResolution: "bundler" },
  "CommonJS, nodenext": { module: "nodenext", files: "use.cts" },
  "CommonJS, node16": { module: "node16", files: "use.cts" },
  // TypeScript 6 asks for this, and older ones do not know the value.
  "CommonJS, node10": { module: "commonjs", moduleResolution: "node10", files: "use.cts", deprecated: true },
};

const rows = [];
/** Notes what came out of one trial: the last line that was said when it failed. */
function note(what, { status, stdout, stderr }) {
  const said = `${stdout}${stderr}`.trim().split("\n");
  rows.push([what, status === 0 ? "works" : `FAILED: ${said.at(-1)}`]);
  console.error(`${what}: ${rows.at(-1)[1]}`);
  if (status !== 0) console.error(said.slice(-20).join("\n"));
}

function project(manifest) {
  const folder = mkdtempSync(join(tmpdir(), "countersign-installs-"));
  const write = (file, text) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  write("package.json", JSON.stringify({ name: "consumer", private: true, type: "module", ...manifest }));
  const run = (command, ...args) => spawnSync(command, args, { cwd: folder, encoding: "utf8" });
  return { write, run, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

const call = `import { createMockFetch } from "countersign-dev/mock";
import { createClient } from "countersign/monri";
const monri = createClient({
  server: "test",
  credentials: { merchantKey: "qwert1234", authenticityToken: "7db11ea5d4a1af32421b564c79b946d1ead3daf0" },
  fetch: createMockFetch({ api: "monri" }),
});
const { status } = await monri.createCustomer({ body: { name: "Ana", country: "BA" } });
if (status !== 200) throw new Error(String(status));
`;

/** The commands of the package, in a project that a package manager installed both in, beside TypeScript 7 and yaml 1. */
function tryManager(name, { run: [command, ...before], more }) {
  const devDependencies = { "countersign-dev": developers, typescript: "^7", yaml: "^1" };
  const { write, run, remove } = project({ dependencies: { countersign: services }, devDependencies, ...more });
  const installed = run(command, ...before, "install");
  note(`${name}: install`, installed);
  if (installed.status === 0) {
    write("call.mjs", call);
    note(`${name}: a call to the mock`, run("node", "call.mjs"));
    const bin = "node_modules/.bin/countersign";
    note(`${name}: new`, run(bin, "new", "acme"));
    for (const one of ["check", "generate"]) note(`${name}: ${one}`, run(bin, one));
    note(`${name}: docs`, run(bin, "docs", "--out", "pages"));
    const { status, stdout, stderr } = run(bin, "lint");
    // What `new` leaves to fill in is all that lint should find.
    const others = stdout.split("\n").filter((line) => / error /.test(line) && !line.includes("fill-in"));
    note(`${name}: lint`, { status: status === 1 && others.length === 0 ? 0 : 1, stdout, stderr });
  }
  remove();
}

/** Every entry point that services import, through each compiler and each way to resolve, libraries checked too. */
function tryCompilers() {
  const aliases = compilers.map((one) => [`typescript-${one}`, `npm:typescript@${one}`]);
  const { write, run, remove } = project({
    dependencies: { countersign: services },
    devDependencies: { ...Object.fromEntries(aliases), "@types/node": "20" },
  });
  note("services: install", run("npm", "install"));
  const use = `import { createClient } from "countersign/monri";
import { webhooks } from "countersign/monri/webhooks";
import { sign } from "countersign/auth";
import { createSignedFetch } from "countersign/client";
import { constructEvent } from "countersign/webhooks";
export const all: object[] = [createClient, constructEvent, sign, createSignedFetch, webhooks];
`;
  write("use.mts", use);
  write("use.cts", use);
  for (const compiler of compilers)
    for (const [name, { files = "use.mts", deprecated, ...options }] of Object.entries(settings)) {
      const compilerOptions = { strict: true, noEmit: true, target: "es2022", skipLibCheck: false, ...options };
      const lib = ["es2023", "dom", "dom.iterable"];
      const [major] = compiler.split(".");
      const ignored = deprecated && major === "6" && { ignoreDeprecations: "6.0" };
      write(
        "tsconfig.json",
        JSON.stringify({ compilerOptions: { ...compilerOptions, ...ignored, lib }, files: [files] }),
      );
      if (name.endsWith("node10") && Number(major) > 6)
        rows.push([`TypeScript ${compiler}, ${name}`, "that compiler has no node10"]);
      else
        note(`TypeScript ${compiler}, ${name}`, run("node", `node_modules/typescript-${compiler}/bin/tsc`, "-p", "."));
    }
  remove();
}

for (const [name, manager] of Object.entries(managers)) tryManager(name, manager);
tryCompilers();
console.log(rows.map(([what, how]) => `${what.padEnd(38)} ${how}`).join("\n"));
process.exitCode = rows.some(([, how]) => how.startsWith("FAILED")) ? 1 : 0;
