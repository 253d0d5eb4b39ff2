import { expect, test } from "vitest";
import { lint } from "./lint.ts";

const property = "          description: Address of the holder.\n";
const explained = (values: string, ...meanings: string[]) =>
  `          x-known-values: ${values}\n          description: |\n            Kind of the address.\n\n${meanings.map((meaning) => `            - ${meaning}\n`).join("")}`;

test("a description may explain every value, or none", async () => {
  expect(await lint(property, explained("[a, b]", "`a`: the first.", "`b`: the second."))).toEqual([]);
  expect(await lint(property, `          x-known-values: [a, b]\n${property}`)).toEqual([]);
});

test("a value that is left out is found", async () => {
  expect(await lint(property, explained("[a, b]", "`a`: the first."))).toEqual([
    "value-meanings: the description explains some values, but not b",
  ]);
});

test("an explanation of a value that there is not is found", async () => {
  expect(await lint(property, explained("[a]", "`a`: the first.", "`c`: the third."))).toEqual([
    "value-meanings: the description explains c, which is not among the values",
  ]);
});
