import { expect, test } from "vitest";
import { content, contractWith } from "../checks/fixtures/contract-of.ts";
import { arbitraryOf, fastCheck } from "./arbitrary-of.ts";
import { schemaCheck } from "./schema-check.ts";
import { schemaNodes } from "./schema-nodes.ts";

/** Values for a schema, and how many of a hundred fit it. */
async function made(schema: object, { example, isPlain = false }: { example?: unknown; isPlain?: boolean } = {}) {
  const node = { type: "object", required: ["next"], properties: { next: { $ref: "#/components/schemas/Node" } } };
  const contract = await contractWith({ requestBody: content(schema), responses: {} }, undefined, {
    schemas: { Node: node },
  });
  const nodes = schemaNodes(contract.document);
  const pointer = nodes.locate(
    contract.operations[0]?.pointer ?? "",
    "requestBody",
    "content",
    "application/json",
    "schema",
  ) as string;
  const values = fastCheck().sample(arbitraryOf({ nodes, fixed: new Set(), isPlain }, pointer, example), {
    numRuns: 100,
    seed: 1,
  });
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
])("values of %s fit", async (_, schema, least) => {
  const { values, fitting } = await made(schema);
  expect(fitting).toBe(100);
  expect(several(values)).toBeGreaterThanOrEqual(least);
});

test("an object that must contain itself ends", async () => {
  const { values } = await made({ $ref: "#/components/schemas/Node" });
  expect(values).toHaveLength(100);
});

test("what cannot travel in a URL is not made for one", async () => {
  const schema = { type: ["array", "null"], items: { enum: ["a", "", null] } };
  const { values } = await made(schema, { isPlain: true });
  expect([...new Set(values.flat())]).toEqual(["a"]);
  expect(values).not.toContainEqual([]);
});
