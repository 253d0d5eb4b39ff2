import { expect, test } from "vitest";
import { escapeToken, followTokens, localPointer, pointerTokens, valueAt } from "./json-pointer.ts";

test.each([
  ["", []],
  ["/", [""]],
  ["/a/0", ["a", "0"]],
  ["/a~1b/m~0n", ["a/b", "m~n"]],
  // RFC 6901: the slash first, or `~01` would become one.
  ["/~01", ["~1"]],
])("the pointer %j has the tokens %j", (pointer, tokens) => {
  expect(pointerTokens(pointer)).toEqual(tokens);
});

test("a token is escaped where it has what a pointer is written with", () => {
  expect(["a", "a/b", "~1", 0].map((token) => escapeToken(String(token)))).toEqual(["a", "a~1b", "~01", "0"]);
});

test.each([
  ["#", ""],
  ["#/components/schemas/A", "/components/schemas/A"],
  ["#/paths/~1a%20b/get", "/paths/~1a b/get"],
  // A percent sign that encodes nothing is one.
  ["#/50%/a", "/50%/a"],
  ["other.yaml#/a", undefined],
  ["#anchor", undefined],
  [7, undefined],
])("the reference %j leads to %j", (ref, pointer) => {
  expect(localPointer(ref)).toBe(pointer);
});

test("a value is found property by property, and nothing is found where there is nothing", () => {
  const value = { "a/b": [{ c: null }], "": 1 };
  expect(valueAt(value, "/a~1b/0/c")).toBeNull();
  expect(valueAt(value, "/")).toBe(1);
  expect(valueAt(value, "")).toBe(value);
  expect(followTokens(value, ["a/b", "0"])).toEqual({ c: null });
  for (const nothing of ["/x", "/a~1b/1", "/a~1b/0/c/d", "/toString", "/__proto__", "/a~1b/length"])
    expect(valueAt(value, nothing), nothing).toBeUndefined();
});
