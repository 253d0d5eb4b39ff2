import { expect, test } from "vitest";
import { schemaNodes } from "./schema-nodes.ts";
import { closedValues } from "./schema-view.ts";

const view = (schemas: Record<string, unknown>, name = "A") =>
  schemaNodes({ components: { schemas } }).view([`/components/schemas/${name}`]);

test("properties of references, parts and choices are those of the value", () => {
  const { properties } = view({
    A: {
      $ref: "#/components/schemas/B",
      allOf: [{ properties: { b: {} } }],
      oneOf: [{ properties: { c: {} } }, { properties: { b: {}, d: {} } }],
    },
    B: { properties: { a: {} } },
  });
  expect([...properties.keys()].sort()).toEqual(["a", "b", "c", "d"]);
  expect(properties.get("b")).toEqual([
    "/components/schemas/A/allOf/0/properties/b",
    "/components/schemas/A/oneOf/1/properties/b",
  ]);
});

test("a name is required when every variant of a choice requires it", () => {
  const { required } = view({
    A: {
      required: ["own"],
      allOf: [{ required: ["part"] }],
      oneOf: [{ required: ["both", "one"] }, { allOf: [{ required: ["both"] }] }],
      anyOf: [{ required: ["some"] }, {}],
    },
  });
  expect([...required].sort()).toEqual(["both", "own", "part"]);
});

test("a property is common when every variant of a choice declares it, null aside", () => {
  const { common } = view({
    A: {
      properties: { own: {} },
      oneOf: [{ properties: { both: {}, one: {} } }, { allOf: [{ properties: { both: {} } }] }, { type: "null" }],
      anyOf: [{ properties: { some: {} } }, { type: "string" }],
    },
  });
  expect([...common].sort()).toEqual(["both", "own"]);
});

test("schemas that contain themselves, or share others many times over, are read once", () => {
  const schemas: Record<string, unknown> = { A: { allOf: [{ $ref: "#/components/schemas/A" }], required: ["a"] } };
  for (let n = 0; n < 40; n++)
    schemas[`S${n}`] = {
      allOf: [{ $ref: `#/components/schemas/S${n + 1}` }, { $ref: `#/components/schemas/S${n + 1}` }],
    };
  schemas.S40 = { required: ["deep"], properties: { deep: {} } };
  expect([...view(schemas).required]).toEqual(["a"]);
  expect([...view(schemas, "S0").required]).toEqual(["deep"]);
});

test("a property's own word on the direction goes before that of what it refers to", () => {
  const { readOnly, writeOnly } = view({
    A: {
      properties: {
        id: { $ref: "#/components/schemas/Id" },
        sent: { $ref: "#/components/schemas/Id", readOnly: false },
        secret: { allOf: [{ writeOnly: true }] },
        plain: { type: "string" },
      },
    },
    Id: { type: "string", readOnly: true },
  });
  expect([...readOnly]).toEqual(["id"]);
  expect([...writeOnly]).toEqual(["secret"]);
});

test.each([
  ["a schema that declares nothing", { type: "object" }, true],
  ["properties alone", { properties: { a: {} } }, false],
  ["others allowed", { properties: { a: {} }, additionalProperties: true }, true],
  ["others of a type", { properties: { a: {} }, additionalProperties: { type: "string" } }, true],
  ["others refused", { properties: { a: {} }, additionalProperties: false }, false],
])("%s: whether undeclared properties belong there", (_, schema, open) => {
  expect(view({ A: schema }).open).toBe(open);
});

test.each([
  [{ type: ["string", "null"] }, true],
  [{ const: null }, true],
  [{ enum: ["a", null] }, true],
  [{ oneOf: [{ type: "string" }, { type: "null" }] }, true],
  [{ type: "string" }, false],
])("%j lets null through: %s", (schema, nullable) => {
  expect(view({ A: schema }).nullable).toBe(nullable);
});

test.each<[string, object, unknown[] | undefined]>([
  ["a const", { properties: { kind: { const: "a" } } }, ["a"]],
  ["an enum by reference", { properties: { kind: { $ref: "#/components/schemas/Kind" } } }, ["a", "b"]],
  [
    "what every variant lists",
    { oneOf: [{ properties: { kind: { const: "a" } } }, { allOf: [{ properties: { kind: { enum: ["b", "c"] } } }] }] },
    ["a", "b", "c"],
  ],
  ["nothing where one variant is open", { oneOf: [{ properties: { kind: { const: "a" } } }, {}] }, undefined],
  [
    "what several parts allow",
    { properties: { kind: { enum: ["a", "b"] } }, allOf: [{ properties: { kind: { enum: ["b", "c"] } } }] },
    ["b"],
  ],
  ["nothing of an open property", { properties: { kind: { type: "string" } } }, undefined],
  ["a schema that is its own part", { allOf: [{ $ref: "#/components/schemas/A" }] }, undefined],
])("the closed values of a property: %s", (_, schema, values) => {
  const nodes = schemaNodes({ components: { schemas: { A: schema, Kind: { enum: ["a", "b"] } } } });
  expect(closedValues(nodes, "/components/schemas/A", "kind")).toEqual(values);
});
