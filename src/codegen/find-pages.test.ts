import { describe, expect, test } from "vitest";
import type { Contract, Operation } from "../contract/index.ts";
import { findLookup } from "./find-lookup.ts";
import { findPages } from "./find-pages.ts";

const schemas: Record<string, unknown> = {
  Page: { type: "object", properties: { items: { type: "array", items: {} }, total_count: { type: "integer" } } },
  Secret: { type: "string", "x-sensitive": true },
};
const contract = { document: { components: { schemas } } } as unknown as Contract;

const query = (name: string, schema: object = { type: "integer" }) =>
  ({ name, in: "query", required: false, schema, examples: {} }) as Operation["parameters"][0];

const properties = (properties: object) => ({ type: "object", properties });

/** A JSON body of this schema, which is put into the document. */
function content(schema: unknown) {
  const name = `Body${Object.keys(schemas).length}`;
  schemas[name] = schema;
  return { "application/json": { schema, pointer: `/components/schemas/${name}`, examples: {} } };
}

const list = (schema: unknown, ...parameters: Operation["parameters"]) =>
  ({ method: "get", parameters, responses: { 200: { content: content(schema) } } }) as unknown as Operation;

const array = { type: "array", items: {} };

describe("how a list goes from page to page", () => {
  test.each<[string, Operation, object | undefined]>([
    ["limit and offset", list(array, query("limit"), query("offset")), { offset: "offset", size: "limit", items: "" }],
    [
      "pages that are called in camel case, and the most on one",
      list(array, query("pageNumber"), query("pageSize", { maximum: 50 })),
      { page: "pageNumber", size: "pageSize", most: 50, items: "" },
    ],
    ["pages from zero", list(array, query("page", { minimum: 0 })), { page: "page", first: 0, items: "" }],
    [
      "a list in an envelope by reference, with a total",
      list({ $ref: "#/components/schemas/Page" }, query("skip")),
      { offset: "skip", items: "/items", total: "/total_count" },
    ],
    [
      "a list two levels down, its total beside",
      list(
        { type: "object", properties: { data: { $ref: "#/components/schemas/Page" }, ok: { type: "boolean" } } },
        query("page"),
      ),
      { page: "page", items: "/data/items", total: "/data/total_count" },
    ],
    [
      "a list that may be null, declared by a part of a part",
      list({ allOf: [{ allOf: [{ properties: { items: { anyOf: [array, { type: "null" }] } } }] }] }, query("page")),
      { page: "page", items: "/items" },
    ],
    [
      "an array in one variant and a string in the other",
      list({ properties: { items: { oneOf: [array, { type: "string" }] } } }, query("page")),
      undefined,
    ],
    [
      "an array that only one variant of the response has",
      list({ oneOf: [properties({ items: array }), properties({ error: {} })] }, query("page")),
      undefined,
    ],
    ["a response that may be null", list({ type: ["array", "null"], items: {} }, query("page")), undefined],
    [
      "two lists: nobody knows which",
      list({ type: "object", properties: { a: array, b: array } }, query("page")),
      undefined,
    ],
    ["no list", list({ type: "object" }, query("page")), undefined],
    ["no way to the next page", list(array, query("limit")), undefined],
    ["a cursor is not a number", list(array, query("cursor")), undefined],
    ["a POST", { ...list(array, query("page")), method: "post" }, undefined],
  ])("%s", (_, operation, pages) => {
    expect(findPages(contract, operation)).toEqual(pages);
  });
});

describe("what to look a request up by", () => {
  const post = (schema: unknown, more: Partial<Operation> = {}) =>
    ({
      method: "post",
      parameters: [],
      responses: {},
      body: { required: true, content: content(schema) },
      ...more,
    }) as unknown as Operation;
  const text = { type: "string" };
  test.each<[string, Operation, string[]]>([
    [
      "what is called like an id, at the top and one level down",
      post(
        properties({
          order_number: text,
          name: text,
          order: properties({ externalId: text, a: properties({ id: text }) }),
        }),
      ),
      ["/order_number", "/order/externalId", "/order/a/id"],
    ],
    [
      "nothing sensitive, by itself or by what it refers to or stands in",
      post(
        properties({
          account_number: { type: "string", "x-sensitive": true },
          card_id: { $ref: "#/components/schemas/Secret" },
          payer: { ...properties({ id: text }), "x-sensitive": true },
        }),
      ),
      [],
    ],
    [
      "what one variant of a body has",
      post({ oneOf: [properties({ a_id: text }), { allOf: [properties({ b_id: text })] }] }),
      ["/a_id", "/b_id"],
    ],
    [
      "the nearest first, and nothing that only responses have",
      post(properties({ a: properties({ b_id: text }), c_id: text, id: { type: "string", readOnly: true } })),
      ["/c_id", "/a/b_id"],
    ],
    [
      "nothing that one of the parts calls sensitive",
      post({ allOf: [properties({ card_id: text }), properties({ card_id: { "x-sensitive": true } })] }),
      [],
    ],
    ["nothing that is made when it is signed", post(properties({ key: { type: "string", "x-value": "{key}" } })), []],
    ["nothing of what can be repeated anyway", post(properties({ id: text }), { idempotent: true }), []],
    [
      "a header that is one",
      post(properties({}), {
        parameters: [
          { name: "Idempotency-Key", in: "header", required: false, examples: {} },
          { name: "x-session-key", in: "header", required: false, sensitive: true, examples: {} },
          { name: "x-lang", in: "header", required: false, examples: {} },
        ],
      }),
      ["Idempotency-Key"],
    ],
  ])("%s", (_, operation, lookup) => {
    expect(findLookup(contract, operation)).toEqual(lookup);
  });
});
