import { expect, test } from "vitest";
import { plural } from "./plural.ts";

test("only one is singular", () => {
  expect([0, 1, 2].map((count) => plural(count, "case"))).toEqual(["0 cases", "1 case", "2 cases"]);
  expect([1, 2].map((count) => plural(count, "property", "properties"))).toEqual(["1 property", "2 properties"]);
});
