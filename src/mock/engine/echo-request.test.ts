import { describe, expect, test } from "vitest";
import { inlineMock, json } from "../fixtures/inline.ts";

type Schemas = Record<string, unknown>;

const text = { type: "string" };
const whole = { type: "integer" };
const object = (properties: Schemas, more: object = {}) => ({ type: "object", properties, ...more });

/** What the mock answers to a POST of this body, where nothing is remembered. */
async function answered(request: object, response: object, example: unknown, sent: unknown): Promise<unknown> {
  const ask = await inlineMock({
    paths: {
      "/pay": {
        post: {
          operationId: "pay",
          "x-resource": false,
          requestBody: json(request),
          responses: { 200: { description: "Paid.", ...json(response, { example }) } },
        },
      },
    },
  });
  const headers = { "content-type": "application/json" };
  const { status, body } = await ask("POST /pay", { body: JSON.stringify(sent), headers });
  expect(status).toBe(200);
  return JSON.parse(body);
}

const money = { amount: whole, currency: text };
const said = { amount: 777, currency: "EUR" };
const shown = { id: "p1", amount: 100, currency: "BAM", at: "2019-09-12" };
const payment = object({ id: text, ...money, at: text });

describe("a response says what its request said", () => {
  test.each([
    ["side by side", object(money), payment, shown, said, { ...shown, ...said }],
    [
      "in an envelope of the response",
      object(money),
      object({ status: text, data: object({ payment }) }),
      { status: "ok", data: { payment: shown } },
      said,
      { status: "ok", data: { payment: { ...shown, ...said } } },
    ],
    [
      "in an envelope of the request",
      object({ payment: object(money) }),
      payment,
      shown,
      { payment: said },
      { ...shown, ...said },
    ],
    [
      "in envelopes of either",
      object({ order: object(money) }),
      object({ result: payment }),
      { result: shown },
      { order: said },
      { result: { ...shown, ...said } },
    ],
    [
      "in the object of the same name, beside what only the vendor knows",
      object({ amount: whole, card: object({ holder: text, number: text }) }),
      object({ amount: whole, card: object({ holder: text, number: text, brand: text }) }),
      { amount: 1, card: { holder: "A", number: "411111******1111", brand: "visa" } },
      { amount: 2, card: { holder: "Ana", number: "4012001037141112" } },
      { amount: 2, card: { holder: "Ana", number: "411111******1111", brand: "visa" } },
    ],
    [
      "beside what only its example has",
      object({ ...money, card: object({ holder: text }) }),
      object({ ...money, card: object({ holder: text }) }),
      { ...shown, card: { holder: "A", seen: 1 } },
      { ...said, card: { holder: "Ana" } },
      { ...shown, ...said, card: { holder: "Ana", seen: 1 } },
    ],
    [
      "item by item",
      object({ ...money, lines: { type: "array", items: object({ sku: text }) } }),
      object({ ...money, lines: { type: "array", items: object({ sku: text, price: whole }) } }),
      { ...said, lines: [{ sku: "x", price: 5 }] },
      { ...said, lines: [{ sku: "a" }, { sku: "b" }] },
      {
        ...said,
        lines: [
          { sku: "a", price: 5 },
          { sku: "b", price: 5 },
        ],
      },
    ],
    [
      "of the only property that they have in common",
      object({ amount: whole }),
      object({ status: text, result: object({ amount: whole, currency: text }) }),
      { status: "ok", result: { amount: 1, currency: "EUR" } },
      { amount: 2 },
      { status: "ok", result: { amount: 2, currency: "EUR" } },
    ],
    [
      "also where its example has not got it",
      object({ note: text, ...money }),
      object({ note: text, ...money }),
      said,
      { ...said, note: "n" },
      { ...said, note: "n" },
    ],
    [
      "a variant of a choice as it is",
      object({ note: text, ...money }),
      { oneOf: [object(money, { required: ["amount"] }), object({ note: text }, { required: ["note"] })] },
      { amount: 1, currency: "BAM" },
      { ...said, note: "n" },
      said,
    ],
  ])("%s", async (_, request, response, example, sent, expected) => {
    expect(await answered(request, response, example, sent)).toEqual(expected);
  });
});

describe("a response stays what the contract says", () => {
  test.each([
    [
      "of another type",
      object({ amount: text, a: text }),
      object({ amount: whole, a: text }),
      { amount: 1, a: "x" },
      { amount: "2", a: "y" },
      { amount: 1, a: "y" },
    ],
    [
      "that it may not have",
      object(money),
      object({ ...money, currency: { enum: ["BAM"] } }),
      { ...shown },
      said,
      { ...shown, amount: 777 },
    ],
    [
      "of another thing that it refers to",
      object({ ...money, name: text }),
      object({ ...money, name: text, shop: object({ name: text, city: text }) }),
      { ...said, name: "x", shop: { name: "Shop", city: "S" } },
      { ...said, name: "Ana" },
      { ...said, name: "Ana", shop: { name: "Shop", city: "S" } },
    ],
    [
      "of an object that the request names and does not have",
      object({ ...money, billing: object({ city: text, zip: text }), shipping: object({ city: text, zip: text }) }),
      object({ ...money, billing: object({ city: text, zip: text }), shipping: object({ city: text, zip: text }) }),
      { ...said, billing: { city: "b", zip: "1" }, shipping: { city: "s", zip: "2" } },
      { ...said, billing: { city: "B", zip: "7" } },
      { ...said, billing: { city: "B", zip: "7" }, shipping: { city: "s", zip: "2" } },
    ],
    [
      "that only the vendor sets",
      object({ ...money, at: { ...text, readOnly: true } }),
      payment,
      shown,
      { ...said, at: "now" },
      { ...shown, ...said },
    ],
    [
      "about the id of something else",
      object({ ...money, customer: object({ id: text, email: text }) }),
      payment,
      shown,
      { ...said, customer: { id: "c1" } },
      { ...shown, ...said },
    ],
  ])("%s", async (_, request, response, example, sent, expected) => {
    expect(await answered(request, response, example, sent)).toEqual(expected);
  });
});

test("a response names the object that the path names, and not the one that the path only leads through", async () => {
  const thing = object({ id: text, shop_id: text });
  const response = { 200: { description: "It.", ...json(thing, { example: { id: "t1", shop_id: "s1" } }) } };
  const parameter = (name: string) => ({ name, in: "path", required: true, schema: text });
  const get = (operationId: string) => ({ get: { operationId, "x-resource": false, responses: response } });
  const ask = await inlineMock({
    paths: {
      "/things/{id}": { parameters: [parameter("id")], ...get("thing") },
      "/shops/{shop_id}/owner": { parameters: [parameter("shop_id")], ...get("owner") },
      "/houses/{id}/owner": { parameters: [parameter("id")], ...get("ofHouse") },
    },
  });
  expect(JSON.parse((await ask("GET /things/t%207")).body)).toEqual({ id: "t 7", shop_id: "s1" });
  expect(JSON.parse((await ask("GET /shops/s7/owner")).body)).toEqual({ id: "t1", shop_id: "s7" });
  expect(JSON.parse((await ask("GET /houses/h7/owner")).body)).toEqual({ id: "t1", shop_id: "s1" });
});

test("a response that is asked for by name is the contract's, word for word", async () => {
  const ask = await inlineMock({
    paths: {
      "/pay": {
        post: {
          operationId: "pay",
          requestBody: json(object(money)),
          responses: { 200: { description: "Paid.", ...json(payment, { example: shown }) } },
        },
      },
    },
  });
  const headers = { "content-type": "application/json", prefer: "code=200" };
  expect(JSON.parse((await ask("POST /pay", { body: JSON.stringify(said), headers })).body)).toEqual(shown);
});
