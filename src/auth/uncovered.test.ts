import { expect, test } from "vitest";
import { parseTemplate, uncoveredBy } from "./index.ts";

test.each([
  ["{hex(hmacSha256(secret, method, url, body))}", []],
  ["{hex(hmacSha256(secret, method, target, body))}", ["host"]],
  ["{hex(hmacSha256(secret, body))}", ["method", "host", "path", "query"]],
  ["{hex(hmacSha256(secret, json(body, '/id')))}", ["method", "host", "path", "query", "body"]],
  ["{method} {hex(sha256(secret, query, hex(sha256(body))))}", ["method", "host", "path"]],
  ["Bearer {token}", ["method", "host", "path", "query", "body"]],
])("%s leaves %j uncovered", (template, parts) => {
  expect(uncoveredBy([parseTemplate(template)])).toEqual(parts);
});

test("a digest counts where a signature covers its header", () => {
  const digest = parseTemplate("{hex(sha256(body))}");
  const signed = parseTemplate('{hex(hmacSha256(secret, method, url, header("digest")))}');
  expect(uncoveredBy([digest])).toContain("body");
  expect(uncoveredBy([digest, signed])).toEqual([]);
});
