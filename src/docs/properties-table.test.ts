import { expect, test } from "vitest";
import { schemaNodes } from "../schema/index.ts";
import { propertiesTable } from "./properties-table.ts";
import { typeText } from "./type-text.ts";

const text = { type: "string" };
const card = { type: "object", title: "Card", required: ["pan"], properties: { pan: { ...text, minLength: 12 } } };

/** The rows of a schema's table, without the head. */
const rowsOf = (schema: object, others: Record<string, object> = {}) => {
  const nodes = schemaNodes({ components: { schemas: { A: schema, ...others } } });
  return propertiesTable(nodes, "/components/schemas/A").split("\n").slice(2);
};

test.each<[string, object, string[]]>([
  [
    "properties of inline objects, each with whether it is required",
    { required: ["to"], properties: { to: { properties: { zip: { ...text, description: "Code." } } } } },
    ["| `to` | object | yes |  |", "| `to.zip` | string | no | Code. |"],
  ],
  [
    "a property of several parts in one row",
    {
      allOf: [
        { properties: { a: text } },
        { required: ["a"], properties: { a: { maxLength: 3, description: "Short." } } },
      ],
    },
    ["| `a` | string and at most 3 characters | yes | Short. |"],
  ],
  [
    "names of a pattern, and all other names",
    {
      properties: { foo: text },
      patternProperties: { "^x_": { ...text, minLength: 2, description: "Your own." } },
      additionalProperties: { type: "integer" },
    },
    [
      "| `foo` | string | no |  |",
      "| names like `^x_` | string, at least 2 characters | no | Your own. |",
      "| any other name | integer | no |  |",
    ],
  ],
  [
    "a map below a property, and what its values are made of",
    { properties: { rates: { additionalProperties: { type: "object", properties: { buy: { type: "number" } } } } } },
    ["| `rates` | any | no |  |", "| `rates`, any name | object | no |  |", "| `rates.*.buy` | number | no |  |"],
  ],
  [
    "each item of a tuple",
    {
      properties: {
        pair: {
          type: "array",
          minItems: 1,
          prefixItems: [{ ...text, description: "The first." }, { type: "integer" }],
          items: false,
        },
      },
    },
    [
      "| `pair` | array of string, then integer, then nothing else, at least 1 item | no |  |",
      "| `pair[0]` | string | yes | The first. |",
      "| `pair[1]` | integer | no |  |",
    ],
  ],
  [
    "items of arrays in arrays",
    {
      properties: {
        grid: { type: "array", items: { type: "array", items: { properties: { x: { type: "integer" } } } } },
      },
    },
    ["| `grid` | array of array of object | no |  |", "| `grid[][].x` | integer | no |  |"],
  ],
  [
    "an array at the root, and what its items mean",
    { type: "array", items: { type: "object", description: "A berth.", properties: { id: text } } },
    ["| `[]` | object | no | A berth. |", "| `[].id` | string | no |  |"],
  ],
  [
    "inline variants of a choice, one after the other",
    {
      properties: {
        pay: { oneOf: [card, { properties: { iban: text }, description: "By transfer." }, { type: "null" }] },
      },
    },
    [
      "| `pay` | object or null | no |  |",
      "| `pay`, variant 1 of 3 (Card) | object |  |  |",
      "| `pay.pan`, variant 1 of 3 (Card) | string, at least 12 characters | yes |  |",
      "| `pay`, variant 2 of 3 | object |  | By transfer. |",
      "| `pay.iban`, variant 2 of 3 | string | no |  |",
    ],
  ],
  [
    "which direction a property goes in",
    { properties: { id: { ...text, readOnly: true }, secret: { ...text, writeOnly: true } } },
    ["| `id` | string | no | **Only in responses.** |", "| `secret` | string | no | **Only in requests.** |"],
  ],
  [
    "named schemas as links, whose own tables have their properties",
    {
      properties: {
        to: { $ref: "#/components/schemas/B", maxProperties: 1 },
        all: { type: "array", items: { $ref: "#/components/schemas/B" } },
        either: { oneOf: [{ $ref: "#/components/schemas/B" }, text] },
      },
    },
    [
      "| `to` | [B](#b), at most 1 property | no | An end. |",
      "| `all` | array of [B](#b) | no |  |",
      "| `either` | [B](#b) or string | no |  |",
    ],
  ],
])("a table has %s", (_, schema, rows) => {
  expect(rowsOf(schema, { B: { type: "object", description: "An end.", properties: { zip: text } } })).toEqual(rows);
});

test("a schema that is part of itself has a table that ends", () => {
  const schema = {
    allOf: [{ $ref: "#/components/schemas/A" }],
    properties: { a: { allOf: [{ $ref: "#/components/schemas/A" }] } },
  };
  expect(rowsOf(schema)).toEqual(["| `a` | [A](#a) | no |  |"]);
});

test.each<[object, string]>([
  [{ const: "fixed" }, 'always `"fixed"`'],
  [{ type: "array", items: text, uniqueItems: true, maxItems: 1 }, "array of string, at most 1 item, no item twice"],
  [{ type: "array", items: { ...text, maxLength: 1 } }, "array of (string, at most 1 character)"],
  [
    { type: "object", minProperties: 1, additionalProperties: false },
    "object, at least 1 property, no other properties",
  ],
  [{ propertyNames: { pattern: "^[a-z]+$" } }, "names: pattern `^[a-z]+$`"],
  [{ type: "array", contains: { const: "EUR" } }, 'array, of which at least 1 item (always `"EUR"`)'],
  [{ type: "array", contains: text, minContains: 2, maxContains: 3 }, "array, of which 2 to 3 items (string)"],
  [{ ...text, not: { enum: ["a"] } }, 'string, not (one of `"a"`)'],
  [{ dependentRequired: { card: ["cvv", "name"] } }, "where `card` is, also `cvv`, `name`"],
  [{ dependentSchemas: { card: { required: ["cvv"] } } }, "where `card` is, also (with `cvv`)"],
  [
    {
      type: "object",
      if: { properties: { land: { const: "US" } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
      then: { required: ["zip"] },
      else: { properties: { zip: text } },
    },
    'object, if (properties `land`: always `"US"`) then (with `zip`) else (properties `zip`: string)',
  ],
  [{ anyOf: [{ required: ["a"] }, { required: ["b"] }] }, "with `a` or with `b`"],
  [{ type: "number", multipleOf: 0.01 }, "number, a multiple of 0.01"],
  [{ type: "number", multipleOf: 1 }, "number, whole"],
  [
    { ...text, contentEncoding: "base64", contentMediaType: "image/png" },
    "string, encoded as base64, holds `image/png`",
  ],
  [{ ...text, "x-known-values": ["a"] }, 'string, known values `"a"`'],
  [
    {
      oneOf: [{ $ref: "#/components/schemas/B" }, { $ref: "#/components/schemas/C" }],
      discriminator: { propertyName: "kind" },
    },
    "[B](#b) or [C](#c), told apart by `kind`",
  ],
  [
    {
      anyOf: [{ $ref: "#/components/schemas/B" }, { $ref: "#/components/schemas/C" }],
      discriminator: {
        propertyName: "kind",
        mapping: { a: "#/components/schemas/B", b: "B", c: "#/components/schemas/C" },
      },
    },
    '[B](#b) or [C](#c), told apart by `kind` (`"a"`: [B](#b); `"b"`: [B](#b); `"c"`: [C](#c))',
  ],
  [
    { allOf: [{ $ref: "#/components/schemas/B" }, { type: "object", required: ["a"], properties: { a: text } }] },
    "[B](#b)",
  ],
  [
    { type: "string", contentMediaType: "application/json", contentSchema: { properties: { a: text } } },
    "string, holds `application/json`, whose value is properties `a`: string",
  ],
  [{ type: ["string", "null"] }, "string or null"],
  [{ type: "string", nullable: true }, "string or null"],
  [
    { allOf: [{ $ref: "#/components/schemas/B" }, { oneOf: [text, { type: "integer" }] }] },
    "[B](#b) and (string or integer)",
  ],
])("%j is shown as its limits", (schema, shown) => {
  expect(typeText(schema)).toBe(shown);
});
