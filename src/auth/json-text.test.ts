import { describe, expect, test } from "vitest";
import { readProperty, writeProperty } from "./json-text.ts";

const text =
  ' { "a" : { "b/c" : [ 7, "x\\"}\\u00e9" , {"n":-1.50e+3} ], "": null }, "big":12345678901234567890, "a2":"" }\n';

describe("readProperty", () => {
  test.each([
    ["/a/b~1c/0", "7"],
    ["/a/b~1c/1", 'x"}é'],
    ["/a/b~1c/2/n", "-1.50e+3"],
    ["/a/", "null"],
    ["/big", "12345678901234567890"],
    ["/a2", ""],
    ["/a/b~1c/2", '{"n":-1.50e+3}'],
    ["/a/b~1c/3", undefined],
    ["/big/x", undefined],
    ["/__proto__", undefined],
  ])("%s is %s, as written", (pointer, property) => {
    expect(readProperty(text, pointer)).toBe(property);
  });

  test("the last of two equal keys counts, as in JSON.parse", () => {
    expect(readProperty('{"a":1,"a":2}', "/a")).toBe("2");
  });

  test("a string that is not JSON is refused", () => {
    for (const broken of ["", "{", '{"a":}', "a=1"]) expect(() => readProperty(broken, "/a")).toThrow(SyntaxError);
  });
});

describe("writeProperty", () => {
  test.each([
    ["", "/a", '{"a":"v"}'],
    ["{}", "/a/b", '{"a":{"b":"v"}}'],
    ['{ "x": 1.0 }', "/a", '{ "x": 1.0 ,"a":"v"}'],
    ['{"a":"old","x":12345678901234567890}', "/a", '{"a":"v","x":12345678901234567890}'],
    ['{"t":{"n":1}}', "/t/d~1e", '{"t":{"n":1,"d/e":"v"}}'],
    ['{"t":{ }}', "/t/d", '{"t":{ "d":"v"}}'],
  ])("%s with %s", (before, pointer, after) => {
    expect(writeProperty(before, pointer, "v")).toBe(after);
    expect(readProperty(after, pointer)).toBe("v");
  });

  test("only an object can get a property", () => {
    expect(() => writeProperty("[1]", "/a", "v")).toThrow(TypeError);
    expect(() => writeProperty('{"a":1}', "/a/b", "v")).toThrow(TypeError);
  });
});
