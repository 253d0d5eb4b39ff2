import { expect, test } from "vitest";
import { lint } from "./lint.ts";

const unbounded = "          x-unbounded: true\n";

test("a list that is said to be unbounded passes", async () => {
  expect(await lint()).toEqual([]);
});

test("a list with maxItems passes", async () => {
  expect(await lint(unbounded, "          maxItems: 10\n")).toEqual([]);
});

test.each([
  ["neither", "", "this list has no end: give maxItems, or x-unbounded: true"],
  ["both", `${unbounded}          maxItems: 10\n`, "this list has maxItems and says that it is unbounded"],
  ["x-unbounded: false", "          x-unbounded: false\n", "x-unbounded is true or left out"],
])("a list with %s is refused", async (_, to, problem) => {
  expect(await lint(unbounded, to)).toEqual([`bounded: ${problem}`]);
});

test("a list that may be null is a list", async () => {
  expect(await lint(`type: array\n${unbounded}`, 'type: [array, "null"]\n')).toEqual([
    "bounded: this list has no end: give maxItems, or x-unbounded: true",
  ]);
});
