import { expect, test } from "vitest";
import { sampleValue } from "./sample.ts";
import { schemaNodes } from "./schema-nodes.ts";

/** Each schema has eight properties of the next one: what is made of them multiplies by eight at every step. */
const branching = Object.fromEntries(
  Array.from({ length: 8 }, (_, i) => [
    `S${i}`,
    {
      type: "object",
      required: ["a"],
      properties: {
        a: { type: "string" },
        ...Object.fromEntries(
          Array.from({ length: 8 }, (_, j) => [`m${j}`, { $ref: `#/components/schemas/S${i + 1}` }]),
        ),
      },
    },
  ]),
);

test("of schemas that refer to several others each, as much is made as is worth sending", () => {
  const nodes = schemaNodes({ components: { schemas: { ...branching, S8: { type: "string" } } } });
  const value = sampleValue(nodes, "/components/schemas/S0") as Record<string, Record<string, unknown>>;
  expect(JSON.stringify(value).length).toBeLessThan(3000);
  expect(Object.keys(value)).toEqual(["a", "m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7"]);
  expect(value.m7).toEqual(value.m0);
});
