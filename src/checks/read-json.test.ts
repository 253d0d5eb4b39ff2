import { expect, test } from "vitest";
import { exactJson, jsonDetails } from "./read-json.ts";

test("names properties that an object has twice, and no others", () => {
  const text = '{"a":1,"b":[{"a":"x\\"a\\":"},{"c/d":1,"c/d":2}],"a":{"a":1}}';
  expect(jsonDetails(text).duplicates).toEqual(["/b/1/c~1d", "/a"]);
  expect(jsonDetails('["a","a",{"a":"a"},{"a":"a"}]').duplicates).toEqual([]);
});

test("names integers that a number cannot hold, by their digits", () => {
  const { bigIntegers } = jsonDetails('{"id":9007199254740993,"ids":[1,-9007199254740993],"text":"9007199254740993"}');
  expect([...bigIntegers]).toEqual([
    ["/id", "9007199254740993"],
    ["/ids/1", "-9007199254740993"],
  ]);
});

test("reads such integers as strings, so that two of them can be told apart", () => {
  expect(exactJson('{"a":[9007199254740993,1]}')).toEqual({ a: ["9007199254740993", 1] });
  expect(exactJson("9007199254740992")).not.toEqual(exactJson("9007199254740993"));
  expect(exactJson("<html>")).toBeUndefined();
});
