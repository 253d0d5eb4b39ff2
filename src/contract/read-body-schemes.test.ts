import { expect, test } from "vitest";
import type { Operation } from "./contract.ts";
import { readBodySchemes } from "./read-body-schemes.ts";

const made = { type: "string", "x-value": "{hex(sha256(secretKey, body))}", description: "Proves who pays." };

/** The pointers of the templates in a JSON body of this schema. */
function placesOf(schema: object, schemas: object = {}, type = "application/json"): string[] {
  const body = { required: true, content: { [type]: { schema, pointer: "", examples: {} } } };
  const found = readBodySchemes({ components: { schemas } }, { id: "pay", body } as unknown as Operation, "a.yaml");
  return Object.values(found).map(({ name }) => name);
}

test("a template is found below properties, parts, variants and references", () => {
  const Signed = { allOf: [{ properties: { digest: { $ref: "#/components/schemas/Digest" } } }] };
  expect(
    placesOf(
      {
        properties: { order: { $ref: "#/components/schemas/Signed", properties: { "a/b": made } } },
        oneOf: [{ properties: { key: made } }],
      },
      { Signed, Digest: made },
    ).sort(),
  ).toEqual(["/key", "/order/a~1b", "/order/digest"]);
  expect(placesOf({ properties: { key: made } }, {}, "application/x-www-form-urlencoded")).toEqual(["/key"]);
});

test("the items of an array are a star, or their number where each has a schema of its own", () => {
  expect(placesOf({ properties: { list: { items: { properties: { key: made } } } } })).toEqual(["/list/*/key"]);
  expect(placesOf({ prefixItems: [{}, { properties: { key: made } }] })).toEqual(["/1/key"]);
});

test("no pointer leads into another kind of body", () => {
  expect(placesOf({ properties: { key: made } }, {}, "multipart/form-data")).toEqual([]);
});

test("schemas that contain themselves or share others many times over are read once", () => {
  const schemas: Record<string, object> = {
    Tree: { properties: { child: { $ref: "#/components/schemas/Tree" }, key: made } },
    S60: { type: "string" },
  };
  for (let n = 0; n < 60; n++) {
    const next = { $ref: `#/components/schemas/S${n + 1}` };
    schemas[`S${n}`] = { properties: { a: next, b: next } };
  }
  expect(placesOf({ $ref: "#/components/schemas/Tree" }, schemas)).toEqual(["/key"]);
  expect(placesOf({ $ref: "#/components/schemas/S0" }, schemas)).toEqual([]);
});

test("what operations share is looked through once, however many they are", () => {
  let looks = 0;
  const Plain = {
    get properties() {
      looks += 1;
      return { name: { type: "string" } };
    },
  };
  const schemas = { Plain };
  expect(placesOf({ $ref: "#/components/schemas/Plain" }, schemas)).toEqual([]);
  const once = looks;
  for (let n = 0; n < 10; n++) placesOf({ $ref: "#/components/schemas/Plain" }, schemas);
  expect([looks, once > 0]).toEqual([once, true]);
});
