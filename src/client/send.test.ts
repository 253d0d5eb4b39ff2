import { type AddressInfo, createServer as createNetServer } from "node:net";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { headersOf, inHeader } from "../auth/index.ts";
import { createApiClient } from "./create-client.ts";
import type { ApiDescriptor, SchemeDescriptor } from "./descriptor.ts";
import { acme, clientOf, closeAll, closeLater, errorOf, serve } from "./fixtures/acme.ts";
import { answerJson, startRawServer, type startTestServer } from "./test-server.ts";

const fine: Parameters<typeof startTestServer>[0] = (_, response) => answerJson(response, 200, { id: "1" });
const path = { id: "1" };

afterEach(async () => {
  await closeAll();
});

describe("a call whose connection is never made", () => {
  test("ends in the time limit as one that was not sent, and may be repeated, whatever it is", async () => {
    // It takes the connection and never says a word of TLS.
    const silent = createNetServer(() => {});
    await new Promise<void>((ready) => silent.listen(0, "127.0.0.1", ready));
    const { port } = silent.address() as AddressInfo;
    const sockets: unknown[] = [];
    silent.on("connection", (socket) => sockets.push(closeLater({ close: () => socket.destroy() })));
    closeLater({ close: () => silent.close() });
    const error = await errorOf(
      clientOf(`https://127.0.0.1:${port}`, { timeout: 500, retries: 1 }).createThing({ body: {} }),
    );
    expect(error).toMatchObject({ code: "timed-out", phase: "connecting", safeToRepeat: true });
    expect(error.lookup).toBeUndefined();
    expect(error.message).toBe(
      "acme createThing (attempt 2): no complete response within 500 ms (limit: attempt), while connecting; nothing was sent",
    );
    expect(sockets).toHaveLength(2);
  });

  test("says so when the other side speaks no TLS", async () => {
    const plain = createNetServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    await new Promise<void>((ready) => plain.listen(0, "127.0.0.1", ready));
    closeLater({ close: () => plain.close() });
    const server = `https://127.0.0.1:${(plain.address() as AddressInfo).port}`;
    const error = await errorOf(clientOf(server, { retries: 0 }).createThing({ body: {} }));
    expect(error).toMatchObject({ code: "not-sent", safeToRepeat: true });
  });

  test("does not hide what was sent: a server that takes the request and is silent leaves it unknown", async () => {
    const { client, received } = await serve(() => {}, { timeout: 60 });
    expect(await errorOf(client.createThing({ body: {} }))).toMatchObject({ phase: "waiting", safeToRepeat: false });
    // On a connection that is used again, too.
    const second = await serve(({ target }, response) => target === "/ping" && answerJson(response, 200, {}), {
      timeout: 60,
    });
    await second.client.ping();
    expect(await errorOf(second.client.createThing({ body: {} }))).toMatchObject({
      phase: "waiting",
      safeToRepeat: false,
    });
    expect(received).toHaveLength(1);
  });
});

describe("a response", () => {
  test.each<[string, (bytes: Buffer) => Buffer]>([
    ["gzip", gzipSync],
    ["deflate", deflateSync],
    ["deflate", deflateRawSync],
    ["br", brotliCompressSync],
    ["deflate, gzip", (bytes) => gzipSync(deflateSync(bytes))],
  ])("that comes in %s is read", async (encoding, compress) => {
    const { client } = await serve((_, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-encoding": encoding });
      response.end(compress(Buffer.from('{"id":"ž"}')));
    });
    expect(await client.getThing({ params: { path } })).toMatchObject({ data: { id: "ž" } });
  });

  test("whose compression is broken is an unknown outcome; where it is only cut off, it is read as far as it goes", async () => {
    let broken = false;
    const { client } = await serve((_, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
      const whole = gzipSync('{"id":"1"}');
      response.end(broken ? whole.fill(0, 12) : whole.subarray(0, -8));
    });
    expect(await client.createThing({ body: {} })).toMatchObject({ data: { id: "1" } });
    broken = true;
    expect(await errorOf(client.createThing({ body: {} }))).toMatchObject({ code: "outcome-unknown" });
  });

  test("in many pieces, in chunks, with several headers of one name, is whole", async () => {
    const { client } = await serve((_, response) => {
      response.writeHead(200, ["content-type", "application/json", "set-cookie", "a=1", "set-cookie", "b=2"]);
      for (const piece of ['{"id":"', "x".repeat(300_000), '"}']) response.write(piece);
      response.end();
    });
    const { data, headers, response } = await client.getThing({ params: { path } });
    expect(data.id).toHaveLength(300_000);
    expect(headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(response.url).toMatch(/\/things\/1$/);
  });

  test("after a 103 is the response, and a 101 that nobody asked for is none", async () => {
    const early = closeLater(
      await startRawServer((socket) =>
        socket.end(
          "HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\nHTTP/1.1 201 Created\r\ncontent-length: 10\r\n\r\n" +
            '{"id":"1"}',
        ),
      ),
    );
    expect(await clientOf(early.url).createThing({ body: {} })).toMatchObject({ status: 201, data: { id: "1" } });
    const switching = closeLater(
      await startRawServer((socket) => socket.write("HTTP/1.1 101 Go\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n")),
    );
    expect(await errorOf(clientOf(switching.url, { timeout: 2000 }).createThing({ body: {} }))).toMatchObject({
      code: "outcome-unknown",
    });
  });

  test("with nothing in it is a response", async () => {
    const { client } = await serve((_, response) => response.writeHead(204).end());
    expect(await client.deleteThing({ params: { path } })).toMatchObject({ ok: true, status: 204, data: undefined });
  });
});

test("a request has the headers that fetch would send: none of the connection's own from the caller, and a length", async () => {
  const { client, received, url } = await serve(fine);
  const headers = { host: "evil.example", "content-length": "1", "transfer-encoding": "chunked", "x-own": "é" };
  await client.createThing({ body: { a: "ž" }, headers });
  await client.deleteThing({ params: { path } });
  await client.createThing({});
  expect(
    received.map(({ headers }) => [headers.host, headers["content-length"], headers["transfer-encoding"]]),
  ).toEqual([
    [new URL(url).host, "10", undefined],
    [new URL(url).host, undefined, undefined],
    [new URL(url).host, "0", undefined],
  ]);
  expect(received[0]?.headers["x-own"]).toBe("é");
});

test("a header of the connection that the caller gave is not signed, because it is not sent", async () => {
  const { received, url } = await serve(fine);
  const signed: SchemeDescriptor = {
    put: inHeader,
    name: "x-signed",
    needs: [],
    value: (signing) => [headersOf(signing, "host", "content-length", "x-own")],
  };
  const api: ApiDescriptor = { ...acme, operations: { ping: { route: "GET /ping", security: [[signed]] } } };
  const headers = { host: "evil.example", "content-length": "1", "x-own": "1" };
  await createApiClient<object, { ping(): Promise<unknown> }>(api, { server: url, credentials: {}, headers }).ping();
  expect(received[0]?.headers["x-signed"]).toBe(`host=${encodeURIComponent(new URL(url).host)}&x-own=1`);
});

test("a POST goes out while a test of the caller's has stopped the timers", async () => {
  const fetch = async () => Response.json({ id: "1" }, { status: 201 });
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  expect(await clientOf("http://127.0.0.1:9", { fetch }).createThing({ body: {} })).toMatchObject({ status: 201 });
});
