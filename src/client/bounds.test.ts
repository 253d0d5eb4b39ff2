import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { clientOf, closeAll, closeLater, errorOf, type Loose, serve } from "./fixtures/acme.ts";
import type { ClientOptions } from "./options.ts";

afterEach(closeAll);

const native = fetch;
const path = { id: "1" };

/** What sends. */
const transports: [string, Partial<ClientOptions>][] = [
  ["the runtime's fetch", {}],
  ["a fetch of the caller", { fetch: (request, init) => native(request, init) }],
];

describe.each(transports)("over %s, a response", (_, transport) => {
  const json = { "content-type": "application/json" };

  test("that is as long as it may be is read, and one that is a byte longer is not", async () => {
    const { client } = await serve((_, response) => response.writeHead(200, json).end('"12345678"'), transport);
    expect(await client.getThing({ params: { path }, maxResponseBytes: 10 })).toMatchObject({ data: "12345678" });
    const error = await errorOf(client.getThing({ params: { path }, maxResponseBytes: 9 }));
    expect(error).toMatchObject({ code: "outcome-unknown", safeToRepeat: true, attempt: 1 });
    expect(error.message).toBe(
      "acme getThing: the response is longer than 9 bytes (maxResponseBytes); it may have reached the provider",
    );
    expect(await errorOf(client.createThing({ body: {}, maxResponseBytes: 9 }))).toMatchObject({ safeToRepeat: false });
    expect(await errorOf(client.POST("/things", { body: {}, maxResponseBytes: 9 }))).toMatchObject({
      code: "outcome-unknown",
    });
  });

  test("that never ends is left when it is longer than it may be, by 10 MiB unless told", async () => {
    let written = 0;
    const server = createServer((_, response) => {
      response.writeHead(200, json);
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 32))) written += 65_536;
        written += 65_536;
      };
      response.on("drain", more);
      more();
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    closeLater({ close: () => server.close().closeAllConnections() });
    const client = clientOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, transport);
    const error = await errorOf(client.createThing({ body: {} }));
    expect(error.message).toContain("longer than 10485760 bytes");
    // Sockets hold some of it.
    expect(written).toBeLessThan(32 * 2 ** 20);
  });

  const spaces = Buffer.alloc(12 * 2 ** 20, 32);
  test.each<[string, () => Buffer]>([
    ["gzip", () => gzipSync(spaces)],
    ["br", () => brotliCompressSync(spaces, { params: { 1: 1 } })],
    ["deflate", () => deflateSync(spaces)],
    ["gzip, gzip", () => gzipSync(gzipSync(spaces))],
    ["deflate, br, gzip", () => gzipSync(brotliCompressSync(deflateSync(spaces), { params: { 1: 1 } }))],
  ])("that is small and inflates to 12 MiB is left: %s", async (encoding, compress) => {
    const body = compress();
    expect(body.length).toBeLessThan(200_000);
    const { client } = await serve(
      (_, response) => response.writeHead(200, { ...json, "content-encoding": encoding }).end(body),
      transport,
    );
    expect((await errorOf(client.createThing({ body: {} }))).message).toContain("longer than 10485760 bytes");
    expect(await client.createThing({ body: {}, maxResponseBytes: 13 * 2 ** 20 })).toMatchObject({ status: 200 });
  });

  test("that is refused is held to the limit too, also where a success would be streamed", async () => {
    const { client } = await serve((_, response) => response.writeHead(400, json).end('"123456789"'), transport);
    for (const more of [{}, { parseAs: "stream" }])
      expect(await errorOf(client.GET("/things", { ...more, maxResponseBytes: 9 }))).toMatchObject({
        code: "outcome-unknown",
      });
    expect(await client.GET("/things", { parseAs: "stream" })).toMatchObject({ error: "123456789" });
  });

  test("that is streamed is not counted", async () => {
    const { client } = await serve((_, response) => response.writeHead(200, json).end('"123456789"'), transport);
    const { data } = await client.GET("/things", { parseAs: "stream", maxResponseBytes: 1 });
    expect(await new Response(data).text()).toBe('"123456789"');
  });

  test("whose bytes trickle is left in the time limit", async () => {
    const timers: ReturnType<typeof setInterval>[] = [];
    const { client } = await serve((_, response) => {
      response.writeHead(200, { ...json, "content-encoding": "gzip" });
      response.write(gzipSync("[").subarray(0, 10));
      timers.push(setInterval(() => response.write(Buffer.from([0, 0, 0, 0xff, 0xff])), 5));
    }, transport);
    const error = await errorOf(client.createThing({ body: {}, timeout: 100 }));
    for (const timer of timers) clearInterval(timer);
    expect(error).toMatchObject({ code: "timed-out", phase: "reading", safeToRepeat: false });
  });
});

test.each([0, -1, 1.5, Number.NaN, "9"])("a limit of %o bytes is refused before anything is sent", async (limit) => {
  const { client, received } = await serve(() => {});
  const error = await errorOf(client.listThings({ maxResponseBytes: limit as Loose }));
  expect(error.message).toBe(
    "acme listThings: expected maxResponseBytes to be a whole number above 0, or Infinity; nothing was sent",
  );
  expect(received).toEqual([]);
});

test("a response that says it is compressed more often than anybody does is not read", async () => {
  const { client } = await serve((_, response) =>
    response.writeHead(200, { "content-encoding": Array(1000).fill("gzip").join() }).end(gzipSync("{}")),
  );
  expect(await errorOf(client.createThing({ body: {} }))).toMatchObject({ code: "outcome-unknown" });
});

test("the limit can be lifted", async () => {
  const { client } = await serve((_, response) => response.end(JSON.stringify("x".repeat(11 * 2 ** 20))), {
    maxResponseBytes: Infinity,
  });
  expect((await client.listThings()).data).toHaveLength(11 * 2 ** 20);
});
