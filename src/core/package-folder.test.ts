import { join } from "node:path";
import { expect, test } from "vitest";
import { packageFolder } from "./package-folder.ts";

test("it is the nearest folder above that has a package.json", () => {
  expect(packageFolder(join(packageFolder(), "src/contract"))).toBe(packageFolder());
});

test("without one anywhere above, that is said", () => {
  expect(() => packageFolder("/nowhere/at/all")).toThrow("there is no package.json in /nowhere/at/all or above it");
});
