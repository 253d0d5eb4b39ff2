import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, createServer as createNetServer } from "node:net";
import { inspect } from "node:util";
import { afterEach, describe, expect, test } from "vitest";
import { acme, clientOf, closeAll, closeLater, credentials, errorOf, serve } from "./fixtures/acme.ts";
import { selfSigned } from "./fixtures/self-signed.ts";
import { createSignedFetch } from "./signed-fetch.ts";
import { answerJson, startRawServer, type startTestServer } from "./test-server.ts";

// Each of these was found by attacking a client that looked finished.

afterEach(closeAll);

const path = { id: "1" };
const fine: Parameters<typeof startTestServer>[0] = (_, response) => answerJson(response, 200, { id: "1" });

describe("that nothing was sent is said only if nothing was", () => {
  /** A server that reads one request, breaks the connection and is gone. */
  async function once() {
    const server = await startRawServer((socket) => {
      socket.destroy();
      server.close();
    });
    return server;
  }

  test("by the attempts before as well: a connection that cannot be made again", async () => {
    const { url, requests } = await once();
    const error = await errorOf(clientOf(url).deleteThing({ params: { path } }));
    expect(requests).toHaveLength(1);
    expect(error).toMatchObject({ code: "outcome-unknown", attempt: 3, safeToRepeat: true });
    expect(error.message).toMatch(/no connection to 127.*; it may have reached the provider$/);
    expect(error.lookup).toMatchObject({ route: "DELETE /things/{id}" });
  });

  test("by the attempts before as well: an abort in the pause, credentials that are gone", async () => {
    const controller = new AbortController();
    const { client, url } = await serve((_, response) => {
      answerJson(response, 503, {}, { "retry-after": "20" });
      setTimeout(() => controller.abort(), 30);
    });
    const aborted = await errorOf(client.listThings({ signal: controller.signal }));
    expect(aborted.message).toMatch(/aborted by the caller while waiting to retry; it may have reached the provider$/);
    let asked = 0;
    const credentials = () => (asked++ ? Promise.reject(new Error("sealed")) : { apiKey: "a", secretKey: "b" });
    const hooks = { onResponse: () => undefined };
    const fast = await serve((_, response) => answerJson(response, 503, {}, { "retry-after": "0" }));
    const gone = await errorOf(clientOf(fast.url, { credentials, hooks }).listThings());
    expect(gone).toMatchObject({ code: "outcome-unknown", safeToRepeat: true });
    expect(url).toBeDefined();
  });

  test("not when a caller's own fetch fails at something else after it has sent", async () => {
    const { received, client } = await serve(fine, {
      fetch: async (request) => {
        await fetch(request);
        throw Object.assign(new Error("audit log is down"), { code: "ECONNREFUSED" });
      },
    });
    expect(await errorOf(client.createThing({ body: {} }))).toMatchObject({
      code: "outcome-unknown",
      safeToRepeat: false,
    });
    expect(received).toHaveLength(1);
  });
});

describe("a call ends", () => {
  test.each(["onResponse", "onRetry"] as const)("when a hook aborts it: %s", async (name) => {
    const controller = new AbortController();
    const { client } = await serve((_, response) => answerJson(response, 503, {}, { "retry-after": "0" }), {
      hooks: { [name]: () => controller.abort() },
    });
    expect(await errorOf(client.listThings({ signal: controller.signal }))).toMatchObject({ code: "aborted" });
  });

  test("when it is aborted while credentials are asked that never come", async () => {
    const controller = new AbortController();
    const credentials = () => {
      controller.abort();
      return new Promise<never>(() => {});
    };
    const { client } = await serve(fine, { credentials });
    expect(await errorOf(client.listThings({ signal: controller.signal }))).toMatchObject({ code: "aborted" });
  });

  test("in its time limit, when a caller's own fetch does not look at the signal", async () => {
    const client = clientOf("https://acme.example", { timeout: 40, retries: 0, fetch: () => new Promise(() => {}) });
    expect(await errorOf(client.listThings())).toMatchObject({ code: "timed-out", phase: "waiting" });
  });
});

describe("a response that comes before the request is read", () => {
  const body = { pad: "x".repeat(8_000_000) };

  test.each([
    ["and the connection is cut", true],
    ["and the connection is left open", false],
  ])("is the response, %s", async (_, cut) => {
    const answer = '{"why":"too large"}';
    let closed = () => {};
    const gone = new Promise<void>((done) => {
      closed = done;
    });
    const server = createNetServer((socket) => {
      socket.on("error", () => {}).on("close", closed);
      socket.once("data", () => {
        socket.pause();
        socket.write(`HTTP/1.1 413 No\r\ncontent-type: application/json\r\ncontent-length: ${answer.length}\r\n\r\n`);
        socket.write(answer, () => cut && socket.destroy());
        // A provider that reads no more hears of the end by reading on.
        setTimeout(() => socket.resume(), 100);
      });
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    closeLater({ close: () => server.close() });
    const { port } = server.address() as AddressInfo;
    const result = await clientOf(`http://127.0.0.1:${port}`)
      .createThing({ body })
      .catch((error: unknown) => error);
    // A connection that is cut may be gone before its response is read.
    if (cut) expect([413, undefined]).toContain(result.status);
    else expect(result).toMatchObject({ status: 413, error: { why: "too large" } });
    await gone;
  });
});

test("a redirect to an address with a password does not show it", async () => {
  const { client } = await serve((_, response) =>
    response.writeHead(302, { location: "https://user:hush@other.example/x" }).end(),
  );
  expect((await errorOf(client.listThings())).message).toMatch(/a redirect to other\.example, which/);
});

test("a broken server that sends the request back shows no credential in the cause", async () => {
  const { url } = closeLater(await startRawServer((socket, head) => socket.end(head)));
  const { cause } = await errorOf(clientOf(url).createThing({ body: {} }));
  expect(Object.keys(cause as object)).not.toContain("rawPacket");
});

test("whom to trust is not asked of the agent that everybody shares", async () => {
  const { globalAgent } = await import("node:https");
  const reached: unknown[] = [];
  const server = createTlsServer(selfSigned, (request, response) => {
    reached.push(request.url);
    response.end("{}");
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  closeLater({ close: () => server.close() });
  const before = globalAgent.options.rejectUnauthorized;
  try {
    globalAgent.options.rejectUnauthorized = false;
    const { port } = server.address() as AddressInfo;
    const error = await errorOf(clientOf(`https://127.0.0.1:${port}`, { retries: 0 }).createThing({ body: {} }));
    expect(error).toMatchObject({ code: "not-sent" });
    expect(reached).toEqual([]);
  } finally {
    if (before === undefined) delete globalAgent.options.rejectUnauthorized;
    else globalAgent.options.rejectUnauthorized = before;
  }
});

test("a provider that closes after each response without saying so gets every POST once, and none is unknown", async () => {
  const { url, requests } = closeLater(
    await startRawServer((socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}")),
  );
  const client = clientOf(url);
  const statuses = [];
  for (let i = 0; i < 40; i++) statuses.push((await client.createThing({ body: {} })).status);
  expect(statuses).toEqual(Array(40).fill(200));
  expect(requests).toHaveLength(40);
});

describe("the cause of an error holds no credential", () => {
  test.each<[string, (request: Request) => unknown]>([
    ["a request", (request) => Object.assign(new Error("x"), { request })],
    ["headers", ({ headers }) => Object.assign(new Error("x"), { headers })],
    ["a map", ({ headers }) => Object.assign(new Error("x"), { all: new Map(headers) })],
    ["bytes", () => Object.assign(new Error("x"), { raw: Buffer.from(credentials.secretKey) })],
    ["a symbol", () => Object.assign(new Error("x"), { [Symbol("key")]: credentials.secretKey })],
    ["what is no error", ({ headers }) => ({ headers: Object.fromEntries(headers) })],
  ])("in %s", async (_, make) => {
    const client = clientOf("https://acme.example", {
      fetch: async (request) => {
        throw make(request);
      },
    });
    const error = await errorOf(client.createThing({ body: {} }));
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/sk_hush|pk_1/);
  });

  test("nor as it is spelt in a URL", async () => {
    const secretKey = "s+k/hush=";
    const client = clientOf("https://acme.example", {
      credentials: { apiKey: "a", secretKey },
      fetch: async ({ url }) => {
        throw new Error(`request to ${url} failed`);
      },
    });
    const { cause } = await errorOf(client.charge({ body: {} }));
    expect(String(cause)).toContain("withheld");
  });
});

test("a refusal that is text is the text, by path as by operationId", async () => {
  const said = "Order 12345678901234567890 failed";
  const { client } = await serve((_, response) => response.writeHead(400, { "content-type": "text/html" }).end(said));
  expect((await client.createThing({ body: {} })).error).toBe(said);
  expect((await client.POST("/things", { body: {} })).error).toBe(said);
});

test("a call that was signed with the clock just learned is not made again at its 401", async () => {
  const wire: string[] = [];
  let give = (_: unknown) => {};
  const slow = new Promise((resolve) => {
    give = resolve;
  });
  let asked = 0;
  const { client } = await serve(
    ({ body, headers }, response) => {
      const { name } = JSON.parse(String(body));
      wire.push(name);
      const late = Math.abs(Number(headers["x-time"]) - Date.now()) > 60_000;
      answerJson(response, late || name === "A" ? 401 : 200, {}, { date: new Date().toUTCString() });
    },
    {
      now: () => Date.now() - 3_600_000,
      learnClock: true,
      retries: 0,
      credentials: async () => {
        if (asked++ === 0) await slow;
        return credentials;
      },
    },
  );
  const first = client.createThing({ body: { name: "A" } });
  expect(await client.createThing({ body: { name: "B" } })).toMatchObject({ status: 200 });
  give(undefined);
  expect(await first).toMatchObject({ status: 401 });
  expect(wire).toEqual(["B", "B", "A"]);
});

test("credentials stay with the server of the client: its fetch signs for no other", async () => {
  const signedFetch = createSignedFetch(acme, { server: "https://acme.example/v1", credentials });
  await expect(signedFetch("https://other.example/v1/things/1")).rejects.toMatchObject({
    code: "not-sent",
    message: expect.stringContaining("expected a URL of https://acme.example"),
  });
});
