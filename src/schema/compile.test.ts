import { expect, test } from "vitest";
import type { Contract } from "../contract/index.ts";
import { schemaAt, schemaCompiler, violations } from "./compile.ts";

const check = (version: string, schemas: Record<string, unknown>, name: string, value: unknown) => {
  const contract = { document: { openapi: version, components: { schemas } } } as unknown as Contract;
  return violations(schemaCompiler(contract).compile(schemaAt(`/components/schemas/${name}`)), value);
};

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
