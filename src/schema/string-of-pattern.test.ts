import { expect, test } from "vitest";
import { stringOfPattern } from "./string-of-pattern.ts";

const least = (from: number) => from;

test.each([
  ["^cus_[a-z0-9]{8}$", "cus_00000000"],
  ["^[A-Z]{3}$", "AAA"],
  ["^(?:GB|DE)\\d{2}$", "GB00"],
  ["^(ab){2}\\.x+$", "abab.x"],
])("%s is fitted by %s", (pattern, text) => {
  expect(stringOfPattern(pattern, { most: 3, choose: least, isPlain: true })).toBe(text);
});

test("another choice gives another string, and what is open is repeated so many times more than it must", () => {
  const most = (_: number, to: number) => to;
  expect(stringOfPattern("^[a-z]+$", { most: 3, choose: most, isPlain: true })).toBe("zzzz");
});

test("of any character the plain ones are taken when that is asked for", () => {
  for (const pattern of ["^.{3}$", "^[^_]{3}$"])
    expect(stringOfPattern(pattern, { most: 3, choose: least, isPlain: true })).toMatch(/^[0-9A-Za-z]{3}$/);
});

test("there is none for what is no regular expression", () => {
  expect(stringOfPattern("(", { most: 3, choose: least, isPlain: true })).toBeUndefined();
});
