import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createMockFetch } from "../create-mock-fetch.ts";
import { fixture, loadFixture } from "../fixtures/requests.ts";
import type { LogEntry } from "../log-line.ts";
import { type MockServer, startMockServer } from "../server.ts";

const log: LogEntry[] = [];
const order = { method: "POST", body: '{"amount":5}', headers: { "content-type": "application/json" } };
let server: MockServer;

beforeAll(async () => {
  server = await startMockServer([await loadFixture("orders")], {
    port: 0,
    onRequest: (entry) => void log.push(entry),
  });
});
afterAll(() => server.close());
beforeEach(() => fetch(`${server.url}/_countersign/scenario`, { method: "DELETE" }));

const call = (more: Record<string, string> = {}, at = server.url, by: typeof fetch = fetch) =>
  by(`${at}/orders`, { ...order, headers: { ...order.headers, ...more } });

const scenario = (value: unknown, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/_countersign/scenario`, {
    method: "PUT",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(value),
  });

describe.each(["over HTTP", "in-process"])("%s", (where) => {
  const mock = where === "in-process" ? createMockFetch({ api: fixture("orders") }) : fetch;
  const prefer = (prefer: string) => call({ prefer }, where === "in-process" ? "http://mock" : server.url, mock);

  test("a response is as late as is preferred", async () => {
    const began = performance.now();
    expect((await prefer("latency=120")).status).toBe(201);
    expect(performance.now() - began).toBeGreaterThan(115);
  });

  test("a connection is cut before the response, or in the middle of it", async () => {
    await expect(prefer("fault=reset")).rejects.toThrow("fetch failed");
    const cut = await prefer("fault=truncate");
    expect(cut.status).toBe(201);
    await expect(cut.text()).rejects.toThrow("terminated");
  });

  test("a body is garbage, or slow", async () => {
    const garbage = await prefer("fault=garbage");
    expect(garbage.headers.get("content-type")).toBe("application/json");
    await expect(garbage.json()).rejects.toThrow(SyntaxError);
    const began = performance.now();
    const slow = await prefer("fault=slow");
    expect(performance.now() - began).toBeLessThan(1000);
    expect((await slow.json()).id).toMatch(/^ord_/);
    expect(performance.now() - began).toBeGreaterThan(1500);
  });

  test("a preference that is not known is refused", async () => {
    for (const wrong of ["fault=fire", "latency=soon", "latency=9999999"])
      expect((await prefer(wrong)).status).toBe(400);
  });
});

describe("a scenario", () => {
  test("gives the contract's response for a status, or a bare one", async () => {
    expect((await scenario({ rules: [{ sequence: [503, { code: 502, retryAfter: 3 }] }] })).status).toBe(204);
    const down = await call();
    expect([down.status, await down.json()]).toEqual([503, { error: "down" }]);
    const gateway = await call();
    expect([gateway.status, gateway.headers.get("retry-after")]).toEqual([502, "3"]);
    expect(gateway.headers.get("content-type")).toBe("application/problem+json");
    expect((await call()).status).toBe(201);
    expect(log.at(-2)).toMatchObject({ verdict: "injected", status: 502, operation: "createOrder" });
  });

  test("limits a rate with the contract's headers and Retry-After", async () => {
    await scenario({ rules: [{ rate: { limit: 1, per: 60 } }] });
    expect((await call()).status).toBe(201);
    const limited = await call();
    expect(limited.status).toBe(429);
    expect(await limited.json()).toEqual({ error: "slow down" });
    const headers = Object.fromEntries(limited.headers);
    expect(headers).toMatchObject({ "x-ratelimit-limit-minute": "1", "x-ratelimit-remaining-minute": "0" });
    expect(Number(headers["retry-after"])).toBeGreaterThan(0);
    expect(headers["x-ratelimit-reset"]).toBe(headers["retry-after"]);
  });

  test("is that of one namespace", async () => {
    await scenario({ rules: [{ code: 503 }] }, { "countersign-namespace": "stormy" });
    expect((await call({ "countersign-namespace": "stormy" })).status).toBe(503);
    expect((await call()).status).toBe(201);
  });

  test("that is not one is said in one sentence", async () => {
    const response = await scenario({ rules: [{ fault: "fire" }] });
    expect(response.status).toBe(400);
    expect((await response.json()).detail).toMatch(/^The scenario: rules\[0\]\.fault: expected one of/);
  });
});

describe("steering", () => {
  test("sends a webhook, lists it, and says where the others go", async () => {
    const bodies: string[] = [];
    const receiver = createServer(async (request, response) => {
      let text = "";
      for await (const chunk of request) text += chunk;
      bodies.push(text);
      response.end();
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => receiver.once("listening", resolve));
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
    const headers = { "content-type": "application/json", "countersign-namespace": "hooks" };
    const steer = (path: string, method: string, body?: unknown) =>
      fetch(`${server.url}/_countersign${path}`, {
        method,
        headers,
        body: body === undefined ? null : JSON.stringify(body),
      });
    expect((await steer("/webhooks/orderCreated", "POST")).status).toBe(400);
    expect((await steer("/webhook-url", "POST", { url, copies: 2 })).status).toBe(200);
    const sent = await steer("/webhooks/orderCreated", "POST", { object: { id: "ord_5" }, wait: true });
    expect(await sent.json()).toMatchObject({ deliveries: [{ webhook: "orderCreated", state: "delivered", url }] });
    expect(JSON.parse(bodies[0] as string).data.id).toBe("ord_5");
    const { deliveries } = await (await steer("/webhooks", "GET")).json();
    expect(deliveries).toMatchObject([{ attempts: [{ status: 200 }], body: { data: { email: "‹sensitive›" } } }]);
    expect((await steer("/webhooks", "DELETE")).status).toBe(204);
    expect(await (await steer("/webhooks", "GET")).json()).toEqual({ deliveries: [] });
    expect((await steer("/webhook-url", "DELETE")).status).toBe(204);
    receiver.close();
  });

  test("refuses what it does not know", async () => {
    const steer = (path: string, init: RequestInit) => fetch(`${server.url}/_countersign${path}`, init);
    expect((await steer("/nope", {})).status).toBe(404);
    expect((await steer("/webhooks", { method: "PUT" })).status).toBe(405);
    expect((await steer("/webhook-url", { method: "POST", body: "url=1" })).status).toBe(400);
    const page = { origin: "https://elsewhere.test" };
    expect((await steer("/webhooks", { headers: page })).status).toBe(403);
    const headers = { "content-type": "application/json" };
    for (const body of ["{", "[]", '{"url":"ftp://x"}', '{"copies":0}', '{"what":1}', '{"signature":"nice"}'])
      expect([body, (await steer("/webhook-url", { method: "POST", headers, body })).status]).toEqual([body, 400]);
  });
});
