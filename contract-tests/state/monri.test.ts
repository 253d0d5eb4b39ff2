import { createMockFetch } from "countersign-dev/mock";
import { expect, test } from "vitest";
import { type Contract, loadApis } from "../../src/contract/index.ts";
import { judgedMock } from "./judged.ts";

const example = "4b281da4-d145-4233-b957-2018cf9aa0fb";

test("a customer lives: created, read by both ids, updated, listed, deleted", async () => {
  const { call, mock } = await judgedMock("monri", { seed: 1 });
  const made = (
    await call("createCustomer", {}, { merchant_customer_id: "m-1", name: "Ana", metadata: { a: "1", b: "2" } })
  ).body;
  expect(made).toMatchObject({
    uuid: expect.stringMatching(/^[0-9a-f-]{36}$/),
    merchant_customer_id: "m-1",
    name: "Ana",
    email: null,
    metadata: { a: "1", b: "2" },
    status: "approved",
    deleted: false,
    created_at: "2026-01-01T00:00:00Z",
    updated_at: "2026-01-01T00:00:00Z",
    deleted_at: null,
  });
  expect(made.uuid).not.toBe(example);
  expect((await call("getCustomer", { uuid: made.uuid })).body).toEqual(made);
  expect((await call("getCustomerByMerchantCustomerId", { merchant_customer_id: "m-1" })).body).toEqual(made);

  await mock.clock({ advance: 60 });
  const updated = (await call("updateCustomer", { uuid: made.uuid }, { phone: "061", metadata: { a: null, c: "3" } }))
    .body;
  expect(updated).toEqual({
    ...made,
    phone: "061",
    metadata: { b: "2", c: "3" },
    updated_at: "2026-01-01T00:01:00Z",
  });
  expect((await call("getCustomer", { uuid: made.uuid })).body).toEqual(updated);

  const { body: list } = await call("listCustomers");
  expect(list.data.map(({ id }: { id: string }) => id)).toEqual([made.uuid, example]);
  expect(list.data[0]).toMatchObject({ phone: "061", metadata: { b: "2", c: "3" } });

  expect((await call("deleteCustomer", { uuid: made.uuid })).body).toEqual({
    status: "approved",
    id: made.uuid,
    uuid: made.uuid,
    deleted: true,
  });
  expect((await call("getCustomer", { uuid: made.uuid })).body).toMatchObject({
    deleted: true,
    deleted_at: "2026-01-01T00:01:00Z",
  });
});

test("the list is cut into pages, newest first", async () => {
  const { call, mock } = await judgedMock("monri", { seed: 1 });
  for (let i = 0; i < 5; i++) {
    await call("createCustomer", {}, { name: `n${i}` });
    await mock.clock({ advance: 1 });
  }
  const names = async (query: Record<string, number>) =>
    (await call("listCustomers", query)).body.data.map(({ name }: { name: string }) => name);
  expect(await names({})).toEqual(["n4", "n3", "n2", "n1", "n0", "Test"]);
  expect(await names({ limit: 2 })).toEqual(["n4", "n3"]);
  expect(await names({ limit: 2, offset: 4 })).toEqual(["n0", "Test"]);
  expect(await names({ offset: 9 })).toEqual([]);
});

test("what cannot be is answered as the contract says", async () => {
  const { call } = await judgedMock("monri");
  const status = async (...parameters: Parameters<typeof call>) => (await call(...parameters)).status;
  expect(await status("getCustomer", { uuid: "00000000-0000-4000-8000-000000000000" })).toBe(404);
  expect(await status("getCustomerByMerchantCustomerId", { merchant_customer_id: "nobody" })).toBe(404);
  expect(await status("updateCustomer", { uuid: "nobody" }, { name: "Ana" })).toBe(404);
  expect(await status("deleteCustomer", { uuid: "nobody" })).toBe(404);
  expect(await status("createCustomer", {}, { merchant_customer_id: "m-1" })).toBe(200);
  expect(await status("createCustomer", {}, { merchant_customer_id: "m-1" })).toBe(400);
  const { uuid } = (await call("createCustomer", {}, { merchant_customer_id: "m-2" })).body;
  expect(await status("updateCustomer", { uuid }, { merchant_customer_id: "m-1" })).toBe(400);
  expect(await status("updateCustomer", { uuid }, { merchant_customer_id: "m-2" })).toBe(200);
  expect(await status("createCustomer", {}, { name: 1 })).toBe(400);
  expect(await status("createCustomer", {}, { name: "x".repeat(51) })).toBe(400);
  expect(await status("createCustomer", {})).toBe(400);
  // Whether an id that is none is answered with an empty list is what a client of the vendor expects.
  expect((await call("listCustomerPaymentMethods", { uuid })).body.data).toEqual([]);
  expect((await call("listCustomerPaymentMethods", { uuid: example })).body.data).toHaveLength(1);
});

test("the customer of the contract's examples is there from the beginning, and can be changed", async () => {
  const { call } = await judgedMock("monri", { seed: 1 });
  const before = (await call("getCustomer", { uuid: example })).body;
  expect(before.created_at).toBe("2019-02-12T11:22:33Z");
  const after = (await call("updateCustomer", { uuid: example }, { name: "Ana" })).body;
  expect(after).toEqual({ ...before, name: "Ana", updated_at: "2026-01-01T00:00:00Z" });
  expect((await call("getCustomerByMerchantCustomerId", { merchant_customer_id: "customer-id-1234" })).body).toEqual(
    after,
  );
});

test("payments, links and subscriptions are remembered too", async () => {
  const { call } = await judgedMock("monri", { seed: 1 });
  const payment = (
    await call(
      "createPayment",
      {},
      {
        amount: 250,
        order_number: "o-1",
        currency: "EUR",
        transaction_type: "purchase",
        order_info: "Info about it",
        scenario: "charge",
      },
    )
  ).body;
  const status = async () => (await call("getPaymentStatus", { id: payment.id })).body;
  expect(await status()).toMatchObject({
    client_secret: payment.client_secret,
    payment_status: "payment_method_required",
    payment_result: { amount: 250, order_number: "o-1" },
  });
  await call("updatePayment", { id: payment.id }, { amount: 300 });
  expect((await status()).payment_result).toMatchObject({ amount: 300, order_number: "o-1" });
  expect((await call("getPaymentStatus", { id: "nothing" })).status).toBe(404);

  expect((await call("getPaymentLink", { order_number: "o-2" })).status).toBe(404);
  for (let i = 0; i < 2; i++)
    expect((await call("createOrUpdatePaymentLink", {}, { order_number: "o-2", amount: 30 })).status).toBe(200);
  expect((await call("getPaymentLink", { order_number: "o-2" })).status).toBe(200);

  const dates = { active_from: "2026-01-01", active_to: "2026-03-01", next_charge_date: "2026-02-01" };
  const made = (await call("createCustomerSubscription", {}, { customer_id: 1, subscription_id: 2, ...dates })).body;
  expect(made).toEqual({ id: 55, status: "approved", customer_id: 1, subscription_id: 2, ...dates });
  const updated = (await call("updateCustomerSubscription", { id: 55 }, { active_to: "2026-04-01" })).body;
  expect(updated).toEqual({ ...made, active_to: "2026-04-01" });
});

test("a purchase, its capture and its refund say what was sent; what has no order is refused", async () => {
  const { call } = await judgedMock("monri");
  const send = (type: string, order_number: string, amount: number) => {
    const transaction = { transaction_type: type, order_number, amount, currency: "EUR" };
    return type === "authorize"
      ? call("createTransaction", {}, { transaction: { ...card, ...transaction } })
      : call("manageTransaction", {}, { transaction });
  };
  const early = await send("refund", "ord-77", 777);
  expect([early.status, Object.keys(early.body)]).toEqual([422, ["errors"]]);
  for (const type of ["authorize", "capture", "refund"]) {
    const { status, body } = await send(type, "ord-77", 777);
    expect([status, body.transaction]).toMatchObject([
      201,
      { transaction_type: type, order_number: "ord-77", amount: 777, currency: "EUR", status: "approved" },
    ]);
  }
  expect((await send("void", "ord-78", 1)).status).toBe(422);
});

const card = {
  ip: "10.1.10.111",
  pan_token: "3cfb7f1df0ef7ef707ad213e4850219ed4b4553a96a68b6430359d002acdcafd",
  moto: true,
};

test("the access token that is issued is accepted, and expires", async () => {
  const [contract] = await loadApis(["monri"]);
  const { authenticityToken, merchantKey } = (contract as Contract).testCredentials;
  const mock = createMockFetch({ contract: contract as Contract, seed: 1 });
  const server = "https://ipgtest.monri.com";
  const asked = await mock(`${server}/v2/oauth`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      client_id: authenticityToken,
      client_secret: merchantKey,
      scopes: ["customers"],
      grant_type: "client_credentials",
    }),
  });
  const { access_token: token, expires_in: life } = (await asked.json()) as {
    access_token: string;
    expires_in: number;
  };
  const list = () => mock(`${server}/v2/customers`, { headers: { authorization: `Bearer ${token}` } });
  expect((await list()).status).toBe(200);
  await mock.clock({ advance: life + 1 });
  expect((await list()).headers.get("countersign-refused")).toMatch(/^stale; accessToken expired/);
});
