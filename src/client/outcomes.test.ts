import { afterEach, expect, test } from "vitest";
import {
  AbortedError,
  CountersignError,
  CredentialsError,
  NotSentError,
  OutcomeUnknownError,
  RedirectError,
  TimedOutError,
} from "./errors.ts";
import { clientOf, closeAll, closeLater, errorOf, serve } from "./fixtures/acme.ts";
import { answerJson, startRawServer, startTestServer } from "./test-server.ts";

afterEach(closeAll);

const fine: Parameters<typeof startTestServer>[0] = (_, response) => answerJson(response, 200, { id: "1" });
const once = { retries: 0 };

/** An address where nobody listens. */
async function nowhere(): Promise<string> {
  const server = await startTestServer(fine);
  await server.close();
  return server.url;
}

/** A server that breaks each connection as soon as it has the request. */
const breaking = async () => closeLater(await startRawServer((socket) => socket.destroy()));

test("a server that is not there: nothing was sent", async () => {
  const error = await errorOf(clientOf(await nowhere(), once).createThing({ body: {} }));
  expect(error).toBeInstanceOf(NotSentError);
  expect(error).toBeInstanceOf(CountersignError);
  expect(error).toMatchObject({ safeToRepeat: true, attempt: 1, api: "acme", operation: "createThing" });
  expect(error.message).toMatch(
    /^acme createThing: no connection to 127\.0\.0\.1:\d+ \(ECONNREFUSED\); nothing was sent$/,
  );
  // Node's fetch wraps what its own HTTP module says.
  expect(error.cause.cause ?? error.cause).toMatchObject({ code: "ECONNREFUSED" });
});

test("a connection that breaks before the response: the outcome is unknown, and carries what to look up", async () => {
  const { url, requests } = await breaking();
  const body = { request_id: "r-1", order: { number: 7 }, card: { pan: "4242" }, name: "Ana" };
  const headers = { "idempotency-key": "k-1" };
  const error = await errorOf(clientOf(url).createThing({ body, headers, params: { query: { dry: "secret" } } }));
  expect(error).toBeInstanceOf(OutcomeUnknownError);
  expect(error).toMatchObject({ code: "outcome-unknown", safeToRepeat: false });
  expect(error.message).toMatch(
    /^acme createThing: the connection broke while waiting \((ECONNRESET|UND_ERR_SOCKET)\); it may have reached the provider$/,
  );
  expect(error.lookup).toEqual({
    route: "POST /things",
    parameters: ["dry"],
    fields: { "/order/number": 7, "/request_id": "r-1", "idempotency-key": "k-1" },
  });
  expect(requests).toHaveLength(1);
});

test("the look-up names parameters of the path, and not their values", async () => {
  const { url } = await breaking();
  const error = await errorOf(clientOf(url).patchThing({ params: { path: { id: "ana@example" } }, body: {} }));
  expect(error.lookup).toEqual({ route: "PATCH /things/{id}", parameters: ["id"], fields: {} });
});

test("what is idempotent can be repeated, whatever became of it", async () => {
  const { url } = await breaking();
  const error = await errorOf(clientOf(url, once).getThing({ params: { path: { id: "1" } } }));
  expect(error).toMatchObject({ code: "outcome-unknown", safeToRepeat: true });
});

test("a body that is cut short: the outcome is unknown, while reading", async () => {
  const { client } = await serve((_, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
    response.write('{"id":');
    setTimeout(() => response.destroy(), 20);
  });
  const error = await errorOf(client.createThing({ body: {} }));
  expect(error).toBeInstanceOf(OutcomeUnknownError);
  expect(error.message).toContain("the connection broke while reading");
});

test("something that is not HTTP: the outcome is unknown", async () => {
  const { url } = closeLater(await startRawServer((socket) => socket.end("SSH-2.0-OpenSSH\r\n")));
  const error = await errorOf(clientOf(url).createThing({ body: {} }));
  expect(error).toBeInstanceOf(OutcomeUnknownError);
});

test("the limit of an attempt ends a call that gets no response, and one whose body never ends", async () => {
  const silent = await serve(() => {});
  const error = await errorOf(silent.client.createThing({ body: {}, timeout: 50 }));
  expect(error).toBeInstanceOf(TimedOutError);
  expect(error).toMatchObject({ code: "timed-out", limit: "attempt", phase: "waiting", safeToRepeat: false });
  expect(error.message).toBe(
    "acme createThing: no complete response within 50 ms (limit: attempt), while waiting; it may have reached the provider",
  );
  expect(error.lookup.route).toBe("POST /things");
  const endless = await serve(
    (_, response) => response.writeHead(200, { "content-type": "application/json" }).write("{"),
    { timeout: 300 },
  );
  expect(await errorOf(endless.client.createThing({ body: {} }))).toMatchObject({ limit: "attempt", phase: "reading" });
});

test("the limit in total holds for all attempts together", async () => {
  const { client, received } = await serve(() => {});
  const started = performance.now();
  const error = await errorOf(client.listThings({ timeout: 120, totalTimeout: 150 }));
  expect(error).toMatchObject({ code: "timed-out", safeToRepeat: true });
  expect(performance.now() - started).toBeLessThan(400);
  expect(received.length).toBeLessThanOrEqual(2);
  expect(await errorOf(client.listThings({ timeout: 1000, totalTimeout: 40 }))).toMatchObject({ limit: "total" });
});

test("the caller's signal ends the call: before it is sent, and while it waits", async () => {
  const { client, received } = await serve(() => controller.abort());
  const early = await errorOf(client.createThing({ body: {}, signal: AbortSignal.abort() }));
  expect(early).toBeInstanceOf(AbortedError);
  expect(early).toMatchObject({ code: "aborted", safeToRepeat: true });
  expect(early.message).toBe("acme createThing: aborted by the caller while signing; nothing was sent");
  expect(received).toEqual([]);
  const controller = new AbortController();
  const late = await errorOf(client.createThing({ body: {}, signal: controller.signal }));
  expect(late).toMatchObject({ code: "aborted", safeToRepeat: false, lookup: { route: "POST /things" } });
});

test("a credentials provider that fails, with its cause, and one that never answers", async () => {
  const cause = new Error("vault is sealed");
  const refused = await serve(fine, { credentials: () => Promise.reject(cause) });
  const error = await errorOf(refused.client.createThing({ body: {} }));
  expect(error).toBeInstanceOf(CredentialsError);
  expect(error).toMatchObject({ code: "credentials", cause, safeToRepeat: true });
  expect(error.message).toBe("acme createThing: the credentials could not be had; nothing was sent");
  const silent = await serve(fine, { credentials: () => new Promise(() => {}), timeout: 30, ...once });
  expect(await errorOf(silent.client.createThing({ body: {} }))).toMatchObject({
    code: "timed-out",
    phase: "signing",
    safeToRepeat: true,
  });
  expect([...refused.received, ...silent.received]).toEqual([]);
});

test.each([301, 302, 303, 307, 308])("a %i is not followed", async (status) => {
  const other = await serve(fine);
  const { client } = await serve((_, response) =>
    response.writeHead(status, { location: `${other.url}/steal?x=1` }).end(),
  );
  const error = await errorOf(client.createThing({ body: {} }));
  expect(error).toBeInstanceOf(RedirectError);
  expect(error.message).toBe(
    `acme createThing: answered with a redirect to ${new URL(other.url).host}, which is not followed; it may have reached the provider`,
  );
  expect(other.received).toEqual([]);
});

test("a redirect that the contract documents is a response", async () => {
  const { client } = await serve((_, response) => response.writeHead(302, { location: "/x" }).end());
  expect(await client.moved()).toMatchObject({ ok: false, status: 302 });
});

test("the attempt that failed last is named", async () => {
  const error = await errorOf(clientOf(await nowhere(), { retries: 1 }).ping());
  expect(error.message).toMatch(/^acme ping \(attempt 2\): (no|the) connection/);
  expect(error.attempt).toBe(2);
});

test("a value that cannot be sent is refused before it is, and not told", async () => {
  const { client, received } = await serve(fine);
  const error = await errorOf(client.createThing({ body: {}, headers: { "x-extra": "hu\nsh" } }));
  expect(error).toMatchObject({ code: "not-sent", operation: "createThing" });
  expect(error.message).not.toMatch(/hu|sh"/);
  expect(received).toEqual([]);
});

test("a code tells the kind of error where a class cannot", async () => {
  const error = await errorOf(clientOf(await nowhere(), once).ping());
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({
    code: "not-sent",
    name: "NotSentError",
    safeToRepeat: true,
  });
});

test("a network that goes away under a standing connection: the outcome is unknown, and nothing is sent again", async () => {
  let sent = 0;
  const fetch = async () => {
    sent++;
    throw new TypeError("fetch failed", {
      cause: Object.assign(new Error(), { code: "EHOSTUNREACH", syscall: "read" }),
    });
  };
  const error = await errorOf(clientOf("https://acme.example", { fetch }).createThing({ body: {} }));
  expect(error).toBeInstanceOf(OutcomeUnknownError);
  expect(sent).toBe(1);
});

test("an error that is its own cause ends as what it is", async () => {
  const circular: { cause?: unknown } = new TypeError("fetch failed");
  circular.cause = circular;
  const error = await errorOf(
    clientOf("https://acme.example", { ...once, fetch: () => Promise.reject(circular) }).createThing({ body: {} }),
  );
  expect(error).toBeInstanceOf(OutcomeUnknownError);
});

test.each([
  ["a reason with characters of its own", "HTTP/1.1 200 ok \u{1f600}", 200, true],
  ["a status that nobody knows", "HTTP/1.1 999 odd", 999, false],
])("a response with %s is a response", async (_, line, status, ok) => {
  const raw = await startRawServer((socket) => {
    socket.end(
      `${line}\r\nContent-Type: application/json\r\nContent-Length: 10\r\nConnection: close\r\n\r\n{"id":"1"} `,
    );
  });
  const result = await clientOf((await closeLater(raw)).url, once).createThing({ body: {} });
  expect(result).toMatchObject({ ok, status });
});
