import { expect, test } from "vitest";
import { carriesClock, parseTemplate, usesClock } from "./index.ts";

test.each([
  ["{apiKey}", false, false],
  ["{hex(sha256(secretKey, body))}", false, false],
  ["{unixSeconds}", true, true],
  ["{hex(sha256(secretKey, unixMillis, body))}", true, false],
  ['{hex(sha256(secretKey, time("X"), body))}', true, false],
  ['{time("YYYY-MM-DD")}', true, true],
  ["{hex(base64(isoTime))}", true, true],
  ['t={base64url("{", concat(time("X")), "}")},v1={hex(sha256(body))}', true, true],
  // Nobody reads lower case back.
  ["{lower(isoTime)}", true, false],
])("%s: the clock goes in: %s; a receiver can read it: %s", (source, uses, carries) => {
  expect(usesClock(parseTemplate(source))).toBe(uses);
  expect(carriesClock(parseTemplate(source))).toBe(carries);
});
