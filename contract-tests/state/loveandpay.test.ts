import { expect, test } from "vitest";
import { judgedMock } from "./judged.ts";

const id = "550e8400-e29b-41d4-a716-446655440000";

test("block and unblock show in the customer and in the list", async () => {
  const { call } = await judgedMock("loveandpay", { seed: 1 });
  const blocked = async () => [
    (await call("getCustomer", { id })).body.customer.isBlocked,
    (await call("listCustomers")).body.data.map(({ isBlocked }: { isBlocked: boolean }) => isBlocked),
  ];
  expect(await blocked()).toEqual([false, [false, false]]);
  expect((await call("blockCustomer", { id }, { reason: "why" })).body.customer).toEqual({
    id,
    isBlocked: true,
    blockedAt: "2026-01-01T00:00:00.000Z",
    blockedReason: "why",
  });
  expect(await blocked()).toEqual([true, [true, false]]);
  expect((await call("blockCustomer", { id })).body.customer.blockedReason).toBe(null);
  expect((await call("unblockCustomer", { id })).body.customer).toEqual({ id, isBlocked: false });
  expect(await blocked()).toEqual([false, [false, false]]);
  expect((await call("blockCustomer", { id: "550e8400-e29b-41d4-a716-44665544dead" })).status).toBe(404);
});

test("a created KYC session can be read and listed", async () => {
  const { call } = await judgedMock("loveandpay", { seed: 1 });
  const { session } = (await call("createKycSession", {}, { customerId: "c-1", language: "en" })).body;
  expect(session).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    sessionId: `verification-${session.id}`,
    invoiceId: null,
    customerId: "c-1",
    status: "NOT_STARTED",
    verificationUrl: `https://kyc.loveandpay.io/verify/${session.id}`,
    createdAt: "2026-01-01T00:00:00.000Z",
    expiresAt: "2026-01-01T00:30:00.000Z",
  });
  expect((await call("getKycSession", { id: session.id })).body.session).toEqual({ ...session, verification: null });
  const { data, pagination } = (await call("listKycSessions", { limit: 2 })).body;
  expect(data[0]).toMatchObject({ id: session.id, customerId: "c-1", status: "NOT_STARTED" });
  expect(pagination).toEqual({ total: 3, limit: 2, offset: 0, pages: 2 });
  const found = (await call("listKycSessions", { status: "NOT_STARTED" })).body;
  expect([found.data.length, found.pagination.total]).toEqual([1, 1]);
});

test("customers are found by search, filters, phone and email", async () => {
  const { call } = await judgedMock("loveandpay");
  const names = async (query: Record<string, string>) =>
    (await call("listCustomers", query)).body.data.map(({ fullName }: { fullName: string }) => fullName);
  expect(await names({ search: "петр" })).toEqual(["Мария Петрова"]);
  expect(await names({ kycStatus: "VERIFIED" })).toEqual(["Иван Иванов"]);
  expect(await names({ kycStatus: "REJECTED" })).toEqual([]);
  expect((await call("checkCustomer", { email: "maria@example.com" })).body).toMatchObject({
    exists: true,
    customer: { fullName: "Мария Петрова", kycStatus: "PENDING" },
  });
  expect((await call("checkCustomer", { email: "nobody@example.com" })).body).toMatchObject({ exists: false });
});

test("an invoice has its own number, and the customer that it was made for", async () => {
  const { call } = await judgedMock("loveandpay");
  const customer = { name: "Ana", email: "ana@example.com", phone: "+79990000000" };
  const { body } = await call("createInvoice", {}, { amount: 700, currency: "RUB", description: "Tea", customer });
  expect(body.invoice.paymentLink).toBe(`https://loveandpay.io/pay/${body.invoice.invoiceNumber}`);
  const read = (await call("getInvoice", { id: body.invoice.id })).body.invoice;
  expect(read).toMatchObject({ amount: 700, status: "PENDING", customerName: "Ana", customerPhone: "+79990000000" });
  expect(read.paidAt ?? null).toBe(null);
  expect((await call("listInvoices")).body.data[0]).toMatchObject({ id: body.invoice.id, amount: 700 });
});
