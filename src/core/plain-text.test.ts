import { expect, test } from "vitest";
import { plainText } from "./plain-text.ts";

test.each([
  ["a", "a"],
  [1.5, "1.5"],
  [false, "false"],
  [null, ""],
  [undefined, ""],
  [{ a: [1] }, '{"a":[1]}'],
  // A property may be called like what JavaScript converts with.
  [{ toString: "a" }, '{"toString":"a"}'],
])("%j is written %j", (value, text) => {
  expect(plainText(value)).toBe(text);
});
