import fc from "fast-check";
import { expect, test } from "vitest";
import { type ReadableParameter, readParameter, type SentParameters, splitPairs } from "./read-parameter.ts";
import type { ParameterStyle } from "./style.ts";
import { type ParameterPlace, writeParameter } from "./write-parameter.ts";

const places: [ParameterPlace, ParameterStyle["style"][]][] = [
  ["path", ["simple", "label", "matrix"]],
  ["query", ["form", "spaceDelimited", "pipeDelimited", "deepObject"]],
  ["header", ["simple"]],
  ["cookie", ["form"]],
];

function sentAs(place: ParameterPlace, written: string): SentParameters {
  return {
    path: place === "path" ? { color: written } : {},
    query: splitPairs(place === "query" ? `other=1&${written}` : ""),
    cookies: splitPairs(place === "cookie" ? `other=1; ${written}` : "", /;\s*/),
    headers: { get: () => (place === "header" ? written : null) },
  };
}

function readBack(parameter: ReadableParameter, value: unknown): unknown {
  const sent = sentAs(parameter.in, writeParameter(parameter.in, "color", value, parameter.style));
  return readParameter({ ...parameter, others: [{ name: "other" }] }, sent);
}

// A label and a header have no spelling for what stands between their values, nor have the delimited styles.
const word = fc.string({ unit: fc.constantFrom(..."aZ09-_é€🙂/?#&;%'\""), minLength: 1, maxLength: 6 });
const key = fc.string({ unit: fc.constantFrom(..."aBc"), minLength: 1, maxLength: 3 });

// The table has no example of a delimited style that is exploded.
for (const [place, styles] of places)
  for (const style of styles)
    for (const explode of style === "deepObject" ? [true] : /Delimited/.test(style) ? [false] : [false, true])
      for (const kind of style === "deepObject" ? (["object"] as const) : (["list", "object"] as const))
        test(`what is written is read: ${kind} in ${place}, ${style}, ${explode ? "exploded" : "whole"}`, () => {
          const values = kind === "list" ? fc.array(word, { minLength: 1 }) : fc.dictionary(key, word, { minKeys: 1 });
          const parameter = {
            name: "color",
            in: place,
            style: { style, explode },
            isList: kind === "list",
            isObject: kind === "object",
          };
          fc.assert(
            fc.property(values, (value) => {
              expect(readBack(parameter, value)).toEqual(value);
            }),
          );
        });

test.each(places)("what is written is read: JSON in %s", (place, [style = "form"]) => {
  const parameter = { name: "color", in: place, style: { style, json: true }, isList: false, isObject: false };
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(readBack(parameter, value)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test.each(places)("an empty value in %s is a value", (place) => {
  const parameter = { name: "color", in: place, isList: false, isObject: false };
  expect(readParameter(parameter, sentAs(place, /query|cookie/.test(place) ? "color=" : ""))).toBe("");
});

test("what cannot be read is handed on as it is, to be refused", () => {
  const style: ParameterStyle = { style: "form", json: true };
  const parameter: ReadableParameter = { name: "color", in: "query", style, isList: false, isObject: false };
  const read = (written: string) => readParameter(parameter, sentAs("query", written));
  expect(read("color=%7B")).toBe("{");
  const deep = `${"[".repeat(501)}${"]".repeat(501)}`;
  expect(read(`color=${deep}`)).toBe(deep);
  expect(read("color=%E0%A4%A")).toBe("%E0%A4%A");
  expect(read("")).toBeUndefined();
});

test("properties are named in brackets to any sensible depth, items by empty ones", () => {
  const style: ParameterStyle = { style: "deepObject", explode: true };
  const parameter: ReadableParameter = { name: "a", in: "query", style, isList: false, isObject: true };
  const read = (written: string) => readParameter(parameter, sentAs("query", written));
  expect(read("a[b][c]=1&a[b][d]=2&a[e][]=3&a[e][]=4&a[f][0][g]=5")).toEqual({
    b: { c: "1", d: "2" },
    e: ["3", "4"],
    f: { 0: { g: "5" } },
  });
  expect(read("a[__proto__]=1")).toEqual(JSON.parse('{"__proto__":"1"}'));
  expect(read(`a${"[b]".repeat(100_000)}=1`)).toBeUndefined();
});

test("a name that every object has is a name like any other", () => {
  const named = (name: string, place: ParameterPlace) => ({ name, in: place, isList: false, isObject: false });
  for (const name of ["__proto__", "constructor", "hasOwnProperty"]) {
    expect(readParameter(named(name, "path"), sentAs("path", "x"))).toBeUndefined();
    expect(readParameter(named(name, "query"), sentAs("query", `${name}=1`))).toBe("1");
  }
});
