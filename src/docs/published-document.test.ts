import { expect, test } from "vitest";
import { publishedDocument } from "./published-document.ts";

const schema = (node: object) => ({
  paths: { "/a": { get: { responses: { "200": { content: { json: { schema: node } } } } } } },
});
const publish = (node: object, schemas: object = {}) => {
  const { paths, components } = publishedDocument({ document: { ...schema(node), components: { schemas } } });
  return { schema: paths["/a"].get.responses["200"].content.json.schema, schemas: components.schemas };
};

test("an operation stands by itself: references become what they refer to, and what stands beside one wins", () => {
  const node = { properties: { a: { $ref: "#/components/schemas/A", description: "Mine." } } };
  const A = { type: "object", description: "Ours.", properties: { b: { $ref: "#/components/schemas/B" } } };
  expect(publish(node, { A, B: { type: "string" } })).toEqual({
    schema: { properties: { a: { type: "object", description: "Mine.", properties: { b: { type: "string" } } } } },
    schemas: undefined,
  });
});

test("a property that is called like a keyword of data is one like any other", () => {
  const A = { type: "string" };
  const node = {
    properties: { default: { $ref: "#/components/schemas/A" }, example: { $ref: "#/components/schemas/A" } },
  };
  expect(publish(node, { A }).schema).toEqual({ properties: { default: A, example: A } });
});

test("what limits a value beside a reference holds together with what is referred to", () => {
  const A = { type: "object", required: ["a"], description: "Ours." };
  const node = { $ref: "#/components/schemas/A", required: ["b"], description: "Mine." };
  expect(publish(node, { A }).schema).toEqual({ allOf: [A], required: ["b"], description: "Mine." });
});

test("what stands beside a reference and collides with nothing there is written among it", () => {
  const A = { type: "string", description: "Ours." };
  const node = { $ref: "#/components/schemas/A", maxLength: 3, description: "Mine." };
  expect(publish(node, { A }).schema).toEqual({ type: "string", maxLength: 3, description: "Mine." });
});

test("a schema that contains itself stays a component", () => {
  const Tree = { properties: { child: { $ref: "#/components/schemas/Tree" } } };
  expect(publish({ $ref: "#/components/schemas/Tree" }, { Tree })).toEqual({ schema: Tree, schemas: { Tree } });
});

test("schemas that a discriminator names stay components", () => {
  const node = { discriminator: { propertyName: "kind", mapping: { cat: "#/components/schemas/Cat" } } };
  const schemas = { Cat: { properties: { toy: { $ref: "#/components/schemas/Toy" } } }, Toy: { type: "string" } };
  expect(publish(node, schemas).schemas).toEqual({ Cat: { properties: { toy: { type: "string" } } } });
});

test.each([
  [
    { type: "string", format: "uuid" },
    { minLength: 36, maxLength: 36 },
  ],
  [
    { type: ["string", "null"], format: "date" },
    { minLength: 10, maxLength: 10 },
  ],
  [{ type: "string", format: "date-time" }, { minLength: 20 }],
  [{ type: "string", format: "email", maxLength: 50 }, { minLength: 3 }],
  [{ type: "integer", format: "int32", minimum: 0 }, { maximum: 2147483647 }],
  [{ type: "string", format: "uri" }, {}],
  [{ format: "uuid" }, {}],
])("what a format implies is written out, and a bound of the contract's own stays: %j gets %j", (node, bounds) => {
  expect(publish(node).schema).toEqual({ ...node, ...bounds });
});

test("a document that would become huge keeps its references", () => {
  // Each schema refers ten times to the next: 10^8 objects at the end of eight steps.
  const schemas: Record<string, object> = { S8: { type: "string" } };
  for (let i = 7; i >= 0; i--) {
    const next = { $ref: `#/components/schemas/S${i + 1}` };
    schemas[`S${i}`] = { properties: Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`p${n}`, next])) };
  }
  const node = { $ref: "#/components/schemas/S0" };
  expect(publish(node, schemas)).toEqual({ schema: node, schemas });
});

test("data stays as it is", () => {
  const node = {
    type: "object",
    examples: [{ $ref: "#/components/schemas/A" }],
    default: { type: "string", format: "uuid" },
  };
  expect(publish(node, { A: { type: "string" } }).schema).toEqual(node);
});

test("the contract itself is not changed", () => {
  const document = { ...schema({ type: "string", format: "uuid" }), components: {} };
  const before = structuredClone(document);
  publishedDocument({ document });
  expect(document).toEqual(before);
});
