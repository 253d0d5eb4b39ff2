import fc from "fast-check";
import { expect, test } from "vitest";
import type { Contract, Operation, Parameter } from "../contract/index.ts";
import { type ParameterStyle, writeParameter } from "../parameters/index.ts";
import { readParameters } from "./read-parameters.ts";

const schemas = { list: { type: "array" }, object: { type: "object" } };
const places: [Parameter["in"], ParameterStyle["style"][]][] = [
  ["path", ["simple", "label", "matrix"]],
  ["query", ["form", "spaceDelimited", "pipeDelimited", "deepObject"]],
  ["header", ["simple"]],
  ["cookie", ["form"]],
];
const contract = { document: {} } as Contract;

function readBack(parameter: Parameter, value: unknown) {
  const { in: place, name, style } = parameter;
  const other: Parameter = { name: "other", in: place, required: false, examples: {} };
  const operation = { path: place === "path" ? "/a/{color}/b" : "/a", parameters: [other, parameter] } as Operation;
  const written = writeParameter(place, name, value, style);
  const sent = {
    path: place === "path" ? `/a/${written}/b` : "/a",
    search: place === "query" ? `?other=1&${written}` : "",
    headers: place === "header" ? { color: written } : place === "cookie" ? { cookie: `other=1; ${written}` } : {},
  };
  return readParameters(contract, operation, sent as never).get(`${place} color`);
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
            required: true,
            schema: schemas[kind],
            style: { style, explode },
            examples: {},
          };
          fc.assert(
            fc.property(values, (value) => {
              expect(readBack(parameter, value)).toEqual(value);
            }),
          );
        });

test.each(places)("what is written is read: JSON in %s", (place, [style = "form"]) => {
  const parameter = {
    name: "color",
    in: place,
    required: true,
    schema: {},
    style: { style, json: true },
    examples: {},
  };
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const same = JSON.parse(JSON.stringify(value));
      expect(readBack(parameter, value)).toEqual(same);
    }),
  );
});

test("what cannot be read is handed on as it is, to be refused", () => {
  const parameter = {
    name: "color",
    in: "query" as const,
    required: true,
    schema: {},
    style: { style: "form" as const, json: true },
    examples: {},
  };
  const operation = { path: "/a", parameters: [parameter] } as unknown as Operation;
  const read = (search: string) =>
    readParameters(contract, operation, { path: "/a", search, headers: {} }).get("query color");
  expect(read("?color=%7B")).toBe("{");
  expect(read("?color=%E0%A4%A")).toBe("%E0%A4%A");
  expect(read("")).toBeUndefined();
});
