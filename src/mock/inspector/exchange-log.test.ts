import { expect, test } from "vitest";
import type { Exchange } from "../create-mock.ts";
import { createExchangeLog, keptExchanges } from "./exchange-log.ts";

const exchange = (sent: string, received: string): Exchange => ({
  at: 0,
  request: { method: "POST", url: "http://mock.test/a", headers: new Headers(), body: new TextEncoder().encode(sent) },
  response: { status: 200, headers: {}, body: received, json: received },
  entry: { method: "POST", path: "/a", verdict: "accepted", status: 200, ms: 1 },
  changes: [],
  deliveries: [],
  apis: [],
});

test("the last 100 exchanges are kept, and their numbers go on", () => {
  const log = createExchangeLog();
  for (let i = 0; i < 3 * keptExchanges + 7; i++) log.add(exchange("", ""));
  const kept = log.list();
  expect(kept).toHaveLength(100);
  expect([kept[0]?.n, kept.at(-1)?.n]).toEqual([2 * keptExchanges + 8, 3 * keptExchanges + 7]);
  log.clear();
  expect(log.list()).toEqual([]);
});

test("an exchange is kept as it is, a large body cut", () => {
  const log = createExchangeLog();
  const small = exchange("a", "b");
  log.add(small);
  log.add(exchange("a".repeat(70_000), "č".repeat(70_000)));
  const [first, second] = log.list();
  expect(first?.exchange).toBe(small);
  expect(second?.cut).toEqual({ request: 70_000, response: 140_000 });
  expect(second?.exchange.request.body).toHaveLength(65_536);
  expect(second?.exchange.response).toMatchObject({ status: 200, body: "č".repeat(65_536) });
  expect(second?.exchange.response.json).toBeUndefined();
});

test("who waits for something new is told at once, or when the log is closed", async () => {
  const log = createExchangeLog();
  const before = log.version();
  let told = 0;
  const waits = [1, 2].map(() => log.changed(before, 60_000).then(() => told++));
  await Promise.resolve();
  expect(told).toBe(0);
  log.add(exchange("", ""));
  await Promise.all(waits);
  await log.changed(before, 60_000);
  const last = log.changed(log.version(), 60_000);
  log.close();
  await last;
  await log.changed(log.version(), 60_000);
});
