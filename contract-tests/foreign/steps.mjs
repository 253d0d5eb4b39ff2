// What is done with one description, each through the command line as a user has it.
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { measure } from "./measure.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
export const main = join(root, "dist/src/cli/main.js");
const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");

/** Makes a project that has this description and countersign. Returns its folder and what the API is called there. */
export function makeProject(folder, { name, file }) {
  mkdirSync(folder, { recursive: true });
  const api = name.toLowerCase().replace(/[^a-z0-9-]/g, "-");
  const registry = { apis: { [/^[a-z]/.test(api) ? api : `api-${api}`]: { root: relative(folder, file) } } };
  const compilerOptions = {
    target: "ES2023",
    lib: ["ES2023", "DOM", "DOM.Iterable"],
    module: "NodeNext",
    types: ["node"],
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    paths: { "countersign/*": [join(root, "dist/src/*/index.d.ts")] },
  };
  // YAML is a superset of JSON.
  writeFileSync(join(folder, "redocly.yaml"), JSON.stringify(registry));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "foreign", private: true, type: "module" }));
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["generated"] }));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return { folder, api: Object.keys(registry.apis)[0] };
}

const run = ({ folder }, step, args, seconds, until) =>
  measure(args, { cwd: folder, logs: join(folder, "logs", step), seconds, until });

export const generate = (project, seconds) => run(project, "generate", [main, "generate"], seconds);

export const docs = (project, seconds) => run(project, "docs", [main, "docs", "--out", "docs"], seconds);

/** Type-checks what was generated. `errors` is what tsc said, a line each. */
export async function compile(project, seconds) {
  const step = await run(project, "tsc", [tsc, "-p", "."], seconds);
  const said = readFileSync(join(project.folder, "logs/tsc/stdout"), "utf8");
  const errors = said.split("\n").filter((line) => /\berror TS\d+:/.test(line));
  return { ...step, errors, problem: errors.length ? undefined : step.problem };
}

/** Runs the checks against the mock. `report` is what `check --json` says of the API; absent when it says nothing. */
export async function check(project, seconds) {
  const step = await run(project, "check", [main, "check", project.api, "--json"], seconds);
  if (step.problem && step.code !== 1) return step;
  try {
    const { apis } = JSON.parse(readFileSync(join(project.folder, "logs/check/stdout"), "utf8"));
    return { ...step, report: apis[0], problem: undefined };
  } catch {
    return { ...step, problem: step.problem ?? "check --json printed no JSON" };
  }
}

/**
 * Starts the mock on a free port, asks for one operation without credentials, and stops it again. `status` is that of
 * the response.
 */
export async function mock(project, operations, seconds) {
  const until = async (read, signal) => {
    let url;
    while (!signal.aborted && !url) {
      await sleep(20);
      [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(read()) ?? [];
    }
    return url ? ask(`${url}/${project.api}`, operations) : {};
  };
  const step = await run(project, "mock", [main, "mock", project.api, "--port", "0", "--json"], seconds, until);
  const { status, error } = step.value ?? {};
  const broken = error ?? (status >= 500 ? `the first response is ${status}` : undefined);
  return { ...step, status, problem: step.problem ?? broken };
}

async function ask(base, operations) {
  const effort = ({ method, path }) => (method === "get" ? 0 : 10) + path.split("{").length;
  const [operation] = [...operations].sort((a, b) => effort(a) - effort(b));
  if (!operation) return {};
  const path = operation.path.replace(/\{[^}]*\}/g, "1");
  try {
    const { status } = await fetch(`${base}${path}`, { method: operation.method.toUpperCase() });
    return { status };
  } catch (error) {
    return { error: `no response: ${error.cause?.code ?? error.message}` };
  }
}

/** The contract that was generated, with every operation named; undefined when there is none. */
export function readContract({ folder, api }) {
  const file = join(folder, "generated", api, "contract.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}
