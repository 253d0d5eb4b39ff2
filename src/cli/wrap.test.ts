import { expect, test } from "vitest";
import { twoColumns, wrap } from "./wrap.ts";

test("lines break between words, and a long word stands alone", () => {
  expect(wrap("one two three", 7)).toEqual(["one two", "three"]);
  expect(wrap("a https://vendor.example/long b", 10)).toEqual(["a", "https://vendor.example/long", "b"]);
});

test("the second column goes on below itself, and a name that is too long has its own line", () => {
  const rows = [
    ["--a", "one two three four"],
    ["--much-longer X", "five"],
  ] as const;
  expect(twoColumns(rows, 24)).toEqual([
    "  --a       one two",
    "            three four",
    "  --much-longer X",
    "            five",
  ]);
});
