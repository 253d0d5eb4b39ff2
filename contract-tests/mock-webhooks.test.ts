import { afterAll, describe, expect, test } from "vitest";
import { verify } from "../src/auth/index.ts";
import { type Contract, loadApis, type Operation } from "../src/contract/index.ts";
import { createMockFetch, type MockFetch } from "../src/mock/index.ts";
import { readWebhooks } from "../src/mock/webhooks/read-webhooks.ts";
import { signedSample } from "../src/samples/signed-sample.ts";
import { schemaCheck } from "../src/schema/index.ts";

const contracts = (await loadApis()).filter(({ webhooks }) => webhooks.length > 0);
const mocks: MockFetch[] = [];
afterAll(() => Promise.all(mocks.map((mock) => mock.close())));

interface Received {
  headers: Headers;
  bytes: Uint8Array;
  json: unknown;
}

function mockOf(contract: Contract): { mock: MockFetch; received: Received[] } {
  const received: Received[] = [];
  const mock = createMockFetch({
    contract,
    webhookUrl: "https://receiver.test/",
    webhookFetch: async (input, init) => {
      const request = new Request(input, init);
      const bytes = new Uint8Array(await request.arrayBuffer());
      received.push({ headers: request.headers, bytes, json: JSON.parse(new TextDecoder().decode(bytes)) });
      return new Response();
    },
  });
  mocks.push(mock);
  return { mock, received };
}

async function expectGenuine(contract: Contract, webhook: Operation, { headers, bytes, json }: Received) {
  const media = Object.values(webhook.body?.content ?? {})[0];
  if (media) expect(schemaCheck(contract, "response")(media.pointer, json)).toEqual([]);
  for (const { name, required } of webhook.parameters)
    if (required) expect([name, headers.has(name)]).toEqual([name, true]);
  const [requirement = []] = webhook.security;
  if (requirement.some((name) => contract.schemes[name]?.unknown !== undefined)) return;
  const request = { method: "POST", url: "https://receiver.test/", headers, body: bytes };
  expect(await verify(contract.schemes, requirement, request, contract.testCredentials)).toEqual({ ok: true });
}

describe.each(contracts.map((contract) => [contract.api, contract] as const))("%s", (_, contract) => {
  test.each(contract.webhooks.map((webhook) => [webhook.path, webhook] as const))(
    "%s is sent on demand, as the contract has it",
    async (name, webhook) => {
      const { mock, received } = mockOf(contract);
      await mock(`https://mock.test/_countersign/webhooks/${name}`, { method: "POST" });
      expect(await mock.deliveries()).toMatchObject([{ webhook: name, state: "delivered" }]);
      await expectGenuine(contract, webhook, received[0] as Received);
    },
  );

  const caused = readWebhooks(contract).flatMap(({ operation: webhook, causes }) =>
    causes.flatMap(({ operation: id }) => {
      const operation = contract.operations.find((operation) => operation.id === id);
      return operation ? [[webhook.path, operation.id, webhook, operation] as const] : [];
    }),
  );
  test.runIf(caused.length).each(caused)("%s is caused by %s", async (_, __, webhook, operation) => {
    const { mock, received } = mockOf(contract);
    const { testCredentials } = contract;
    const base = contract.servers[0]?.url ?? "https://mock.test";
    const { url, ...request } = await signedSample(contract, operation, base, testCredentials, Date.now());
    const response = await mock(url, { ...request, body: new Uint8Array(request.body) });
    expect(response.status).toBeLessThan(300);
    expect(await mock.deliveries()).toMatchObject([{ webhook: webhook.path, state: "delivered" }]);
    await expectGenuine(contract, webhook, received[0] as Received);
    // The same object: its id, wherever either of them has it.
    const id = /"id":("[^"]+"|\d+)/.exec(await response.text())?.[1];
    expect(JSON.stringify(received[0]?.json)).toContain(`"id":${id}`);
  });
});

test("an operation or resource that a webhook names exists", () => {
  for (const contract of contracts)
    for (const { causes } of readWebhooks(contract))
      for (const { operation } of causes)
        if (operation) expect(contract.operations.map(({ id }) => id)).toContain(operation);
});
