import { expect, test } from "vitest";
import { type Contract, toNormalForm } from "../contract/index.ts";
import { arbitraryOf, fastCheck } from "./arbitrary-of.ts";
import { schemaCheck } from "./schema-check.ts";
import { schemaNodes } from "./schema-nodes.ts";

const Node = { type: "object", required: ["next"], properties: { next: { $ref: "#/components/schemas/Node" } } };

/** Values for a schema, and how many of them fit it. */
function made(schema: object, { isPlain = false, numRuns = 100 } = {}) {
  const document = structuredClone({ openapi: "3.1.0", components: { schemas: { S: schema, Node } } });
  const contract = { document, notes: toNormalForm(document) } as unknown as Contract;
  const nodes = schemaNodes(contract.document);
  const pointer = "/components/schemas/S";
  const arbitrary = arbitraryOf({ nodes, fixed: new Set(), isPlain }, pointer, undefined);
  const values = fastCheck().sample(arbitrary, { numRuns, seed: 1 });
  const fitting = values.filter((value) => schemaCheck(contract, "request")(pointer, value).length === 0);
  return { values, fitting: fitting.length };
}

const several = (values: readonly unknown[]): number => new Set(values.map((value) => JSON.stringify(value))).size;

test.each<[string, object, number]>([
  ["a pattern", { type: "string", pattern: "^[A-Z]{3}-\\d{2,4}$" }, 50],
  ["lengths", { type: "string", minLength: 3, maxLength: 5 }, 50],
  ["steps between bounds that are excluded", { type: "number", exclusiveMinimum: 0, maximum: 3, multipleOf: 0.5 }, 6],
  ["whole numbers past every usual bound", { type: "integer", minimum: 5_000_000 }, 1],
  ["values that are known", { type: "string", "x-known-values": ["a", "b"] }, 2],
  ["null as well", { type: ["boolean", "null"] }, 3],
  ["items that differ", { type: "array", uniqueItems: true, items: { enum: [1, 2, 3] }, maxItems: 2 }, 6],
  ["each variant of a choice", { oneOf: [{ type: "integer" }, { type: "boolean" }] }, 20],
  [
    "parts of one object",
    { allOf: [{ type: "object", properties: { a: { type: "boolean" } } }, { required: ["a"] }] },
    2,
  ],
  ["names of the caller's own", { type: "object", additionalProperties: { type: "integer" } }, 30],
  [
    "properties that only responses have",
    { type: "object", properties: { id: { type: "string", readOnly: true }, a: { const: 1 } } },
    2,
  ],
])("values of %s fit", (_, schema, least) => {
  const { values, fitting } = made(schema);
  expect(fitting).toBe(100);
  expect(several(values)).toBeGreaterThanOrEqual(least);
});

test("an object that must contain itself ends", () => {
  const { values } = made({ $ref: "#/components/schemas/Node" });
  expect(values).toHaveLength(100);
});

test("what cannot travel in a URL is not made for one", () => {
  const schema = { type: ["array", "null"], items: { enum: ["a", "", null] } };
  const { values } = made(schema, { isPlain: true });
  expect([...new Set(values.flat())]).toEqual(["a"]);
  expect(values).not.toContainEqual([]);
});

test("of schemas that need several others each, as much is made as is worth sending", () => {
  const all = ["a", "b", "c", "d"];
  const S = {
    oneOf: [1, 2].map(() => ({
      type: "object",
      required: all,
      properties: Object.fromEntries(all.map((name) => [name, { $ref: "#/components/schemas/S" }])),
    })),
  };
  expect(JSON.stringify(made(S, { numRuns: 1 }).values[0]).length).toBeLessThan(20_000);
});
