import { expect, test } from "vitest";
import { type Contract, toNormalForm } from "../contract/index.ts";
import { type Direction, schemaCheck, schemaClosure, uncheckedSchemas } from "./index.ts";

const contractOf = (openapi: string, schemas: Record<string, unknown>): Contract => {
  const document = structuredClone({ openapi, components: { schemas } });
  return { document, notes: toNormalForm(document) } as unknown as Contract;
};

const check = (
  version: string,
  schemas: Record<string, unknown>,
  name: string,
  value: unknown,
  direction: Direction = "response",
) => schemaCheck(contractOf(version, schemas), direction)(`/components/schemas/${name}`, value);

test("references inside the document resolve, also recursive ones and names that must be escaped", () => {
  const schemas = {
    "A/b c": {
      type: "object",
      properties: { next: { $ref: "#/components/schemas/A~1b%20c" }, n: { type: "integer" } },
    },
  };
  expect(check("3.1.0", schemas, "A~1b c", { next: { next: { n: 1 } } })).toEqual([]);
  expect(check("3.1.0", schemas, "A~1b c", { next: { next: { n: "1" } } })).toEqual([
    { pointer: "/next/next/n", message: "must be integer", keyword: "type" },
  ]);
});

test("formats are checked, and unknown ones are let be", () => {
  const schemas = {
    S: {
      type: "object",
      properties: { id: { type: "string", format: "uuid" }, x: { type: "string", format: "whatever" } },
    },
  };
  expect(check("3.1.0", schemas, "S", { id: "no", x: "y" })).toMatchObject([{ pointer: "/id", keyword: "format" }]);
});

test("OpenAPI 3.0's nullable and exclusive bounds mean what they mean there", () => {
  const schemas = {
    S: {
      type: "object",
      properties: {
        a: { type: "string", nullable: true, enum: ["x"] },
        b: { type: "number", minimum: 0, exclusiveMinimum: true },
        c: { allOf: [{ $ref: "#/components/schemas/T" }], nullable: true },
      },
    },
    T: { type: "string" },
  };
  expect(check("3.0.3", schemas, "S", { a: null, b: 1 })).toEqual([]);
  expect(check("3.0.3", schemas, "S", { a: "y", b: 0 }).map(({ pointer }) => pointer)).toEqual(["/a", "/b"]);
  expect(check("3.0.3", schemas, "S", { c: null })).toEqual([]);
  expect(check("3.0.3", schemas, "S", { c: 1 })).not.toEqual([]);
});

test("a pattern of another engine is passed over, one that only older JavaScript reads is kept", () => {
  const schemas = {
    S: {
      type: "object",
      properties: { a: { type: "string", pattern: "(?i)^x$" }, b: { type: "string", pattern: "^[\\w\\-]+\\_$" } },
    },
  };
  expect(check("3.1.0", schemas, "S", { a: "anything", b: "a-b_" })).toEqual([]);
  expect(check("3.1.0", schemas, "S", { b: "a b" })).toMatchObject([{ pointer: "/b", keyword: "pattern" }]);
});

test("properties under a pattern of another engine are passed over, and so is what is said of all others", () => {
  const schemas = {
    S: { patternProperties: { "(?i)^x": { type: "integer" }, "^y": { type: "integer" } }, additionalProperties: false },
    // The same words as names.
    T: { properties: { patternProperties: { type: "integer" }, additionalProperties: { type: "integer" } } },
  };
  expect(check("3.1.0", schemas, "S", { x: "a", z: 1 })).toEqual([]);
  expect(check("3.1.0", schemas, "S", { y: "a" })).toMatchObject([{ pointer: "/y" }]);
  expect(check("3.1.0", schemas, "T", { patternProperties: "a", additionalProperties: "a" })).toHaveLength(2);
  const unchecked = uncheckedSchemas(contractOf("3.1.0", schemas), "response", "/components/schemas/S");
  expect(unchecked).toEqual([
    '/components/schemas/S/patternProperties/(?i)^x: "(?i)^x" is no regular expression of JavaScript',
  ]);
});

test("a pattern that can take for ever is left out where nothing would stop it, and named", () => {
  const contract = contractOf("3.1.0", {
    S: { type: "string", pattern: "^(a+)+$", minLength: 1 },
    T: { patternProperties: { "^(a+)+$": { type: "string" } } },
  });
  for (const [name, schema] of [
    ["S", { type: "string", minLength: 1 }],
    ["T", { patternProperties: {} }],
  ] as const) {
    const closure = schemaClosure(contract, "response", { standalone: true });
    const [entry] = closure.reachedFrom(closure.idOf(`/components/schemas/${name}`));
    expect(entry?.schema).toEqual(schema);
    expect(entry?.unchecked).toMatchObject([expect.stringContaining('"^(a+)+$" can take for ever to match')]);
  }
});

test("what goes the other way is not demanded, wherever that is said", () => {
  const schemas = {
    Base: {
      type: "object",
      required: ["id", "name"],
      properties: { id: { type: "string" }, name: { type: "string" } },
    },
    Card: {
      allOf: [
        { $ref: "#/components/schemas/Base" },
        { required: ["pin"], properties: { pin: { $ref: "#/components/schemas/Pin" }, id: { readOnly: true } } },
      ],
    },
    Pin: { type: "string", writeOnly: true },
    Wallet: {
      type: "object",
      required: ["cards"],
      properties: { cards: { type: "array", items: { $ref: "#/components/schemas/Card" } } },
    },
  };
  expect(check("3.1.0", schemas, "Wallet", { cards: [{ name: "A", pin: "1" }] }, "request")).toEqual([]);
  expect(check("3.1.0", schemas, "Wallet", { cards: [{ name: "A" }] }, "request")).toMatchObject([
    { pointer: "/cards/0" },
  ]);
  expect(check("3.1.0", schemas, "Wallet", { cards: [{ name: "A", id: "1" }] })).toEqual([]);
  expect(check("3.1.0", schemas, "Wallet", { cards: [{ name: "A", pin: "1" }] })).toMatchObject([
    { pointer: "/cards/0" },
  ]);
  // Where nothing says that it is readOnly, it is demanded.
  expect(check("3.1.0", schemas, "Base", { name: "A" }, "request")).toHaveLength(1);
});

test("a keyword that says nothing costs itself alone, and is named with its place", () => {
  const contract = contractOf("3.1.0", {
    S: { type: "object", properties: { n: { type: "number", exclusiveMinimum: true }, p: { pattern: "(?i)x" } } },
    T: { type: "object", required: ["s"], properties: { s: { $ref: "#/components/schemas/S" } } },
  });
  expect(schemaCheck(contract, "response")("/components/schemas/T", { s: { n: "1" } })).toMatchObject([
    { pointer: "/s/n" },
  ]);
  const unchecked = uncheckedSchemas(contract, "response", "/components/schemas/T");
  expect(unchecked).toHaveLength(2);
  expect(unchecked.join()).toContain("/components/schemas/S/properties/n/exclusiveMinimum");
});

test("a pattern that takes for ever ends, and blames nobody", () => {
  expect(check("3.1.0", { S: { type: "string", pattern: "^(a+)+$" } }, "S", `${"a".repeat(40)}!`)).toEqual([]);
  expect(check("3.1.0", { S: { type: "string", pattern: "^(a+)+$" } }, "S", "b")).toHaveLength(1);
});

test("properties may bear the names of what every object has", () => {
  const S = {
    type: "object",
    required: ["constructor", "__proto__"],
    properties: Object.fromEntries([
      ["__proto__", { type: "integer" }],
      ["constructor", { type: "integer" }],
    ]),
  };
  expect(check("3.1.0", { S }, "S", {})).toHaveLength(2);
  expect(check("3.1.0", { S }, "S", JSON.parse('{ "__proto__": 1, "constructor": 1 }'))).toEqual([]);
});

test("identifiers in examples and defaults lead nowhere", () => {
  const S = {
    type: "object",
    properties: { a: { type: "string", example: { $id: "#x", $ref: "no.yaml" }, default: { $schema: "y" } } },
  };
  expect(check("3.1.0", { S }, "S", { a: 1 })).toHaveLength(1);
});

test("a discriminator that its variants let be absent need not be there, and has their value where it is", () => {
  const variant = (required: string[]) => ({
    type: "object",
    required,
    properties: { kind: { type: "string" }, [required[0] as string]: { type: "integer" } },
  });
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const mapping = { open: "#/components/schemas/Open", closed: "#/components/schemas/Closed" };
  const S = { oneOf: [ref("Open"), ref("Closed")], discriminator: { propertyName: "kind", mapping } };
  const optional = { S, Open: variant(["a"]), Closed: variant(["b"]) };
  expect(check("3.1.0", optional, "S", { a: 1 })).toEqual([]);
  expect(check("3.1.0", optional, "S", { kind: "open", a: 1 })).toEqual([]);
  expect(check("3.1.0", optional, "S", { kind: "closed", a: 1 })).not.toEqual([]);
  const demanded = { S, Open: variant(["a", "kind"]), Closed: variant(["b", "kind"]) };
  expect(check("3.1.0", demanded, "S", { a: 1 })).not.toEqual([]);
});

test("a discriminator says nothing of a variant that is an array", () => {
  const schemas = {
    S: {
      oneOf: [{ $ref: "#/components/schemas/List" }, { $ref: "#/components/schemas/One" }],
      discriminator: { propertyName: "type", mapping: { array: "#/components/schemas/List" } },
    },
    List: { type: "array", items: { type: "string" } },
    One: { type: "object", required: ["type"], properties: { type: { type: "string" } } },
  };
  expect(check("3.1.0", schemas, "S", ["a"])).toEqual([]);
});
