import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

const root = new URL("../../", import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), "utf8");
const { lockWith, notesOf, releaseUnreleased } = await import(new URL(".ci/version.mjs", root).href);
const { problemWith, stepBetween } = await import(new URL("../../.github/check-version.mjs", import.meta.url).href);

describe("the version of a release", () => {
  test.each([
    ["1.2.3", "1.2.4", "patch"],
    ["1.2.3", "1.3.0", "minor"],
    ["1.2.3", "2.0.0", "major"],
    ["0.2.3", "0.2.4", "minor"],
    ["0.2.3", "0.3.0", "major"],
    ["0.9.0", "1.0.0", "major"],
    ["1.2.3", "1.2.3", "none"],
    ["1.2.3", "1.1.9", "none"],
  ])("from %s to %s is a step of kind %s", (before, after, step) => {
    expect(stepBetween(before, after)).toBe(step);
  });

  test("has to be the tag's, above the last, and large enough for the contracts", () => {
    const release = { tag: "v1.3.0", version: "1.3.0", last: "v1.2.0", bump: "minor" };
    expect(problemWith(release)).toBeUndefined();
    expect(problemWith({ ...release, last: undefined, bump: "none" })).toBeUndefined();
    expect(problemWith({ ...release, tag: "v1.3.1" })).toBe("the tag is v1.3.1, but package.json says 1.3.0");
    expect(problemWith({ ...release, last: "v1.3.0" })).toBe("1.3.0 is not above the last release, v1.3.0");
    expect(problemWith({ ...release, changesets: ["a.md"] })).toBe(
      "no version has the changes of a.md in .changeset yet; run `make version` before the tag",
    );
    expect(problemWith({ ...release, bump: "major" })).toBe(
      "the contracts have changed by a major version since v1.2.0; 1.3.0 is only a minor one",
    );
  });
});

describe("the changes of the next version", () => {
  const files = readdirSync(new URL(".changeset", root)).filter((name) => name.endsWith(".md"));

  test("are each of a kind, and say something", () => {
    const { name } = JSON.parse(read("package.json"));
    for (const file of files) {
      const [, kinds = "", text = ""] = /^---\n([\s\S]*?)---\n([\s\S]*)$/.exec(read(`.changeset/${file}`)) ?? [];
      expect(parse(kinds), file).toEqual({ [name]: expect.stringMatching(/^(major|minor|patch)$/) });
      expect(text.trim(), file).not.toBe("");
    }
  });

  test("are written as their authors did", async () => {
    const { changelog } = JSON.parse(read(".changeset/config.json"));
    const { default: writer } = await import(new URL(`.changeset/${changelog}`, root).href);
    expect(await writer.getReleaseLine({ summary: "One.\n\nTwo.\n" })).toBe("- One.\n\n  Two.");
  });

  // As `changeset version` leaves the changelog: its section goes above the last one.
  const changelog =
    "# Changelog\n\nNewest first.\n\n## Unreleased\n\n- By hand.\n\n## 1.1.0\n\n- New.\n\n## 1.0.0\n\n- Old.\n";

  test("join what stands under Unreleased in one section, which the release shows", () => {
    const released = releaseUnreleased(changelog, "1.1.0");
    expect(released.match(/^## .*/gm)).toEqual(["## 1.1.0", "## 1.0.0"]);
    expect(notesOf(released, "1.1.0")).toBe("- By hand.\n\n- New.");
    expect(notesOf(released, "1.0.0")).toBe("- Old.");
    expect(() => notesOf(released, "1.2.0")).toThrow("CHANGELOG.md has no section 1.2.0; run `make version`");
    expect(releaseUnreleased(released, "1.1.0")).toBe(released);
  });

  test("raise the version in the lockfile where it stands", () => {
    const lock = lockWith(JSON.parse(read("package-lock.json")), "9.9.9");
    expect([lock.version, lock.packages[""].version]).toEqual(["9.9.9", "9.9.9"]);
    expect({ ...lock, version: 0, packages: 0 }).toEqual({
      ...JSON.parse(read("package-lock.json")),
      version: 0,
      packages: 0,
    });
  });
});

test("the release workflow checks the version before anything, and publishes last but for the notes", () => {
  const { steps } = parse(read(".github/workflows/release.yml")).jobs.publish;
  const runs: string[] = steps.flatMap(({ run }: { run?: string }) => run ?? []);
  const at = (part: string) => runs.findIndex((run) => run.includes(part));
  const order = ["make test", "check-version.mjs", "make packages", "npm publish", "version.mjs notes"].map(at);
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order[0]).toBeGreaterThanOrEqual(0);
  const targets = [...read("Makefile").matchAll(/^([a-z-]+):/gm)].map(([, name]) => name);
  for (const [, target] of runs.join("\n").matchAll(/^make ([a-z-]+)$/gm)) expect(targets).toContain(target);
});
