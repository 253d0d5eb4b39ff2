import { createHash } from "node:crypto";
import { createClient, type operations } from "countersign/monri";
import { createMockFetch } from "countersign-dev/mock";
import { expect, test } from "vitest";
import { loadApis } from "../../src/contract/index.ts";

const credentials = { merchantKey: "qwert1234", authenticityToken: "7db11ea5d4a1af32421b564c79b946d1ead3daf0" };
const sha512 = (text: string) => createHash("sha512").update(text).digest("hex");

/** A client on a mock, and the bodies that it sent. */
function onMock() {
  const mock = createMockFetch({ api: "monri", seed: 1 });
  const sent: any[] = [];
  const monri = createClient({
    server: "test",
    credentials,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const text = await request.clone().text();
      if (text) sent.push(JSON.parse(text));
      return mock(request);
    },
  });
  return { monri, sent };
}

const transaction = {
  transaction_type: "purchase" as const,
  amount: 1990,
  currency: "EUR",
  order_number: "order-1",
  pan_token: "3cfb7f1df0ef7ef707ad213e4850219ed4b4553a96a68b6430359d002acdcafd",
};

test("a capture, a refund and a void are signed in their body and go to their own call", async () => {
  const { monri, sent } = onMock();
  await monri.createTransaction({ body: { transaction } });
  for (const transaction_type of ["capture", "refund", "void"]) {
    const { order_number, amount, currency } = transaction;
    const body = { transaction: { transaction_type, order_number, amount, currency } };
    const managed = await monri.manageTransaction({ body });
    expect(managed.status).toBe(201);
    expect(sent.at(-1).transaction).toMatchObject({
      transaction_type,
      authenticity_token: credentials.authenticityToken,
      digest: sha512(`${credentials.merchantKey}order-11990EUR`),
    });
  }
});

test("a transaction can not be created as a refund", async () => {
  const [contract] = await loadApis(["monri"]);
  // `any`: the document is JSON, whose shape the next line is about.
  const input = contract?.document.components?.schemas?.TransactionInput as any;
  expect(input.properties.transaction.properties.transaction_type.enum).toEqual(["authorize", "purchase"]);
  // @ts-expect-error refunds go to manageTransaction
  const refused: operations["createTransaction"]["requestBody"]["content"]["application/json"]["transaction"]["transaction_type"] =
    "refund";
  const { monri } = onMock();
  const { status } = await monri.createTransaction({
    body: { transaction: { ...transaction, transaction_type: refused } },
  });
  expect(status).toBe(422);
});

test.each(["2024-03-05T09:10:00Z", 1709629800])(
  "a card becomes a temporary token at %s, with which a transaction is made",
  async (timestamp) => {
    const { monri, sent } = onMock();
    const card = { temp_card_id: "a-1", timestamp, pan: "4111111111111111", expiration_date: "2802" };
    const made = await monri.createTemporaryCard({ body: card });
    expect(sent[0]).toMatchObject({ timestamp, digest: sha512(`${credentials.merchantKey}a-1${timestamp}`) });
    if (made.status !== 200 || !made.data.id) throw new Error(`expected a token, got ${made.status}`);
    const { pan_token, ...withoutCard } = transaction;
    const paid = await monri.createTransaction({
      body: { transaction: { ...withoutCard, temp_card_id: made.data.id } },
    });
    expect(paid.status).toBe(201);
  },
);

test("the loop of 3-D Secure is walked to its end", async () => {
  const { monri } = onMock();
  const asked = await monri.createTransaction({ body: { transaction }, headers: { prefer: "example=SecureMessage" } });
  if (asked.status !== 201 || !("secure_message" in asked.data)) throw new Error("expected a secure message");
  const MD = asked.data.secure_message.authenticity_token;
  const done = await monri.completeTransaction({ body: { PaRes: "ParesHandlingByClientIsDiscontinued", MD } });
  if (done.status !== 201) throw new Error(`expected a transaction, got ${done.status}`);
  expect(done.data.transaction.status).toBe("approved");
});

test("a merchant charges a saved card without the buyer", async () => {
  const { monri, sent } = onMock();
  const body = { transaction: { ...transaction, merchant_initiated_transaction: true } };
  expect((await monri.createTransaction({ body })).status).toBe(201);
  expect(sent[0].transaction).toMatchObject({ merchant_initiated_transaction: true, pan_token: transaction.pan_token });
});

test("a payment that is confirmed with a card is executed", async () => {
  const { monri } = onMock();
  const created = await monri.createPayment({
    body: { amount: 250, order_number: "o-1", currency: "EUR", transaction_type: "purchase", order_info: "Two books" },
  });
  if (created.status !== 200) throw new Error(`expected a payment, got ${created.status}`);
  const { id, client_secret } = created.data;
  const card = { type: "card", data: { pan: "4111111111111111", cvv: "123", expiration_date: "2112" } };
  const confirmed = await monri.confirmPayment({ params: { path: { client_secret } }, body: { payment_method: card } });
  expect(confirmed).toMatchObject({ status: 200, data: { status: "executed", payment_result: { amount: 250 } } });
  const { data } = await monri.getPaymentStatus({ params: { path: { id } } });
  expect(data).toMatchObject({
    payment_status: "executed",
    payment_result: { status: "approved", order_number: "o-1", payment_method: { type: "card" } },
  });
});
