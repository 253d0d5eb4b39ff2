import { describe, expect, test } from "vitest";

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
    expect(problemWith({ ...release, bump: "major" })).toBe(
      "the contracts have changed by a major version since v1.2.0; 1.3.0 is only a minor one",
    );
  });
});
