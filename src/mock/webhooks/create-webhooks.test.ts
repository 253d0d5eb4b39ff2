import { beforeEach, describe, expect, test } from "vitest";
import { verify } from "../../auth/index.ts";
import type { Contract } from "../../contract/index.ts";
import { inlineContract, json } from "../fixtures/inline.ts";
import { loadFixture } from "../fixtures/requests.ts";
import type { Change } from "../state/request-context.ts";
import { createWebhooks } from "./create-webhooks.ts";
import type { WebhookOptions } from "./delivery.ts";

interface Received {
  url: string;
  headers: Headers;
  text: string;
  body: any;
}

let orders: Contract;
let received: Received[];
let time: number;
/** What the receiver answers, in order; then 200. An error is thrown. */
let responses: (number | Error)[];
/** What runs later, by when. */
let timers: { at: number; run: () => void }[];

beforeEach(async () => {
  orders = await loadFixture("orders");
  [received, responses, timers, time] = [[], [], [], 1_700_000_000_000];
});

const change = (more: Partial<Change> = {}): Change => ({
  api: "orders",
  operation: "createOrder",
  kind: "created",
  resource: "orders",
  after: { id: "ord_7", status: "OPEN", amount: 10.1, email: "ana@example.com", internal: true },
  namespace: "default",
  at: time,
  ...more,
});

function make(options: WebhookOptions = {}, seed?: number) {
  const own: WebhookOptions = {
    webhookUrl: "https://receiver.test/hook",
    webhookFetch: async (input, init) => {
      const request = new Request(input, init);
      const text = await request.text();
      received.push({ url: request.url, headers: request.headers, text, body: JSON.parse(text) });
      const response = responses.shift() ?? 200;
      if (response instanceof Error) throw response;
      return new Response(null, { status: response });
    },
  };
  const after = (ms: number, run: () => void) => {
    const timer = { at: time + ms, run };
    timers.push(timer);
    return () => {
      timers = timers.filter((other) => other !== timer);
    };
  };
  const webhooks = createWebhooks({ ...own, ...options }, { now: () => time, after, seed: () => seed });
  webhooks.add(orders);
  return webhooks;
}

async function advance(webhooks: ReturnType<typeof make>, seconds: number): Promise<void> {
  time += seconds * 1000;
  const due = timers.filter(({ at }) => at <= time);
  timers = timers.filter(({ at }) => at > time);
  for (const { run } of due) run();
  await webhooks.settled();
}

const judge = ({ headers, text }: Received, now = time) =>
  verify(
    orders.schemes,
    ["hook"],
    { method: "POST", url: "https://receiver.test/hook", headers, body: new TextEncoder().encode(text) },
    orders.testCredentials,
    { now },
  );

describe("a change", () => {
  test("causes the webhook with the object as it now is, signed by the contract's template", async () => {
    const webhooks = make();
    webhooks.onChange(change());
    await webhooks.settled();
    expect(received).toHaveLength(1);
    const [{ url, headers, body }] = received as [Received];
    expect(url).toBe("https://receiver.test/hook");
    expect(body).toEqual({
      id: expect.stringMatching(/^evt_[0-9a-f]{32}$/),
      attempt: 0,
      data: { id: "ord_7", status: "OPEN", amount: 10.1, email: "ana@example.com", cents: 1010 },
    });
    expect(headers.get("x-webhook-time")).toBe("1700000000000");
    expect(headers.get("x-webhook-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get("user-agent")).toBe("Orders/1.0");
    expect(headers.get("content-type")).toBe("application/json");
    expect(await judge(received[0] as Received)).toEqual({ ok: true });
  });

  test("causes nothing when the object is not what the webhook is about, or was that before", async () => {
    const webhooks = make();
    webhooks.onChange(change({ operation: "updateOrder" }));
    webhooks.onChange(change({ after: { id: "ord_7", status: "DRAFT" } }));
    webhooks.onChange(change({ before: { id: "ord_7", status: "OPEN" } }));
    webhooks.onChange(change({ api: "others" }));
    await webhooks.settled();
    expect(received).toEqual([]);
  });

  test("causes nothing without an address, and goes to that of its namespace", async () => {
    const webhooks = make({ webhookUrl: undefined });
    webhooks.onChange(change());
    webhooks.direct("mine", { url: "https://mine.test/" });
    webhooks.onChange(change({ namespace: "mine" }));
    await webhooks.settled();
    expect(received.map(({ url }) => url)).toEqual(["https://mine.test/"]);
    expect(webhooks.list("mine")).toHaveLength(1);
    expect(webhooks.list("default")).toEqual([]);
  });

  test("makes the same ids from the same seed", async () => {
    const ids: string[] = [];
    for (const seed of [1, 1, 2]) {
      const webhooks = make({}, seed);
      webhooks.onChange(change());
      await webhooks.settled();
      ids.push(received.at(-1)?.body.id);
    }
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).not.toBe(ids[2]);
  });
});

describe("a delivery", () => {
  test("is repeated by the contract's schedule until it is received, signed anew, the event the same", async () => {
    responses = [500, new TypeError("fetch failed"), 200];
    const webhooks = make();
    webhooks.onChange(change());
    await webhooks.settled();
    expect(webhooks.list()).toMatchObject([{ state: "waiting", next: time + 60_000, attempts: [{ status: 500 }] }]);
    await advance(webhooks, 59);
    expect(received).toHaveLength(1);
    await advance(webhooks, 1);
    await advance(webhooks, 300);
    expect(received.map(({ body }) => body.attempt)).toEqual([0, 1, 2]);
    expect(new Set(received.map(({ body }) => body.id)).size).toBe(1);
    expect(await judge(received[2] as Received)).toEqual({ ok: true });
    expect(webhooks.list()).toMatchObject([
      { state: "delivered", attempts: [{ status: 500 }, { error: "fetch failed" }, { status: 200 }] },
    ]);
    expect(timers).toEqual([]);
  });

  test("has failed when the schedule is over; a status that the contract has not is no receipt", async () => {
    responses = [204, 302, 404];
    const webhooks = make();
    webhooks.onChange(change());
    await webhooks.settled();
    await advance(webhooks, 60);
    await advance(webhooks, 300);
    expect(webhooks.list()).toMatchObject([
      { state: "failed", attempts: [{ status: 204 }, { status: 302 }, { status: 404 }] },
    ]);
  });

  test("is listed without what is sensitive", async () => {
    const webhooks = make();
    webhooks.onChange(change());
    await webhooks.settled();
    expect(webhooks.list()[0]?.body).toMatchObject({ data: { id: "ord_7", email: "‹sensitive›" } });
    expect(JSON.stringify(webhooks.list())).not.toMatch(/ana@example|whsec/);
  });

  test("comes as often, as late and in the order that is asked for", async () => {
    const webhooks = make();
    const hook = { url: "https://receiver.test/hook" };
    webhooks.direct("default", { ...hook, copies: 2 });
    webhooks.onChange(change());
    await webhooks.settled();
    expect(received).toHaveLength(2);
    expect(received[0]?.body.id).toBe(received[1]?.body.id);

    webhooks.direct("default", { ...hook, delay: 5 });
    webhooks.onChange(change());
    await webhooks.settled();
    expect(received).toHaveLength(2);
    await advance(webhooks, 5);
    expect(received).toHaveLength(3);

    webhooks.direct("default", { ...hook, order: "reversed" });
    for (const id of ["first", "second"]) webhooks.onChange(change({ after: { id, status: "OPEN" } }));
    await webhooks.settled();
    await advance(webhooks, 1);
    expect(received.slice(3).map(({ body }) => body.data.id)).toEqual(["second", "first"]);
    webhooks.onChange(change({ after: { id: "alone", status: "OPEN" } }));
    await advance(webhooks, 1);
    expect(received.at(-1)?.body.data.id).toBe("alone");
  });

  test.each([
    ["missing", "missing"],
    ["wrong", "mismatch"],
    ["stale", "stale"],
    ["tampered", "mismatch"],
  ] as const)("is not let in by a receiver when its signature is %s", async (signature, reason) => {
    const webhooks = make();
    webhooks.send("orderCreated", { namespace: "default", signature });
    await webhooks.settled();
    expect(await judge(received[0] as Received)).toMatchObject({ ok: false, reason });
    expect(webhooks.list()[0]?.note).toBe(`signature ${signature}`);
  });
});

describe("on demand", () => {
  test("an event is the example, with the properties that are given, or the body that is given", async () => {
    const webhooks = make();
    webhooks.send("orderCreated", { namespace: "default" });
    await webhooks.settled();
    webhooks.send("orders/orderCreated", { namespace: "default", object: { id: "ord_9", amount: 2 } });
    await webhooks.settled();
    webhooks.send("receiveOrderCreated", { namespace: "default", body: { any: "thing" } });
    await webhooks.settled();
    expect(received.map(({ body }) => body.data)).toEqual([
      { id: "ord_0", status: "OPEN", amount: 1, email: "zoe@example.com", cents: 100 },
      { id: "ord_9", status: "OPEN", amount: 2, email: "zoe@example.com", cents: 200 },
      undefined,
    ]);
    expect(received[2]?.body).toEqual({ any: "thing" });
  });

  test("one whose signature nobody can make goes without, and says so", async () => {
    const webhooks = make();
    webhooks.send("orderLost", { namespace: "default" });
    await webhooks.settled();
    expect(received[0]?.headers.get("x-signature")).toBeNull();
    expect(webhooks.list()).toMatchObject([{ state: "delivered", note: "not signed: the contract does not say how" }]);
  });

  test("says what there is, and what is missing", () => {
    const webhooks = make({ webhookUrl: undefined });
    expect(() => webhooks.send("nope", { namespace: "default" })).toThrow(
      'there is no webhook "nope"; there are orders/orderCreated, orders/orderLost',
    );
    expect(() => webhooks.send("orderLost", { namespace: "default" })).toThrow(/no address to send it to/);
  });
});

test("the latest thousand deliveries are kept, and closing stops what waits", async () => {
  const webhooks = make();
  responses = [500];
  for (let i = 0; i < 1500; i++) webhooks.onChange(change());
  await webhooks.settled();
  expect(webhooks.list().length).toBe(1000);
  responses = [500];
  webhooks.onChange(change());
  await webhooks.settled();
  await webhooks.close();
  expect(webhooks.list().at(-1)?.state).toBe("stopped");
});

test("closing cuts off a delivery that a receiver does not answer", async () => {
  const webhooks = make({
    webhookFetch: (_, init) =>
      new Promise((_, reject) => {
        init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
      }),
  });
  webhooks.onChange(change());
  await new Promise((resolve) => setImmediate(resolve));
  await webhooks.close(1);
  await webhooks.settled();
  expect(webhooks.list()[0]?.attempts).toMatchObject([{ error: "cut off, because the mock was closed" }]);
});

test("a webhook goes to the whole address, of which nobody is shown what may be secret", async () => {
  const [secret] = Object.values(orders.testCredentials);
  const url = `https://receiver.test/${secret}/hook?token=URLSECRET`;
  const webhooks = make({ webhookUrl: url });
  webhooks.onChange(change());
  await webhooks.settled();
  expect(received[0]?.url).toBe(url);
  expect(JSON.stringify(webhooks.list())).toMatch(/"https:\/\/receiver.test\/‹\w+›\/hook\?token=‹hidden›"/);
  for (const hidden of ["URLSECRET", secret]) expect(JSON.stringify(webhooks.list())).not.toContain(hidden);
});

test("what changed is not written into, where its schema lets everything through", async () => {
  const payload = { "/data": { object: "" }, "/data/cents": { object: "/amount", times: 100 } };
  const contract = await inlineContract({
    paths: {},
    webhooks: {
      paid: {
        post: {
          ...{ "x-caused-by": { resource: "orders" }, "x-payload": payload },
          requestBody: json({ type: "object", properties: { data: { type: "object" } } }, { example: { data: {} } }),
          responses: { 200: { description: "ok" } },
        },
      },
    },
  });
  const webhooks = make();
  webhooks.add(contract);
  const after = { amount: 2 };
  webhooks.onChange(change({ api: contract.api, after }));
  await webhooks.settled();
  expect(received.map(({ body }) => body)).toEqual([{ data: { amount: 2, cents: 200 } }]);
  expect(after).toEqual({ amount: 2 });
});
