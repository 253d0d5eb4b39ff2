import { describe, expect, test } from "vitest";
import type { Contract, Operation } from "../contract/index.ts";
import { findLookup } from "./find-lookup.ts";
import { findPages } from "./find-pages.ts";

const contract = {
  document: {
    components: {
      schemas: {
        Page: { type: "object", properties: { items: { type: "array", items: {} }, total_count: { type: "integer" } } },
        Secret: { type: "string", "x-sensitive": true },
      },
    },
  },
} as unknown as Contract;

const query = (name: string, schema: object = { type: "integer" }) =>
  ({ name, in: "query", required: false, schema, examples: {} }) as Operation["parameters"][0];

const content = (schema: unknown) => ({ "application/json": { schema, pointer: "", examples: {} } });

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
  const properties = (properties: object) => ({ type: "object", properties });

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
