import { createServer } from "node:http";
import { afterEach, describe, expect, test, vi } from "vitest";
import { clientOf, closeAll, closeLater, credentials, errorOf, serve } from "./fixtures/acme.ts";
import { retryDelay } from "./retry.ts";
import { answerJson, startRawServer, startTestServer } from "./test-server.ts";

afterEach(closeAll);

/** Answers so often with this status, and then well. */
const failing =
  (times: number, status: number, headers = {}): Parameters<typeof startTestServer>[0] =>
  (_, response) =>
    times-- > 0
      ? answerJson(response, status, { why: "x".repeat(100_000) }, { "retry-after": "0", ...headers })
      : answerJson(response, 200, { id: "1" });

const path = { id: "1" };

describe("a call is made again", () => {
  test.each([429, 500, 502, 503, 504])("after a %i, when it is idempotent", async (status) => {
    const { client, received } = await serve(failing(2, status));
    expect(await client.getThing({ params: { path } })).toMatchObject({ status: 200 });
    expect(received).toHaveLength(3);
  });

  test.each<[string, (client: any) => Promise<unknown>]>([
    ["PUT", (c) => c.replaceThing({ params: { path }, body: { a: 1 } })],
    ["DELETE", (c) => c.deleteThing({ params: { path } })],
    ["POST that the contract marks", (c) => c.searchThings({ body: { q: "ž" } })],
  ])("%s is idempotent too", async (_, call) => {
    const { client, received } = await serve(failing(1, 503));
    expect(await call(client)).toMatchObject({ status: 200 });
    expect(received).toHaveLength(2);
    expect(received[1]?.body).toEqual(received[0]?.body);
  });

  test("after a connection that broke, when it is idempotent", async () => {
    const { url, requests } = closeLater(
      await startRawServer((socket, _, number) =>
        number < 3 ? socket.destroy() : socket.end("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}"),
      ),
    );
    expect(await clientOf(url).listThings()).toMatchObject({ status: 200, data: {} });
    expect(requests).toHaveLength(3);
  });

  test("after the time limit of an attempt, when it is idempotent", async () => {
    let responses = 0;
    const { client } = await serve((_, response) => {
      if (++responses > 1) answerJson(response, 200, {});
    });
    expect(await client.listThings({ timeout: 100 })).toMatchObject({ status: 200 });
  });

  test("when no connection was made, whatever it is: nothing was sent", async () => {
    const gone = await startTestServer(() => {});
    await gone.close();
    const received: string[] = [];
    const late = createServer((request, response) => {
      received.push(`${request.method} ${request.url}`);
      answerJson(response, 201, { id: "1" });
    });
    // It is there at the second attempt.
    const onRetry = () => void late.listen(Number(new URL(gone.url).port), "127.0.0.1");
    closeLater({ close: () => late.close().closeAllConnections() });
    const client = clientOf(gone.url, { hooks: { onRetry } });
    expect(await client.createThing({ body: { a: 1 } })).toMatchObject({ status: 201 });
    expect(received).toEqual(["POST /things"]);
  });
});

describe("a call is not made again", () => {
  test.each([400, 401, 403, 404, 409, 422, 501])("after a %i", async (status) => {
    const { client, received } = await serve(failing(1, status));
    expect(await client.getThing({ params: { path } })).toMatchObject({ ok: false, status });
    expect(received).toHaveLength(1);
  });

  test.each<[string, (client: any) => Promise<unknown>]>([
    ["POST", (c) => c.createThing({ body: {} })],
    ["PATCH", (c) => c.patchThing({ params: { path }, body: {} })],
    ["POST by path", (c) => c.POST("/things", { body: {} })],
  ])("%s that may have arrived", async (_, call) => {
    const answered = await serve(failing(1, 503));
    expect((await (call(answered.client) as any)).response.status).toBe(503);
    expect(answered.received).toHaveLength(1);
    const broken = closeLater(await startRawServer((socket) => socket.destroy()));
    expect(await errorOf(call(clientOf(broken.url)))).toMatchObject({ code: "outcome-unknown" });
    expect(broken.requests).toHaveLength(1);
  });

  test("more often than it may be: two times, or as the client or the call says", async () => {
    const { client, received, url } = await serve(failing(99, 503));
    expect(await client.listThings()).toMatchObject({ ok: false, status: 503 });
    expect(received.splice(0)).toHaveLength(3);
    await client.listThings({ retries: 0 });
    expect(received.splice(0)).toHaveLength(1);
    await clientOf(url, { retries: 4 }).listThings();
    expect(received.splice(0)).toHaveLength(5);
  });

  test("when the pause would take it past the limit in total: the last response is given", async () => {
    const { client, received } = await serve(failing(99, 503, { "retry-after": "30" }));
    const started = performance.now();
    expect(await client.listThings({ totalTimeout: 5000 })).toMatchObject({ status: 503 });
    expect(performance.now() - started).toBeLessThan(1000);
    expect(received).toHaveLength(1);
  });
});

describe("every attempt", () => {
  test("is signed again, with a fresh clock and with credentials asked again", async () => {
    let at = 1000;
    let asked = 0;
    const { client, received } = await serve(failing(2, 503), {
      now: () => at++,
      credentials: () => ({ ...credentials, apiKey: `pk_${++asked}` }),
    });
    await client.replaceThing({ params: { path }, body: { a: 1 } });
    expect(received.map(({ headers }) => [headers["x-time"], headers["x-key"]])).toEqual([
      ["1000", "pk_1"],
      ["1001", "pk_2"],
      ["1002", "pk_3"],
    ]);
    expect(new Set(received.map(({ headers }) => headers["x-signature"])).size).toBe(3);
    expect(received.map(({ body }) => String(body))).toEqual(Array(3).fill('{"a":1}'));
  });

  test("gets the dispatcher of the client", async () => {
    const seen: unknown[] = [];
    const requestInitExt = { dispatcher: { name: "proxy" } };
    const client = clientOf("http://127.0.0.1:9", {
      requestInitExt,
      fetch: async (_, ext) => {
        seen.push(ext);
        return new Response(null, { status: seen.length < 2 ? 503 : 200, headers: { "retry-after": "0" } });
      },
    });
    await client.listThings();
    expect(seen).toEqual([requestInitExt, requestInitExt]);
  });

  test("gets what the caller handed to fetch, and what the last one put into the URL only once", async () => {
    const inits: unknown[] = [];
    const urls: string[] = [];
    const init = { dispatcher: { name: "proxy" } };
    const { url } = await serve(failing(1, 503));
    const client = clientOf(url, {
      fetch: (request, init) => {
        inits.push(init);
        urls.push(request.url);
        if (urls.length < 3) throw Object.assign(new Error(), { code: "ENOTFOUND" });
        return fetch(request);
      },
    });
    const { createSignedFetch } = await import("./signed-fetch.ts");
    const { acme } = await import("./fixtures/acme.ts");
    await client.listCharges();
    expect(urls).toEqual(Array(3).fill(`${url}/charges?token=sk_hush`));
    const seen: unknown[] = [];
    const signedFetch = createSignedFetch(acme, {
      server: url,
      credentials,
      fetch: async (_, given) => {
        seen.push(given);
        return new Response(null, { status: seen.length < 2 ? 503 : 200, headers: { "retry-after": "0" } });
      },
    });
    await signedFetch(`${url}/ping`, init as RequestInit);
    expect(seen).toEqual([init, init]);
  });

  test("leaves nothing behind of the response before it: the connection is used again", async () => {
    const ports = new Set<number | undefined>();
    let times = 3;
    const { client } = await serve((_, response) => {
      ports.add(response.socket?.remotePort);
      if (times-- > 0) answerJson(response, 503, { pad: "x".repeat(200_000) }, { "retry-after": "0" });
      else answerJson(response, 200, {});
    });
    expect(await client.listThings({ retries: 3 })).toMatchObject({ status: 200 });
    expect(ports.size).toBe(1);
  });
});

describe("the pause", () => {
  const asking = (value: string) => new Response(null, { headers: { "retry-after": value } });

  test("is as long as Retry-After asks, in seconds or until a date, and at most a minute", () => {
    expect(retryDelay(1, asking("3"))).toBe(3000);
    expect(retryDelay(1, asking(new Date(Date.now() + 10_000).toUTCString()))).toBeGreaterThan(8000);
    expect(retryDelay(1, asking(new Date(Date.now() - 10_000).toUTCString()))).toBe(0);
    expect(retryDelay(1, asking("86400"))).toBe(60_000);
    expect(retryDelay(1, asking("1.5"))).toBe(1500);
  });

  test("is as long as an HTTP date asks, in each of its three forms", () => {
    const now = Date.parse("Sun, 06 Nov 1994 08:49:00 GMT");
    const clock = vi.spyOn(Date, "now").mockReturnValue(now);
    try {
      for (const date of [
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
      ])
        expect(retryDelay(1, asking(date))).toBe(37_000);
    } finally {
      clock.mockRestore();
    }
  });

  test.each([
    "soon",
    "-5",
    "",
    "10m",
    "1e3",
    "0x10",
    "5 seconds",
    "Infinity",
    "2001",
    "2026-01-01",
    "2026-01-01T00:00:00Z",
    "May 1",
    "Sun, 06 Nov 1994 08:49:37 +0200",
    "Sun, 99 Nov 1994 08:49:37 GMT",
    "1, 2",
  ])("does not go by a Retry-After of %j, unless that is a number of seconds", (value) => {
    const random = vi.spyOn(Math, "random").mockReturnValue(0.5);
    try {
      expect(retryDelay(1, asking(value))).toBe(value === "2001" ? 60_000 : 250);
    } finally {
      random.mockRestore();
    }
  });

  test("is random otherwise, in a span that grows and ends at 10 seconds", () => {
    for (const [attempt, most] of [
      [1, 500],
      [2, 1000],
      [3, 2000],
      [20, 10_000],
    ] as const) {
      const delays = Array.from({ length: 200 }, () =>
        retryDelay(attempt, asking(["soon", "-5", ""][attempt % 3] as string)),
      );
      expect(Math.max(...delays)).toBeLessThanOrEqual(most);
      expect(Math.max(...delays)).toBeGreaterThan(most * 0.8);
      expect(Math.min(...delays)).toBeLessThan(most * 0.2);
    }
  });

  test("ends at once when the caller aborts", async () => {
    const { client, received } = await serve(failing(99, 503, { "retry-after": "20" }));
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    const started = performance.now();
    const error = await errorOf(client.listThings({ signal: controller.signal }));
    expect(error).toMatchObject({ code: "aborted", phase: "pausing", attempt: 1 });
    expect(performance.now() - started).toBeLessThan(1000);
    expect(received).toHaveLength(1);
  });
});
