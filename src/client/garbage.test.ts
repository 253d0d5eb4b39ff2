import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApiClient } from "./create-client.ts";
import { startTestServer } from "./test-server.ts";

// Node 20 to 24 collect what `AbortSignal.any` makes of `AbortSignal.timeout`: no such time limit ever passes once the
// collector has run while a call waits.
let server: Awaited<ReturnType<typeof startTestServer>>;
let collecting: ReturnType<typeof setInterval>;
beforeAll(async () => {
  server = await startTestServer(() => {});
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collecting = setInterval(collect, 10);
});
afterAll(() => {
  clearInterval(collecting);
  return server.close();
});

const wait = (timeout: number, signal?: AbortSignal): Promise<string> => {
  const api = { api: "acme", servers: {}, operations: { wait: { route: "GET /", security: [] } } };
  const client = createApiClient<object, { wait(call: { signal?: AbortSignal }): Promise<unknown> }>(api, {
    server: server.url,
    credentials: {},
    timeout,
    retries: 0,
  });
  return client.wait({ signal }).then(
    () => "answered",
    ({ code }) => code,
  );
};

test("a time limit passes, and a caller's abort arrives, whenever the collector runs", async () => {
  const calls = Array.from({ length: 10 }, () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 200);
    return [wait(200), wait(60_000, controller.signal), wait(60_000, AbortSignal.timeout(200))];
  });
  const codes = await Promise.all(calls.flat());
  expect(codes).toEqual(calls.flatMap(() => ["timed-out", "aborted", "aborted"]));
});
