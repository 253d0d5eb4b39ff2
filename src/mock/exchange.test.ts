import { expect, test } from "vitest";
import { createMock, type Exchange } from "./create-mock.ts";
import { loadFixture, signed } from "./fixtures/requests.ts";
import type { LogEntry } from "./log-line.ts";

test("whoever looks on sees each request with what it changed and caused", async () => {
  const seen: Exchange[] = [];
  const kiosk = await loadFixture("kiosk");
  const options = {
    webhookUrl: "http://127.0.0.1/hook",
    webhookFetch: async () => new Response(),
    onExchange: (exchange: Exchange) => void seen.push(exchange),
  };
  const mock = await createMock([kiosk, await loadFixture("plain")], options);
  const send = async (method: string, path: string, body = "") => {
    const headers = { "content-type": "application/json" };
    const wire = await signed(kiosk, ["signature"], { method, url: `http://mock.test${path}`, body, headers });
    const bytes = new TextEncoder().encode(body);
    return mock.handle({ ...wire, headers: new Headers(wire.headers), body: bytes });
  };
  await send("POST", "/kiosk/sales", '{"amount":7}');
  await send("POST", "/kiosk/sales", '{"amount":"seven"}');
  await send("GET", "/kiosk/nothing");
  await send("GET", "/nobody");
  await send("GET", "/_countersign/state");
  const [created, invalid, unrouted, nobody] = seen;
  const verdicts = seen.map(({ entry }) => entry.verdict);
  expect(verdicts).toEqual(["accepted", "invalid", "unrouted", "unrouted", "accepted"]);
  expect(created?.changes).toMatchObject([{ kind: "created", resource: "sale", after: { amount: 7 } }]);
  expect(created?.deliveries).toEqual(mock.webhooks.list());
  expect(created?.deliveries).toHaveLength(1);
  expect(created?.routed).toMatchObject({ operation: { id: "createSale" }, path: "/sales", namespace: "default" });
  expect(invalid?.entry.detail?.reasons).toHaveLength(1);
  expect(unrouted?.target?.contract).toBe(kiosk);
  expect(unrouted?.routed).toBeUndefined();
  expect(nobody?.target).toBeUndefined();
  await mock.close();
});

test("what signs nothing but webhooks gets into no log, neither a published secret nor one that was given", async () => {
  const kiosk = await loadFixture("kiosk");
  const loggedPath = async (secret: string, credentials?: Record<string, string>) => {
    let path = "";
    const onRequest = (entry: LogEntry) => {
      path = entry.path;
    };
    const mock = await createMock([kiosk], { onRequest, ...(credentials && { credentials: { kiosk: credentials } }) });
    await mock.fetch(new Request(`http://mock.test/kiosk/${secret}`));
    expect(mock.credentials.kiosk).not.toHaveProperty("webhookSecret");
    return path;
  };
  expect(await loggedPath("whsec_kiosk")).toBe("/kiosk/‹webhookSecret›");
  expect(await loggedPath("own_secret", { webhookSecret: "own_secret" })).toBe("/kiosk/‹webhookSecret›");
});
