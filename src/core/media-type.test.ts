import { expect, test } from "vitest";
import {
  essenceOf,
  isInRange,
  isJson,
  isMultipart,
  isText,
  isUrlEncoded,
  isXml,
  matchMediaType,
  preferredType,
} from "./media-type.ts";

const types = [
  "application/json",
  "Application/JSON ; charset=utf-8",
  "application/problem+json",
  "application/json-seq",
  "application/x-ndjson",
  "multipart/related; type=application/json",
  "application/x-www-form-urlencoded;charset=utf-8",
  "multipart/form-data; boundary=x",
  "text/plain",
  "text/xml",
  "application/soap+xml",
  "application/octet-stream",
];

test.each([
  ["JSON", isJson, types.slice(0, 3)],
  ["URL-encoded fields", isUrlEncoded, ["application/x-www-form-urlencoded;charset=utf-8"]],
  ["parts", isMultipart, ["multipart/related; type=application/json", "multipart/form-data; boundary=x"]],
  ["XML", isXml, ["text/xml", "application/soap+xml"]],
  ["text", isText, ["text/plain", "text/xml", "application/soap+xml"]],
])("bodies are %s by the media type, whatever its case and parameters", (_, test, expected) => {
  expect(types.filter((type) => test(type))).toEqual(expected);
  expect([null, undefined, ""].filter((type) => test(type))).toEqual([]);
});

test("the essence of a media type is without its parameters, in lower case", () => {
  expect(essenceOf("Text/CSV ; header=present")).toBe("text/csv");
  expect(essenceOf(null)).toBe("");
});

test("a media type falls under itself and under the ranges that contain it", () => {
  const under = (range: string) => isInRange("text/csv; header=present", range);
  expect(["text/csv", "TEXT/*", "*/*"].filter(under)).toHaveLength(3);
  expect(["text/plain", "text/cs", "application/*"].filter(under)).toEqual([]);
});

test("the declared type that fits best is taken: the type itself, then its range, then any", () => {
  const declared = ["*/*", "text/*", "text/csv; charset=utf-8"];
  expect(matchMediaType(declared, "text/csv")).toBe("text/csv; charset=utf-8");
  expect(matchMediaType(declared, "text/html")).toBe("text/*");
  expect(matchMediaType(declared, "image/png")).toBe("*/*");
  expect(matchMediaType(["text/*"], "image/png")).toBeUndefined();
});

test("JSON is preferred, then the first", () => {
  expect(preferredType(["text/csv", "application/hal+json"])).toBe("application/hal+json");
  expect(preferredType(["text/csv", "text/plain"])).toBe("text/csv");
  expect(preferredType([])).toBeUndefined();
});
