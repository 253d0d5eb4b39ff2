import { expect, test } from "vitest";
import { createMockFetch } from "../create-mock-fetch.ts";
import { inlineContract, json } from "../fixtures/inline.ts";

async function deliver(schema: object, more: object = {}) {
  const received: string[] = [];
  const contract = await inlineContract({
    paths: { "/ping": { get: { operationId: "ping", responses: { 204: { description: "ok" } } } } },
    webhooks: { paid: { post: { requestBody: json(schema, more), responses: { 200: { description: "ok" } } } } },
  });
  const mock = createMockFetch({
    contract,
    webhookUrl: "http://127.0.0.1:9/",
    webhookFetch: async (_, init) => {
      received.push(new TextDecoder().decode(init?.body as Uint8Array));
      return new Response();
    },
  });
  const response = await mock("http://mock/_countersign/webhooks/paid", { method: "POST" });
  const [delivery] = await mock.deliveries();
  await mock.close();
  return {
    status: response.status,
    received,
    error: delivery?.attempts[0]?.error,
    note: delivery?.note,
    said: await response.text(),
  };
}

test("a webhook without an example carries a body that fits its schema", async () => {
  const schema = { type: "object", required: ["type"], properties: { type: { const: "paid" }, n: { type: "number" } } };
  const { received, error } = await deliver(schema);
  expect(error).toBeUndefined();
  expect(received.map((body) => JSON.parse(body))).toEqual([{ type: "paid", n: expect.any(Number) }]);
});

test("nothing is sent where no such body can be made, and that is said", async () => {
  const { status, said, received } = await deliver({ type: "string", minLength: 3, maxLength: 2 });
  expect([status, received]).toEqual([400, []]);
  expect(said).toMatch(/The contract has no example of the webhook paid, and none can be made \(.+\); pass a body/);
});

test("an example that does not fit is sent as it is, and the delivery says so", async () => {
  const schema = { type: "object", properties: { n: { type: "integer" } } };
  const { received, note } = await deliver(schema, { example: { n: "many" } });
  expect(received).toEqual(['{"n":"many"}']);
  expect(note).toBe("not signed: the contract does not say how; the body does not fit: /n must be integer");
});
