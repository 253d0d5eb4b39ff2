// The calls that the network tests of the vendor's published clients make, in our own words: the requests that they send,
// signed with their own formulas, and what they read of the responses. Read from MonriPayments/monri-php 299b0ce and
// MonriPayments/monri-ruby 67e303a. Left out is what a contract cannot say: the words of an error.
import { createHash, randomBytes } from "node:crypto";
import { createMockFetch } from "countersign-dev/mock";
import { describe, expect, test } from "vitest";

type Json = Record<string, unknown>;

const key = "qwert1234";
const authenticity_token = "7db11ea5d4a1af32421b564c79b946d1ead3daf0";
const sha512 = (text: string) => createHash("sha512").update(text).digest("hex");
const unique = () => randomBytes(16).toString("hex");

const mock = createMockFetch({ api: "monri" });

async function call(method: string, path: string, body?: Json, token?: string) {
  const response = await mock(`https://ipgtest.monri.com${path}`, {
    method,
    headers: {
      "content-type": "application/json",
      accept: "application/json",
      "x-request-id": unique(),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, json: (await response.json()) as Json };
}

/** A success: the clients throw on any other status than 2xx. */
async function ok(...request: Parameters<typeof call>): Promise<Json> {
  const { status, json } = await call(...request);
  expect(Math.floor(status / 100), JSON.stringify(json)).toBe(2);
  return json;
}

const accessToken = (scopes: string[]) =>
  ok("POST", "/v2/oauth", {
    client_id: authenticity_token,
    client_secret: key,
    grant_type: "client_credentials",
    scopes,
  });

/** Each call of theirs asks for a token of its own. */
async function authorized(scopes: string[], method: string, path: string, body?: Json) {
  const { access_token } = await accessToken(scopes);
  return call(method, path, body, String(access_token));
}

async function approved(...request: Parameters<typeof authorized>): Promise<Json> {
  const { status, json } = await authorized(...request);
  expect({ status, json }).toMatchObject({ status: 200, json: { status: "approved" } });
  return json;
}

test("an access token is approved, with its type and life", async () => {
  expect(await accessToken(["customers"])).toMatchObject({
    status: "approved",
    access_token: expect.any(String),
    token_type: expect.any(String),
    expires_in: expect.anything(),
  });
});

describe("customers", () => {
  const create = (more: Json) =>
    authorized(["customers"], "POST", "/v2/customers", { email: "email@email.com", name: "name", ...more });
  const sent = { email: "email@email.com", name: "name", status: "approved" };

  test("are created without an id of the merchant", async () => {
    expect(await create({})).toMatchObject({
      status: 200,
      json: {
        ...sent,
        uuid: expect.any(String),
        created_at: expect.any(String),
        updated_at: expect.any(String),
      },
    });
  });

  test("are found by their own id and by the merchant's", async () => {
    const merchant_customer_id = "100001";
    const { json } = await create({ merchant_customer_id });
    for (const path of [`/v2/customers/${json.uuid}`, `/v2/merchants/customers/${merchant_customer_id}`])
      expect(await approved(["customers"], "GET", path)).toMatchObject({
        ...sent,
        merchant_customer_id,
        uuid: json.uuid,
      });
  });

  test("are refused with 400 when the merchant's id is taken", async () => {
    const merchant_customer_id = "100002";
    expect((await create({ merchant_customer_id })).status).toBe(200);
    expect((await create({ merchant_customer_id })).status).toBe(400);
  });

  test("have payment methods", async () => {
    const { json } = await create({ merchant_customer_id: "100003" });
    const path = `/v2/customers/${json.uuid}/payment-methods`;
    const { data } = await approved(["customers", "payment-methods"], "GET", path);
    expect(data).toBeInstanceOf(Array);
  });

  test("have no payment methods under the merchant's id", async () => {
    const merchant_customer_id = "100004";
    const path = `/v2/customers/${merchant_customer_id}/payment-methods`;
    const scopes = ["customers", "payment-methods"];
    expect((await authorized(scopes, "GET", path)).status).toBe(404);
    await create({ merchant_customer_id });
    expect((await approved(scopes, "GET", path)).data).toEqual([]);
  });
});

test("the payment methods of the merchant are an array", async () => {
  expect((await approved(["payment-methods"], "GET", "/v2/payment-methods")).data).toBeInstanceOf(Array);
});

test("a payment is created, and its status asked for", async () => {
  const order = { order_number: unique(), amount: 1000, currency: "EUR", transaction_type: "purchase" };
  const made = await approved(["payments"], "POST", "/v2/payment/new", order);
  expect(made).toMatchObject({ id: expect.any(String), client_secret: expect.any(String) });
  const { payment_status, payment_result } = await approved(["payments"], "GET", `/v2/payment/${made.id}/status`);
  expect(payment_status).toBe("payment_method_required");
  expect(payment_result).toMatchObject({ ...order, status: "action-required" });
  for (const name of ["created_at", "payment_method", "response_message"]) expect(payment_result).toHaveProperty(name);
});

const card = { pan: "4111111111111111", cvv: "123", expiration_date: "3112" };

const order = (transaction_type: string): Json => ({
  amount: 200,
  currency: "EUR",
  transaction_type,
  order_number: unique(),
  order_info: `Info ${unique()}`,
  ch_address: "Address",
  ch_city: "Sarajevo",
  ch_country: "BA",
  ch_email: "test@monri.com",
  ch_full_name: "Test Test",
  ch_phone: "+38761000111",
  ch_zip: "71000",
  language: "en",
  ip: "127.0.0.1",
});

/** Signed in the body: the key, the order number, the amount and the currency. */
const signed = (parameters: Json): Json => ({
  transaction: {
    ...parameters,
    authenticity_token,
    digest: sha512([key, parameters.order_number, parameters.amount, parameters.currency].join("")),
  },
});

const transact = (parameters: Json) => ok("POST", "/v2/transaction", signed(parameters));

async function manage(transaction_type: string, { order_number, amount, currency }: Json): Promise<Json> {
  const body = signed({ order_number, amount, currency, transaction_type });
  return (await ok("POST", "/v2/trx-management", body)).transaction as Json;
}

/** A token of a card, for fifteen minutes. */
function tokenize(timestamp: string | number, more: Json = {}) {
  const temp_card_id = unique();
  return ok("POST", "/v2/temp-tokenize", {
    ...card,
    type: "card",
    timestamp,
    temp_card_id,
    digest: sha512(`${key}${temp_card_id}${timestamp}`),
    authenticity_token,
    ...more,
  });
}

describe("transactions", () => {
  test("are paid with a card", async () => {
    const sent = order("purchase");
    const json = await transact({ ...sent, ...card });
    const { order_number, amount, currency, transaction_type } = sent;
    expect(json.transaction).toMatchObject({ id: expect.anything(), order_number, amount, currency, transaction_type });
    expect(json).not.toHaveProperty("secure_message");
  });

  test("without a card are refused, and the errors say so", async () => {
    const { status, json } = await call("POST", "/v2/transaction", signed(order("purchase")));
    expect(status).toBe(422);
    expect(String(json.errors)).toMatch(/\bpan\b/);
  });

  test.each([
    ["an ISO date", () => new Date().toISOString().replace(/\.\d+Z$/, "+00:00")],
    ["seconds", () => Math.floor(Date.now() / 1000)],
  ])("are paid with a token of a card, asked for with %s", async (_, timestamp) => {
    const token = await tokenize(timestamp());
    expect(token).toMatchObject({ status: "approved", id: expect.any(String), masked_pan: expect.any(String) });
    for (const name of ["cc_type", "cc_issuer"]) expect(token[name]).toEqual(expect.any(String));
    const json = await transact({ ...order("purchase"), temp_card_id: token.id });
    expect(json.transaction).toMatchObject({ id: expect.anything() });
  });

  test("with 3-D Secure are a message, when a scenario wants it so", async () => {
    const token = await tokenize(new Date().toISOString(), { pan: "4341 7920 0000 0044", expiration_date: "3012" });
    const scenario = { rules: [{ operation: "createTransaction", code: 201, example: "SecureMessage" }] };
    const url = "https://ipgtest.monri.com/_countersign/scenario";
    await mock(url, { method: "PUT", body: JSON.stringify(scenario) });
    const json = await transact({ ...order("purchase"), temp_card_id: token.id });
    await mock(url, { method: "DELETE" });
    expect(json).not.toHaveProperty("transaction");
    for (const name of ["id", "acs_url", "authenticity_token"])
      expect(json.secure_message).toHaveProperty(name, expect.anything());
  });

  test.each([
    ["authorize", ["void"]],
    ["purchase", ["refund"]],
    ["authorize", ["capture", "refund"]],
  ])("that %s are managed: %s", async (type, steps) => {
    const sent: Json = { ...order(type), ...card };
    expect((await transact(sent)).transaction).toMatchObject({ id: expect.anything() });
    for (const step of steps) {
      const managed = await manage(step, sent);
      expect(managed).toMatchObject({ status: "approved", order_number: sent.order_number, currency: "EUR" });
      expect(Number(managed.amount)).toBe(200);
    }
  });
});
