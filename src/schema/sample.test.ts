import { expect, test } from "vitest";
import { type Contract, toNormalForm } from "../contract/index.ts";
import { sampleOf } from "./index.ts";

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

const sample = (schemas: Record<string, unknown>, direction: "request" | "response" = "request", seed = 0) => {
  const document = structuredClone({ openapi: "3.1.0", components: { schemas } });
  const contract = { document, notes: toNormalForm(document) } as unknown as Contract;
  return sampleOf(contract, direction, "/components/schemas/S", seed);
};

test("of schemas that refer to several others each, as much is made as is worth sending", () => {
  const { value } = sample({ ...branching, S: { $ref: "#/components/schemas/S0" }, S8: { type: "string" } });
  expect(JSON.stringify(value).length).toBeLessThan(3000);
  expect(Object.keys(value as object)).toEqual(["a", "m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7"]);
});

test.each<[string, unknown]>([
  ["a pattern", { type: "string", pattern: "^[A-Z]{3}-\\d{2,}$" }],
  ["a pattern and a length", { type: "string", pattern: "^[a-z0-9]+$", minLength: 30, maxLength: 32 }],
  ["a format", { type: "string", format: "date-time" }],
  ["exclusive bounds", { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1 }],
  ["an integer of a step that is none", { type: "integer", minimum: 1, multipleOf: 0.5 }],
  ["a step", { type: "integer", minimum: 7, multipleOf: 5 }],
  ["a tuple", { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], minItems: 2, maxItems: 2 }],
  ["items that differ", { type: "array", items: { enum: ["a", "b", "c"] }, minItems: 2, uniqueItems: true }],
  ["a required property that nothing declares", { type: "object", required: ["x"] }],
  ["a map that must not be empty", { type: "object", additionalProperties: { type: "integer" }, minProperties: 2 }],
  [
    "one of two alternatives of required",
    { type: "object", properties: { a: {}, b: {} }, oneOf: [{ required: ["a"] }, { required: ["b"] }] },
  ],
  [
    "what two parts say of one property",
    { allOf: [{ properties: { k: { type: "string" } } }, { required: ["k"], properties: { k: { const: "card" } } }] },
  ],
  ["null alone", { type: "null" }],
])("a sample fits %s", (_, S) => {
  expect(sample({ S: S as object }).misfit).toBeUndefined();
});

test("a variant has the value of its discriminator", () => {
  const variant = (name: string) => ({
    type: "object",
    required: ["kind", name],
    properties: { kind: { type: "string" }, [name]: { type: "string" } },
  });
  const { value, misfit } = sample({
    S: {
      oneOf: [{ $ref: "#/components/schemas/Card" }, { $ref: "#/components/schemas/Iban" }],
      discriminator: { propertyName: "kind", mapping: { card: "#/components/schemas/Card" } },
    },
    Card: variant("pan"),
    Iban: variant("iban"),
  });
  expect(misfit).toBeUndefined();
  expect(value).toEqual({ kind: "card", pan: "string" });
});

test("what only goes the other way is not made", () => {
  const S = {
    type: "object",
    required: ["id", "pin"],
    properties: { id: { type: "string", readOnly: true }, pin: { type: "string", writeOnly: true } },
  };
  expect(sample({ S }, "request")).toEqual({ value: { pin: "string" } });
  expect(sample({ S }, "response")).toEqual({ value: { id: "string" } });
});

test("what cannot be made to fit says why", () => {
  expect(sample({ S: { type: "string", minLength: 3, maxLength: 2 } }).misfit).toContain("must NOT have");
  expect(
    sample({ S: { type: "object", required: ["s"], properties: { s: { $ref: "#/components/schemas/S" } } } }).misfit,
  ).toContain("required");
});

test("mutually recursive schemas end, and another seed gives another string", () => {
  const schemas = {
    S: {
      type: "object",
      properties: { t: { $ref: "#/components/schemas/T" }, c: { type: "string", pattern: "^[a-z]{9}$" } },
    },
    T: { type: "object", properties: { s: { $ref: "#/components/schemas/S" } } },
  };
  expect(sample(schemas).misfit).toBeUndefined();
  expect(sample(schemas)).toEqual(sample(schemas));
  expect(sample(schemas, "request", 1)).not.toEqual(sample(schemas, "request", 2));
});
