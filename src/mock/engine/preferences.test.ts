import { expect, test } from "vitest";
import { apiPreference, readPreferences } from "./preferences.ts";

test.each([
  [null, {}],
  ["", {}],
  ["return=minimal; foo, wait=5", {}],
  ["code=404, example=Name", { code: 404, example: "Name" }],
  ["Code = 404 ; dynamic=true", { code: 404, dynamic: true }],
  ['example="My, \\"own\\"; name", latency=7', { example: 'My, "own"; name', latency: 7 }],
  ["example=My name, latency=5", { example: "My name", latency: 5 }],
  ["code=404 example=My name fault=reset", { code: 404, example: "My name", fault: "reset" }],
])("%j asks for %j", (header, preferences) => {
  expect(readPreferences(header)).toEqual(preferences);
});

test.each([
  ["code=99", "code in Prefer is not a status"],
  ["dynamic=maybe", "dynamic in Prefer is neither true nor false"],
  ["latency=-1", "latency in Prefer is not a number"],
  ["fault=fire", "fault in Prefer is none of"],
])("%s is refused", (header, message) => {
  expect(() => readPreferences(header)).toThrow(message);
});

test.each([
  [null, null],
  ["return=minimal", "return=minimal"],
  ["nonsense", "nonsense"],
  ["code=404", null],
  ["code=404, return=minimal", "return=minimal"],
  ['return="a, b"; example=x, wait=5', 'return="a, b", wait=5'],
])("of %j the API gets %j", (header, rest) => {
  expect(apiPreference(header)).toBe(rest);
});

test("a long header costs no more than its length", () => {
  const header = `example=${" ".repeat(500_000)}${'"'.repeat(500_000)}x`;
  expect(readPreferences(header).example).toContain("x");
});
