import { expect, test } from "vitest";
import { judgedMock } from "./judged.ts";

test("either id finds a created customer, an update keeps the rest", async () => {
  const { call } = await judgedMock("axisfi", { seed: 1 });
  const primary_contact = { contact_phone: "1", contact_email: "a@b.c" };
  const made = (await call("createCustomer", {}, { partner_customer_id: "P-1", primary_contact })).body;
  expect(made).toMatchObject({ customer_id: expect.stringMatching(/^cus_[0-9a-f]{32}$/), partner_customer_id: "P-1" });
  expect(made).not.toHaveProperty("business_details");
  expect((await call("getCustomerDetails", { customer_id: made.customer_id })).body).toEqual(made);
  expect((await call("getCustomerDetails", { partner_customer_id: "P-1" })).body).toEqual(made);
  const both = { customer_id: made.customer_id, partner_customer_id: "P-1" };
  expect((await call("getCustomerDetails", both)).body).toEqual(made);
  expect((await call("getCustomerDetails", { ...both, partner_customer_id: "P-2" })).status).toBe(404);
  expect((await call("getCustomerDetails", { customer_id: "cus_unknown" })).status).toBe(404);
  const changed = (
    await call("updateCustomer", { customer_id: made.customer_id }, { primary_contact: { contact_phone: "2" } })
  ).body;
  expect(changed).toEqual({ ...made, primary_contact: { contact_phone: "2", contact_email: "a@b.c" } });
});

test("a created deposit is among the transactions", async () => {
  const { call } = await judgedMock("axisfi", { seed: 1 });
  const partner_transaction_id = "partner-transaction-7777";
  const deposit = (
    await call("createDeposit", {}, { partner_transaction_id, network: "ETH", account_currency: "USDC", amount: 12.5 })
  ).body;
  expect(deposit).toMatchObject({
    transaction_id: expect.stringMatching(/^txn_[0-9a-f]{32}$/),
    amount: 12.5,
    status: "pending",
  });
  for (const operation of ["getTransactionDetails", "getDepositDetails"])
    for (const query of [
      { partner_transaction_id } as Record<string, string>,
      { transaction_id: deposit.transaction_id },
    ])
      expect((await call(operation, query)).body).toEqual(deposit);
  const page = async (page_number: number) => (await call("listTransactions", { page_number, page_size: 1 })).body;
  expect(await page(1)).toEqual([
    {
      id: deposit.transaction_id,
      reference_id: partner_transaction_id,
      type: "deposit",
      sender_amount: 12.5,
      receiver_amount: 12.5,
      created_at: "2026-01-01T00:00:00Z",
    },
  ]);
  expect((await page(2))[0].id).toBe("tx_12345678");
  expect(await page(3)).toEqual([]);
});
