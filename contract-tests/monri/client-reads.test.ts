import { createClient } from "countersign/monri";
import { createMockFetch } from "countersign-dev/mock";
import { expect, test } from "vitest";

const credentials = { merchantKey: "qwert1234", authenticityToken: "7db11ea5d4a1af32421b564c79b946d1ead3daf0" };
const create = () =>
  createClient({ server: "test", credentials, fetch: createMockFetch({ api: "monri", seed: 1 }) as typeof fetch });

/** What monri-android reads of every customer; it fails where one is absent. */
const ofCustomer =
  "uuid merchant_customer_id description email name phone status deleted city country zip_code address metadata created_at updated_at deleted_at".split(
    " ",
  );

test("a customer has every property that the vendor's Android client reads, alone and in the list", async () => {
  const monri = create();
  const made = await monri.createCustomer({ body: { name: "Ana" } });
  if (made.status !== 200) throw new Error(`expected a customer, got ${made.status}`);
  const list = await monri.listCustomers();
  if (list.status !== 200) throw new Error(`expected a list, got ${list.status}`);
  const item = list.data.data.find(({ uuid }) => uuid === made.data.uuid);
  for (const customer of [made.data, item]) {
    expect(Object.keys(customer ?? {})).toEqual(expect.arrayContaining(ofCustomer));
    // The client breaks on null.
    expect(customer?.metadata).toEqual({});
  }
  expect(item?.id).toBe(made.data.uuid);
});

test("a deletion names the customer as the page does and as the vendor's clients do", async () => {
  const monri = create();
  const made = await monri.createCustomer({ body: { name: "Ana" } });
  if (made.status !== 200) throw new Error(`expected a customer, got ${made.status}`);
  const { uuid } = made.data;
  const deleted = await monri.deleteCustomer({ params: { path: { uuid } } });
  expect(deleted.data).toEqual({ status: "approved", id: uuid, uuid, deleted: true });
});

test("the status of a payment is full straight after its creation, with no payment method yet", async () => {
  const monri = create();
  // The vendor's own clients leave the description of the order out.
  const payment = { amount: 100, order_number: "o-1", currency: "EUR", transaction_type: "purchase" as const };
  const made = await monri.createPayment({ body: payment });
  if (made.status !== 200) throw new Error(`expected a payment, got ${made.status}`);
  const { data } = await monri.getPaymentStatus({ params: { path: { id: made.data.id } } });
  expect(data).toEqual({
    status: "approved",
    payment_status: "payment_method_required",
    client_secret: made.data.client_secret,
    payment_result: {
      status: "action-required",
      ...payment,
      created_at: "2026-01-01T00:00:00.000Z",
      payment_method: null,
      response_message: null,
    },
  });
});

test.each([
  ["an order number that is a number", "createPayment", { order_number: 4711 }],
  ["a payment link with empty strings", "createOrUpdatePaymentLink", { ch_full_name: "", ch_phone: "", ch_email: "" }],
  ["a payment link without installments", "createOrUpdatePaymentLink", { number_of_installments: "", comment: "" }],
] as const)("what clients send is accepted: %s", async (_, operation, change) => {
  const body = { amount: 100, order_number: "o-1", currency: "EUR", transaction_type: "purchase", ...change };
  const monri = create();
  const { status } = await monri[operation]({ body: body as never });
  expect(status).toBe(200);
});

test("an access token is asked for without any scope", async () => {
  const { status } = await create().createAccessToken({ body: { grant_type: "client_credentials", scopes: [] } });
  expect(status).toBe(200);
});
