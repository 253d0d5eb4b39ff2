// What the types cost: what tsc instantiates in a project with five calls on a description of GitHub's size, by
// operationId and by path, beside the peers; and with one that is misspelt. All generated files are counted.

import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bigDescription } from "./lib/big-description.mjs";
import { printTable } from "./lib/table.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(import.meta.url);
const packageOf = (name) => dirname(require.resolve(`${name}/package.json`));
const node = (cwd, ...args) => execFileSync(process.execPath, args, { cwd, stdio: "pipe" });

const folder = mkdtempSync(join(tmpdir(), "countersign-bench-"));
try {
  // A project that has all of them.
  const own = join(folder, "node_modules/countersign");
  for (const part of ["package.json", "dist/src"]) cpSync(join(root, part), join(own, part), { recursive: true });
  for (const name of ["openapi-fetch", "openapi-typescript-helpers", "@types/node", "undici-types"]) {
    mkdirSync(dirname(join(folder, "node_modules", name)), { recursive: true });
    symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
  }
  writeFileSync(join(folder, "package.json"), '{ "name": "project", "private": true, "type": "module" }');
  writeFileSync(join(folder, "big.json"), JSON.stringify(bigDescription()));
  node(folder, join(packageOf("@hey-api/openapi-ts"), "bin/run.js"), "-i", "big.json", "-o", "hey", "--silent");
  node(folder, join(packageOf("openapi-typescript"), "bin/cli.js"), "big.json", "-o", "types.ts");
  writeFileSync(join(folder, "redocly.yaml"), "apis:\n  big:\n    root: big.json\n");
  writeFileSync(join(folder, "tsconfig.json"), "{}");
  node(folder, join(root, "dist/src/cli/main.js"), "generate");

  const place = '{ owner: "o", repo: "r" }';
  const item = (id) => `{ owner: "o", repo: "r", ${id}: 1 }`;
  const byId = (call) => [
    call("listAccount0", place),
    call("getBranch0", item("branch_id")),
    call("createCheck0", place, true),
    call("updateComment0", item("comment_id"), true),
    call("removeCommit0", item("commit_id")),
  ];
  const paths = [
    ["GET", "account-0", place],
    ["GET", "branch-0/{branch_id}", item("branch_id")],
    ["POST", "check-0", place, true],
    ["PATCH", "comment-0/{comment_id}", item("comment_id"), true],
    ["DELETE", "commit-0/{commit_id}", item("commit_id")],
  ];
  const byPath = ([method, path, parameters, body]) =>
    `await client.${method}("/repos/{owner}/{repo}/${path}", { params: { path: ${parameters} }${body ? ", body: {}" : ""} })`;
  const ours =
    'import { createClient } from "./generated/big/index.js";\nconst client = createClient({ server: "https://api.example.com", credentials: { token: "t" } });';
  const own_ = (id, path, body) => `await client.${id}({ params: { path: ${path} }${body ? ", body: {}" : ""} })`;
  const openapi =
    'import createClient from "openapi-fetch";\nimport type { paths } from "./types.js";\nconst client = createClient<paths>();';
  const hey = (id, path, body) => `await sdk.${id}({ path: ${path}${body ? ", body: {}" : ""} })`;
  const contenders = {
    "countersign, by operationId": [ours, byId(own_)],
    "countersign, by path": [ours, paths.map(byPath)],
    "openapi-fetch, by path": [openapi, paths.map(byPath)],
    "hey-api, by operationId": ['import * as sdk from "./hey/index.js";', byId(hey)],
    "countersign, misspelt operationId": [ours, ["await client.listAcount0({ params: { path: {} } })"]],
    "countersign, misspelt path": [
      ours,
      ['await client.GET("/repos/{owner}/{repo}/acount-0", { params: { path: {} } })'],
    ],
    "openapi-fetch, misspelt path": [
      openapi,
      ['await client.GET("/repos/{owner}/{repo}/acount-0", { params: { path: {} } })'],
    ],
  };

  /** What tsc says of a module and all that it imports: instantiations, seconds of checking, errors. */
  function check(text) {
    writeFileSync(join(folder, "use.ts"), text);
    const options = {
      module: "nodenext",
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      target: "es2022",
      lib: ["es2023", "dom", "dom.iterable"],
      types: ["node"],
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files: ["use.ts"] }));
    const { stdout } = spawnSync(
      process.execPath,
      [join(packageOf("typescript"), "bin/tsc"), "-p", ".", "--extendedDiagnostics"],
      { cwd: folder, encoding: "utf8" },
    );
    const figure = (name) => Number(new RegExp(`^${name}:\\s+([\\d.]+)`, "m").exec(stdout)?.[1]);
    return {
      instantiations: figure("Instantiations"),
      seconds: figure("Check time"),
      errors: [...stdout.matchAll(/error (TS\d+)/g)].map(([, code]) => code),
    };
  }

  const rows = Object.entries(contenders).map(([name, [head, calls]]) => {
    const { instantiations: before } = check(head);
    const { instantiations, seconds, errors } = check(`${head}\n${calls.join(";\n")};\n`);
    return [name, instantiations, instantiations - before, seconds.toFixed(1), errors.join(" ") || "none"];
  });
  const base = rows.find(([name]) => name.startsWith("openapi-fetch"))[1];
  printTable(
    "types: instantiations in a project with five calls on 1,225 operations (budget of ours by operationId: 20,000 in all)",
    ["", "x openapi-fetch", "in all", "of the calls", "check s", "errors"],
    rows.map(([name, all, ...rest]) => [name, (all / base).toFixed(2), all, ...rest]),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
