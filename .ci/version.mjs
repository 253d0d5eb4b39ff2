// Makes the next version of what is in .changeset/: `make version`. The files there become a section of CHANGELOG.md, and the
// version in package.json and its lockfile goes up. Both packages are published with that version (stage-packages.mjs).
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The changelog with what stands under "Unreleased" in the section of the version that has just been added. */
export function releaseUnreleased(changelog, version) {
  if (!changelog.includes("\n## Unreleased\n")) return changelog;
  return changelog.replace(`\n## ${version}\n`, "").replace("\n## Unreleased\n", `\n## ${version}\n`);
}

/** The section of a version, without its heading. @throws Error when there is none. */
export function notesOf(changelog, version) {
  const [, section] = changelog.split(`\n## ${version}\n`);
  if (section === undefined) throw new Error(`CHANGELOG.md has no section ${version}; run \`make version\``);
  return section.split("\n## ")[0].trim();
}

/** A lockfile with this version of ours. */
export function lockWith(lock, version) {
  return { ...lock, version, packages: { ...lock.packages, "": { ...lock.packages[""], version } } };
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const file = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
  const read = (name) => readFileSync(file(name), "utf8");
  const versionNow = () => JSON.parse(read("package.json")).version;
  if (process.argv[2] === "notes") console.log(notesOf(read("CHANGELOG.md"), versionNow()));
  else {
    const before = versionNow();
    // Used for releases alone, so it is no dependency.
    execFileSync("npx", ["--yes", "@changesets/cli@3.0.3", "version"], { cwd: file("."), stdio: "inherit" });
    const version = versionNow();
    if (version === before) throw new Error(".changeset/ has no change to release");
    writeFileSync(file("CHANGELOG.md"), releaseUnreleased(read("CHANGELOG.md"), version));
    const lock = lockWith(JSON.parse(read("package-lock.json")), version);
    writeFileSync(file("package-lock.json"), `${JSON.stringify(lock, null, 2)}\n`);
    console.log(`${version}: look at CHANGELOG.md, commit, and tag v${version}`);
  }
}
