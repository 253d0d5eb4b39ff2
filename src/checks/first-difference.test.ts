import { describe, expect, it } from "vitest";
import { firstDifference } from "./first-difference.ts";

describe("the first difference", () => {
  it("is none between equal values, whatever the order of members", () =>
    expect(firstDifference({ a: [1, { b: null }], c: "ć" }, { c: "ć", a: [1, { b: null }] })).toBeUndefined());

  it.each([
    [{ a: 1 }, {}, "/a", "the property is missing"],
    [{}, { "a/b": 1 }, "/a~1b", "the example has no such property"],
    [{ a: [1, 2] }, { a: [1] }, "/a", "expected 2 items, got 1"],
    [{ a: [1, 2] }, { a: [1, "2"] }, "/a/1", 'expected 2, got "2"'],
    [{ a: null }, { a: {} }, "/a", "expected null, got {}"],
    [[], {}, "", "expected [], got {}"],
    ["a".repeat(80), "b", "", `expected "${"a".repeat(56)}..., got "b"`],
  ])("between %j and %j is at %j", (expected, got, pointer, message) =>
    expect(firstDifference(expected, got)).toEqual({ pointer, message }),
  );
});
