import { type Client, createClient } from "countersign/monri";
import { createMockFetch } from "countersign-dev/mock";
import { test as base, expect } from "vitest";

/** Every test gets a client of its own, with a mock of its own behind it. */
const test = base.extend<{ monri: Client }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern which fixtures this one needs.
  monri: async ({}, use) => {
    const credentials = { merchantKey: "qwert1234", authenticityToken: "7db11ea5d4a1af32421b564c79b946d1ead3daf0" };
    await use(createClient({ server: "test", credentials, fetch: createMockFetch({ api: "monri", seed: 1 }) }));
  },
});

test("a customer who was created is found again", async ({ monri }) => {
  const created = await monri.createCustomer({ body: { name: "Ana" } });
  expect(created.status).toBe(200);
  if (created.status !== 200) return;
  const found = await monri.getCustomer({ params: { path: { uuid: created.data.uuid } } });
  expect(found.data).toEqual(created.data);
});

test("and is not there in another test", async ({ monri }) => {
  const list = await monri.listCustomers();
  expect(list.status === 200 && list.data.data.map(({ name }) => name)).toEqual(["Test"]);
});
