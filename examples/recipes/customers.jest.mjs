// Run with `NODE_OPTIONS=--experimental-vm-modules npx jest`: Jest loads ES modules no other way.
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
  expect(created.status).toBe(200);
  const found = await monri.getCustomer({ params: { path: { uuid: created.data.uuid } } });
  expect(found.data).toEqual(created.data);
});

test("and is not there in another test", async () => {
  const list = await monri.listCustomers();
  expect(list.data.data.map(({ name }) => name)).toEqual(["Test"]);
});
