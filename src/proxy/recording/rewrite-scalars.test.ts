import { expect, test } from "vitest";
import { rewriteScalars } from "./rewrite-scalars.ts";

test("only the scalars that are rewritten change: spaces, long integers and duplicates stay", () => {
  const text = '{ "a": 12345678901234567890,\n "a": [true, "x\\"y", {"b":null}], "c" : "x", "\\u0064": 1e5 }';
  const seen: string[] = [];
  const same = rewriteScalars(text, (path, json) => {
    seen.push(`${path.join("/")}=${json}`);
    return json;
  });
  expect(same).toBe(text);
  expect(seen).toEqual(["a=12345678901234567890", "a/0=true", 'a/1="x\\"y"', "a/2/b=null", 'c="x"', "d=1e5"]);
  expect(rewriteScalars(text, (path, json) => (path[0] === "c" ? '"z"' : json))).toBe(text.replace('"x",', '"z",'));
  expect(rewriteScalars('"x"', () => '"y"')).toBe('"y"');
});
