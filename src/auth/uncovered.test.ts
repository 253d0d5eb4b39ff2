import { expect, test } from "vitest";
import { coverageText, parseTemplate, uncoveredBy } from "./index.ts";

test.each([
  ["{hex(hmacSha256(secret, method, url, body))}", []],
  ["{hex(hmacSha256(secret, method, target, body))}", ["host"]],
  ["{hex(hmacSha256(secret, target, headers('host', 'date')))}", ["method", "body"]],
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

test.each([
  [
    "{hex(hmacSha256(secret, method, url, body))}",
    "Covered by a signature as a whole: method, host, path, query, body.",
  ],
  [
    "{hex(hmacSha256(secret, target, json(body, '/id')))}",
    "Covered by a signature as a whole: path, query. Not covered, or not as a whole: method, host, body; another value there can be accepted.",
  ],
  [
    "{hex(hmacSha256(secret, json(body, '/id')))}",
    "Covered by a signature as a whole: nothing. Not covered, or not as a whole: method, host, path, query, body; another value there can be accepted.",
  ],
  ["Bearer {token}", "No part of the request is signed: whoever has the value can send it with another request."],
])("what %s covers is told in words", (template, words) => {
  expect(coverageText([parseTemplate(template)])).toBe(words);
});
