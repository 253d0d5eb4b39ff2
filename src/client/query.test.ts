import { createQuerySerializer } from "openapi-fetch";
import { expect, test } from "vitest";
import { writeQuery } from "./query.ts";

test.each<[string, Record<string, unknown>]>([
  ["text, numbers and booleans", { q: "a b&c='d'", n: 7, b: false, empty: "" }],
  ["lists, as repeated names", { tag: ["x", "y z", 1] }],
  ["objects, in brackets", { filter: { state: "on", "a b": 1 } }],
  ["nothing for what is null, undefined or empty", { a: null, b: undefined, c: [], d: {} }],
])("%s are written as openapi-fetch writes them", (_, values) => {
  const theirs = createQuerySerializer<unknown>()(values);
  const parsed = (query: string) => [...new URLSearchParams(query)];
  expect(parsed(writeQuery(values))).toEqual(parsed(theirs));
});

test("brackets are spelt as they are, and names that would break the query are encoded", () => {
  expect(writeQuery({ "a[]": ["[x]"] })).toBe("?a[]=%5Bx%5D");
  expect([...new URLSearchParams(writeQuery({ "a&b=c+d?": "ž" }))]).toEqual([["a&b=c+d?", "ž"]]);
});

test("a call without a query has no question mark", () => {
  expect(writeQuery()).toBe("");
  expect(writeQuery({ q: undefined })).toBe("");
});

test.each([
  [{ q: { a: { b: 1 } } }],
  [{ q: [{ a: 1 }] }],
  [{ q: [["a"]] }],
  [{ q: { a: new Date(0) } }],
  [{ q: new Date(0) }],
])("what is nested deeper, or a date, is refused, by name: %j", (values) => {
  expect(() => writeQuery(values)).toThrow(/query parameter q/);
});
