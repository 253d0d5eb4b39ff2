import { expect, test } from "vitest";
import { lint } from "./lint.ts";

const template = '"{hex(hmacSha256(secretKey, body))}"';

test("a template whose credential is declared passes", async () => {
  expect(await lint(template, '"v1 {unixSeconds} {hex(sha512(secretKey, target, body))}"')).toEqual([]);
});

test("a template that cannot be read is refused with the position", async () => {
  expect(await lint(template, '"{hex(secretKey"')).toEqual([expect.stringMatching(/^x-value: .* at position \d+ of /)]);
});

test("an unknown function is refused", async () => {
  expect(await lint(template, '"{hmacSha265(secretKey, body)}"')).toEqual([
    expect.stringContaining("unknown function hmacSha265"),
  ]);
});

test("a misspelt part of the request is refused", async () => {
  expect(await lint(template, '"{hex(hmacSha256(secretKey, unixMilis, body))}"')).toEqual([
    "x-value: unixMilis is no part of a request, and x-test-credentials has no such credential",
  ]);
});

test("a credential that is not camelCase is refused", async () => {
  expect(await lint(template, '"{secret_key}"')).toEqual([expect.stringMatching(/^x-value: .*secret_key/)]);
});

test("a template that is no text is refused", async () => {
  expect(await lint(template, "{hex: body}")).toEqual(["x-value: x-value must be a template in quotes"]);
});
