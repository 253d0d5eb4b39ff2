import { expect, test } from "vitest";
import { firstText, readPattern } from "./read-pattern.ts";

test.each([
  ["^cus_[a-z0-9]{8}$", "cus_aaaaaaaa"],
  ["^[A-Z]{3}$", "AAA"],
  ["^\\d{3}-\\d{2,4}$", "000-0000"],
  ["^(?:GB|DE)\\d{2}[A-Z]+$", "GB00AAAAAAAAAAAA"],
  ["^(ab){2}c?\\.x*$", "abab.xxxxxxxxxxxx"],
  ["^[^0-9]{2}$", "aa"],
  ["[0-9a-f]{4}", "0000"],
])("%s is fitted by %s", (pattern, text) => {
  expect(firstText(readPattern(pattern) ?? [])).toBe(text);
});

test.each(["^(?=a)a$", "^(a)\\1$", "^\\p{L}+$", "^a{5000}$", "^((a{900}){900}){900}$", "(", "^a$b"])(
  "for %s there is no simple text",
  (pattern) => {
    expect(readPattern(pattern)).toBeUndefined();
  },
);
