import { expect, test } from "vitest";
import { lint } from "./lint.ts";

const unbounded = "          x-unbounded: true\n";
const tenAtMost =
  "          maxItems: 10\n          x-evidence: { level: documented, source: https://docs.ledger.test/accounts, constraints: { bounds: documented } }\n";

test("an array that is said to be unbounded passes", async () => {
  expect(await lint()).toEqual([]);
});

test("an array with maxItems passes", async () => {
  expect(await lint(unbounded, tenAtMost)).toEqual([]);
});

test.each([
  ["neither", "", "this array has no limit: say maxItems, or x-unbounded: true"],
  ["both", `${unbounded}${tenAtMost}`, "this array has maxItems and x-unbounded; one of them must go"],
  ["x-unbounded: false", "          x-unbounded: false\n", "x-unbounded must be true or absent"],
])("an array with %s is refused", async (_, to, problem) => {
  expect(await lint(unbounded, to)).toEqual([`bounded: ${problem}`]);
});

test("an array that may be null is an array", async () => {
  expect(await lint(`type: array\n${unbounded}`, 'type: [array, "null"]\n')).toEqual([
    "bounded: this array has no limit: say maxItems, or x-unbounded: true",
  ]);
});
