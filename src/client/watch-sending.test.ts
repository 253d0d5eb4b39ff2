import { channel } from "node:diagnostics_channel";
import { createServer } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { closeAll, closeLater } from "./fixtures/acme.ts";
import { answerJson, startRawServer, startTestServer } from "./test-server.ts";
import { watchSending } from "./watch-sending.ts";

afterEach(async () => {
  vi.unstubAllGlobals();
  await closeAll();
});

/** Whether a fetch may have sent something, once it has ended. */
async function mayHaveLeft(send: () => Promise<Response>, watch = watchSending): Promise<boolean> {
  const watched = watch(send);
  await watched.response.catch(() => {});
  return watched.mayHaveLeft();
}

/** An address where nobody listens. */
async function nowhere(): Promise<string> {
  const server = await startTestServer(() => {});
  await server.close();
  return server.url;
}

test("a fetch that connects to nobody has sent nothing", async () => {
  const url = await nowhere();
  expect(await mayHaveLeft(() => fetch(url))).toBe(false);
  expect(await mayHaveLeft(() => fetch("http://nobody.invalid/"))).toBe(false);
});

test("nor has one that waits for a connection, until that is made", async () => {
  // It takes connections and speaks no TLS.
  const silent = createServer((socket) => void closeLater({ close: () => socket.destroy() }));
  await new Promise<void>((ready) => silent.listen(0, "127.0.0.1", ready));
  closeLater({ close: () => silent.close() });
  const { port } = silent.address() as { port: number };
  const controller = new AbortController();
  const watched = watchSending(() => fetch(`https://127.0.0.1:${port}`, { signal: controller.signal }));
  await new Promise((connected) => silent.once("connection", connected));
  expect(watched.mayHaveLeft()).toBe(false);
  controller.abort();
  await expect(watched.response).rejects.toThrow();
  expect(watched.mayHaveLeft()).toBe(false);
});

test("one whose connection breaks may have, on a connection that was used before too", async () => {
  let broken = false;
  const { url } = closeLater(
    await startRawServer((socket) =>
      broken ? socket.destroy() : socket.write("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}"),
    ),
  );
  const response = await watchSending(() => fetch(url)).response;
  await response.text();
  broken = true;
  expect(await mayHaveLeft(() => fetch(url))).toBe(true);
});

test("each is told apart from others at the same time, and from one that is made while it runs", async () => {
  const { url } = closeLater(await startTestServer((_, response) => answerJson(response, 200, {})));
  const gone = await nowhere();
  const each = await Promise.all([url, gone, url, gone].map((one) => mayHaveLeft(() => fetch(one))));
  expect(each).toEqual([true, false, true, false]);
});

test("to a port that fetch refuses to use nothing may have left", async () => {
  expect(await mayHaveLeft(() => fetch("http://127.0.0.1:1"))).toBe(false);
});

test("a fetch that somebody wrapped is seen through; one that sends again by itself may have sent", async () => {
  const { url } = closeLater(await startRawServer((socket) => socket.destroy()));
  const gone = await nowhere();
  const native = fetch;
  vi.stubGlobal("fetch", vi.fn(native));
  expect(await mayHaveLeft(() => fetch(gone))).toBe(false);
  vi.stubGlobal("fetch", () => native(url).catch(() => native(gone)));
  expect(await mayHaveLeft(() => fetch(url))).toBe(true);
});

test("where nobody tells what is sent it may have been", async () => {
  expect(await mayHaveLeft(async () => Promise.reject(new TypeError("fetch failed")))).toBe(true);
  vi.resetModules();
  vi.stubGlobal("process", { ...process, getBuiltinModule: undefined });
  const { watchSending } = await import("./watch-sending.ts");
  const gone = await nowhere();
  expect(await mayHaveLeft(() => fetch(gone), watchSending)).toBe(true);
});

test.each([
  ["of which it will not be heard when they begin", {}, true],
  ["that have not begun", { onConnect: () => {} }, false],
  ["that have not begun, of undici 8", { onRequestStart: () => {} }, false],
])("requests %s: %j may have left is %s", async (_, request, expected) => {
  const send = async () => {
    channel("undici:request:create").publish({ request });
    return new Response();
  };
  expect(await mayHaveLeft(send)).toBe(expected);
});
