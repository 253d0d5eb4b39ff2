// Checks the version that a tag is about to release: `node .github/check-version.mjs v1.2.0`. It has to be the one of
// package.json, and no smaller a step from the last release than what changed in the contracts asks for.
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

const steps = ["none", "patch", "minor", "major"];

/** Which part of a version differs first; before 1.0.0 each part counts as the one above it (semver.org, 4). */
export function stepBetween(before, after) {
  const [a, b] = [before, after].map((version) => version.split("-")[0].split(".").map(Number));
  const first = a.findIndex((part, i) => part !== b[i]);
  if (first < 0) return "none";
  if (b[first] < a[first]) return "none";
  const step = ["major", "minor", "patch"][first];
  return b[0] === 0 ? { minor: "major", patch: "minor" }[step] : step;
}

/** Undefined when the version will do; else the one sentence that says why not. */
export function problemWith({ tag, version, last, bump, changesets = [] }) {
  if (changesets.length)
    return `no version has the changes of ${changesets.join(", ")} in .changeset yet; run \`make version\` before the tag`;
  if (tag !== `v${version}`) return `the tag is ${tag}, but package.json says ${version}`;
  if (!last) return undefined;
  const step = stepBetween(last.slice(1), version);
  if (step === "none") return `${version} is not above the last release, ${last}`;
  return steps.indexOf(step) < steps.indexOf(bump)
    ? `the contracts have changed by a ${bump} version since ${last}; ${version} is only a ${step} one`
    : undefined;
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const [tag] = process.argv.slice(2);
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  const root = new URL("..", import.meta.url);
  const tags = execFileSync("git", ["tag", "--list", "v*", "--merged", "HEAD", "--sort=-version:refname"], { cwd: root, encoding: "utf8" });
  const last = tags.split("\n").find((name) => /^v\d+\.\d+\.\d+$/.test(name) && name !== tag);
  let bump = "none";
  if (last) {
    // Its exit code says that something breaks, which is no failure here.
    const { stdout, stderr } = spawnSync(process.execPath, ["dist/src/cli/main.js", "diff", last, "--json"], { cwd: root, encoding: "utf8" });
    process.stderr.write(stderr);
    bump = JSON.parse(stdout).bump;
  }
  const changesets = readdirSync(new URL("../.changeset", import.meta.url)).filter((name) => name.endsWith(".md"));
  const problem = problemWith({ tag, version, last, bump, changesets });
  console.log(problem ?? `${version} will do: the contracts' changes since ${last ?? "the beginning"} ask for ${bump}`);
  process.exitCode = problem ? 1 : 0;
}
