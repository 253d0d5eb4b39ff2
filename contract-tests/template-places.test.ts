import { fileURLToPath } from "node:url";
import { constructEvent, signTestEvent, type WebhooksDescriptor } from "countersign/webhooks";
import { createMockFetch } from "countersign-dev/mock";
import { describe, expect, test } from "vitest";
import { type Schemes, sign, verify, type WireRequest } from "../src/auth/index.ts";
import { createApiClient } from "../src/client/index.ts";
import { describeWebhooks } from "../src/codegen/describe-webhooks.ts";
import { describeApi } from "../src/codegen/index.ts";
import { loadContract } from "../src/contract/index.ts";
import { workedExample } from "../src/docs/index.ts";

// A template in every place of src/auth/template-places.ts: what the client puts there, the mock and the receiver verify.

const contract = await loadContract(fileURLToPath(new URL("fixtures/template-places.yaml", import.meta.url)), "places");
const credentials = { secretKey: "demo-secret", apiKey: "demo-key" };
const mock = createMockFetch({ contract });

/** A client whose requests are kept, and can be changed on their way to the mock. */
function client(change: (request: Request) => Promise<Request> = async (request) => request) {
  const sent: Request[] = [];
  const fetch = async (input: Request | string | URL, init?: RequestInit) => {
    const request = await change(new Request(input, init));
    sent.push(request.clone());
    return mock(request);
  };
  const api = createApiClient<any, any>(describeApi(contract), {
    server: "https://places.example/v1",
    credentials,
    fetch,
  });
  return { api, sent };
}

const payment = { order: "o-7", parts: [{ amount: 10 }, { amount: 20 }] };

describe("an operation", () => {
  test("is sent with a value in each place, and let in", async () => {
    const { api, sent } = client();
    const { status } = await api.pay({ body: payment });
    expect(status).toBe(201);
    const [request] = sent as [Request];
    expect(request.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(new URL(request.url).searchParams.get("at")).toMatch(/^\d{13}$/);
    expect(request.headers.get("cookie")).toMatch(/^session=[0-9a-f]{64}$/);
    const body = await request.json();
    expect(body).toMatchObject({ digest: expect.any(String), parts: [{ sign: expect.any(String) }, {}] });
    expect(body.parts[0].sign).not.toBe(body.parts[1].sign);
  });

  const bodyWith = (from: string, to: string) => async (request: Request) =>
    new Request(request, { body: (await request.text()).replace(from, to) });
  test.each<[string, (request: Request) => Promise<Request>]>([
    ["an item of an array", bodyWith('"amount":20', '"amount":21')],
    ["a property", bodyWith("o-7", "o-8")],
    ["a parameter of the query", async (r) => new Request(r.url.replace("at=", "at=9"), r)],
    [
      "a cookie",
      async (r) =>
        new Request(r, { headers: { ...Object.fromEntries(r.headers), cookie: `session=${"0".repeat(64)}` } }),
    ],
    [
      "a header that is signed",
      async (r) =>
        new Request(r, {
          headers: { ...Object.fromEntries(r.headers), "x-request-id": "00000000-0000-4000-8000-000000000000" },
        }),
    ],
  ])("is refused when %s was changed on its way", async (_, change) => {
    const { api } = client(change);
    expect((await api.pay({ body: payment })).status).toBe(401);
  });

  test("with a list that has no items has nowhere to put its value, and says so", async () => {
    const { api } = client();
    await expect(api.pay({ body: { order: "o-1", parts: [] } })).rejects.toThrow("/parts/*/sign");
  });

  test("takes a form, whose field is appended", async () => {
    const { api, sent } = client();
    expect((await api.sendForm({ body: { amount: "5" } })).status).toBe(204);
    expect(await sent[0]?.text()).toMatch(/^amount=5&sign=[0-9a-f]{64}$/);
    const forged = client(bodyWith("amount=5", "amount=6"));
    expect((await forged.api.sendForm({ body: { amount: "5" } })).status).toBe(401);
  });

  test("has a worked example", async () => {
    for (const operation of [...contract.operations, ...contract.webhooks]) {
      const { bodyText } = await workedExample(contract, operation);
      expect(bodyText).toMatch(/sign/);
    }
  });
});

describe("a webhook that is signed in its own body", () => {
  const api = { ...describeWebhooks(contract), api: "places" } as unknown as WebhooksDescriptor<any, "event">;
  const payload = { event: "paid", items: [{ id: "a" }, { id: "b" }] };
  const made = () => signTestEvent(api, "paid", payload, credentials.secretKey);

  test("verifies, whether or not the object around its signature was there before", async () => {
    const { body, headers } = await made();
    expect(await constructEvent(api, body, headers, credentials.secretKey)).toMatchObject({ event: "paid" });
    const empty = await signTestEvent(api, "paid", { ...payload, signature: {} }, credentials.secretKey);
    expect(await constructEvent(api, empty.body, headers, credentials.secretKey)).toMatchObject({ event: "paid" });
  });

  test("is accepted without a header that proves nothing", async () => {
    const { body } = await made();
    expect(await constructEvent(api, body, {}, credentials.secretKey)).toMatchObject({ event: "paid" });
  });

  test.each([
    ["the body", '"paid","items"', '"paid","more":1,"items"'],
    ["an item", '"id":"b"', '"id":"c"'],
    ["a missing signature of an item", /,"sign":"[0-9a-f]+"\}\]/, "}]"],
    ["a missing signature", /"v1":"[0-9a-f]+"/, '"v1":""'],
    ["no items at all", /"items":\[.*?\]/, '"items":[]'],
  ])("is refused when forged: %s", async (_, from, to) => {
    const { body, headers } = await made();
    expect(body.replace(from, to)).not.toBe(body);
    await expect(constructEvent(api, body.replace(from, to), headers, credentials.secretKey)).rejects.toThrow();
  });
});

test("a body that was signed by the template is verified by it", async () => {
  const schemes: Schemes = contract.schemes;
  const requirement = contract.webhooks[0]?.security[0] ?? [];
  const request: WireRequest = {
    method: "POST",
    url: "https://receiver.example/",
    headers: new Headers({ "content-type": "application/json" }),
    body: new TextEncoder().encode('{ "event": "paid",\n "items": [ { "id": "a" } ] }'),
  };
  const signed = await sign(schemes, requirement, request, credentials);
  expect(await verify(schemes, requirement, signed, credentials)).toEqual({ ok: true });
});
