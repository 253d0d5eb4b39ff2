import { expect, test } from "vitest";
import { mayBe, readParameterStyle, withParameterSchemas } from "./read-parameter-style.ts";

const list = { type: "array" };
const object = { type: "object" };
const text = { type: "string" };
const document = { components: { schemas: { List: list } } };
const read = (place: string, schema: unknown, more = {}) =>
  readParameterStyle(document, { in: place, schema, ...more });

test.each([
  ["path", "simple"],
  ["query", "form"],
  ["header", "simple"],
  ["cookie", "form"],
])("a parameter in %s that holds one value needs no style, and a list there has %s", (place, style) => {
  expect(read(place, text)).toBeUndefined();
  expect(read(place, text, { style, explode: false })).toBeUndefined();
  expect(read(place, list)).toEqual({ style, ...(style === "form" && { explode: true }) });
  expect(read(place, list, { explode: style !== "form" })).toEqual({
    style,
    ...(style !== "form" && { explode: true }),
  });
});

test("a style is that of the contract where its place has it, and of one value only what shows in one", () => {
  expect(read("path", text, { style: "label" })).toEqual({ style: "label" });
  expect(read("path", list, { style: "form" })).toEqual({ style: "simple" });
  expect(read("query", text, { style: "pipeDelimited" })).toBeUndefined();
  expect(read("query", object, { style: "deepObject", explode: true })).toEqual({ style: "deepObject", explode: true });
  expect(read("query", text, { allowReserved: true })).toEqual({ style: "form", explode: true, allowReserved: true });
  expect(read("path", text, { allowReserved: true })).toBeUndefined();
});

test("a parameter with content is sent as JSON when that is its media type", () => {
  const content = (type: string) => ({ content: { [type]: { schema: object } } });
  expect(read("query", undefined, content("application/vnd.acme+json"))).toEqual({ style: "form", json: true });
  expect(read("header", undefined, content("application/json"))).toEqual({ style: "simple", json: true });
  expect(read("header", undefined, content("text/plain"))).toBeUndefined();
});

test.each<[string, unknown, string]>([
  ["a reference", { $ref: "#/components/schemas/List" }, "array"],
  ["one of several types", { type: ["string", "array"] }, "array"],
  ["one of several schemas", { anyOf: [text, object] }, "object"],
  ["parts together", { allOf: [{ properties: {} }, object] }, "object"],
  ["properties without a type", { properties: { a: text } }, "object"],
  ["items without a type", { items: text }, "array"],
  ["values", { enum: [["a"], "b"] }, "array"],
  ["a format without a type", { format: "date" }, ""],
  ["texts", { enum: ["a", "b"] }, ""],
  ["text", text, ""],
  ["anything", {}, "array object"],
])("a schema that is %s lets through what it says", (_, schema, expected) => {
  const kinds = (["array", "object"] as const).filter((type) => mayBe(document, schema, type));
  expect(kinds.join(" ")).toBe(expected);
});

test("schemas that share their parts are read once each, however many ways lead to them", () => {
  const schemas = Object.fromEntries(
    Array.from({ length: 60 }, (_, i) => {
      const below = { $ref: `#/components/schemas/S${i + 1}` };
      return [`S${i}`, i < 59 ? { anyOf: [below, { ...below, title: "Again" }] } : text];
    }),
  );
  expect(mayBe({ components: { schemas } }, { $ref: "#/components/schemas/S0" }, "array")).toBe(false);
});

test("for other tools a parameter that is sent as JSON has a schema, wherever it stands", () => {
  const parameter = (type: string) => ({ in: "query", name: "a", content: { [type]: { schema: object } } });
  const changed: any = withParameterSchemas({
    paths: { "/a": { parameters: [parameter("application/json")], get: { parameters: [parameter("text/plain")] } } },
    components: { parameters: { A: parameter("application/json") } },
  });
  expect(changed.paths["/a"].parameters[0].schema).toBe(object);
  expect(changed.paths["/a"].get.parameters[0].schema).toBeUndefined();
  expect(changed.components.parameters.A.schema).toBe(object);
});
