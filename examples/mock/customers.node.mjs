// Run with `node --test`.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { createClient } from "countersign/monri";
import { createMockFetch } from "countersign-dev/mock";

const credentials = { merchantKey: "qwert1234", authenticityToken: "7db11ea5d4a1af32421b564c79b946d1ead3daf0" };

/** Every test gets a mock of its own. */
let monri;
beforeEach(() => {
  monri = createClient({ server: "test", credentials, fetch: createMockFetch({ api: "monri", seed: 1 }) });
});

test("a customer who was created is found again", async () => {
  const created = await monri.createCustomer({ body: { name: "Ana" } });
  assert.equal(created.status, 200);
  const found = await monri.getCustomer({ params: { path: { uuid: created.data.uuid } } });
  assert.deepEqual(found.data, created.data);
});

test("and is not there in another test", async () => {
  const list = await monri.listCustomers();
  assert.deepEqual(
    list.data.data.map(({ name }) => name),
    ["Test"],
  );
});
