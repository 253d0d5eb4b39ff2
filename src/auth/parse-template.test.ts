import { describe, expect, test } from "vitest";
import { parseTemplate, TemplateError } from "./parse-template.ts";

const problem = (template: string): TemplateError => {
  try {
    parseTemplate(template);
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
  throw new Error("expected a TemplateError");
};

describe("parseTemplate", () => {
  test("reads literal text, names and calls in order", () => {
    expect(parseTemplate("WP3 {token} {hex(sha512(key, unixSeconds, body))}")).toEqual([
      "WP3 ",
      { name: "token" },
      " ",
      { call: "hex", args: [{ call: "sha512", args: [{ name: "key" }, { name: "unixSeconds" }, { name: "body" }] }] },
    ]);
  });

  test("reads quoted strings with either quote and with escapes", () => {
    expect(parseTemplate(String.raw`{concat("a\n\"", 'it\'s', "\u00e9}")}`)).toEqual([
      { call: "concat", args: [{ text: 'a\n"' }, { text: "it's" }, { text: "é}" }] },
    ]);
  });

  test("reads whole numbers as strings", () => {
    expect(parseTemplate("{slice(a, 0, -12)}")).toEqual([
      { call: "slice", args: [{ name: "a" }, { text: "0" }, { text: "-12" }] },
    ]);
  });

  test("reads doubled braces as braces", () => {
    expect(parseTemplate("{{{a}}}")).toEqual(["{", { name: "a" }, "}"]);
  });

  test("reads text without braces as it is", () => {
    expect(parseTemplate("Bearer abc")).toEqual(["Bearer abc"]);
    expect(parseTemplate("")).toEqual([""]);
  });

  test.each([
    ["a {key", 6, 'expected "}" after the expression, the template ends'],
    ["{}", 1, "expected a name, a quoted string or a call"],
    ["x } y", 2, '"}" closes nothing'],
    ["{sha3(body)}", 1, "unknown function sha3"],
    ["{hmacSha265(k, body)}", 1, "unknown function hmacSha265 (did you mean hmacSha256?)"],
    ["{constructor(body)}", 1, "unknown function constructor"],
    ["{hmacSha256(key)}", 1, "hmacSha256 takes at least 2 arguments, got 1"],
    ["{unhex(a, b)}", 1, "unhex takes 1 argument, got 2"],
    ["{hex()}", 1, "hex takes at least 1 argument, got 0"],
    ["{hex(a b)}", 7, 'expected "," or ")" in the call of hex, found "b"'],
    ['{"abc}', 1, "a quoted string is not closed"],
    [String.raw`{"\x"}`, 2, String.raw`unknown escape \x`],
    [String.raw`{"\u12"}`, 4, "expected four hexadecimal digits"],
    ["{9a}", 1, "expected a name"],
    ["{slice(body, 1.5)}", 14, 'expected "," or ")" in the call of slice, found "."'],
    ['{slice(body, "1.5", 2)}', 13, 'expected a whole number for `from` of slice, got "1.5"'],
    ["{slice(body, 0, 'end')}", 16, 'expected a whole number for `to` of slice, got "end"'],
    ['{json(body, "id")}', 12, 'expected a JSON pointer such as "/id" for `at` of json, got "id"'],
    ['{omit(body, "/a~1b", "", "/a~b")}', 25, 'for `at` of omit, got "/a~b"'],
    ["{a-b}", 2, 'expected "}" after the expression, found "-"'],
  ])("says where %s is wrong", (template, offset, message) => {
    const error = problem(template);
    expect(error.message).toContain(message);
    expect(error.offset).toBe(offset);
    expect(error.message).toContain(`at position ${offset + 1}`);
  });

  test("does not check an argument that is computed", () => {
    expect(parseTemplate("{slice(body, length(method), to)}")).toHaveLength(1);
    expect(parseTemplate('{json(body, concat("/", name))}')).toHaveLength(1);
  });
});
