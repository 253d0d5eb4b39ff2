import { createHash, createHmac } from "node:crypto";
import { afterEach, describe, expect, test, vi } from "vitest";
import { CountersignError } from "./errors.ts";
import { clientOf, closeAll, credentials, errorOf, type Loose, serve } from "./fixtures/acme.ts";
import { writeMultipart } from "./form-body.ts";
import { answerJson, type startTestServer } from "./test-server.ts";

// Each of these was found by attacking a client that looked finished.

afterEach(closeAll);

const path = { id: "1" };
const fine: Parameters<typeof startTestServer>[0] = (_, response) => answerJson(response, 200, { id: "1" });

describe("what callers hand over", () => {
  test.each<[string, (client: Loose) => Promise<unknown>, RegExp]>([
    [
      "a controller for a signal",
      (c) => c.listThings({ signal: new AbortController() }),
      /expected signal to be an AbortSignal/,
    ],
    ["nothing at all", (c) => c.getThing(null), /path parameter id/],
    ["a limit that is no number", (c) => c.listThings({ timeout: Number.NaN }), /expected timeout and totalTimeout/],
    ["a limit of nothing", (c) => c.listThings({ totalTimeout: 0 }), /expected timeout and totalTimeout/],
    ["retries below none", (c) => c.listThings({ retries: -1 }), /retries to be a whole number/],
    ["a map for a body", (c) => c.createThing({ body: new Map([["a", 1]]) }), /not a map, set, promise or function/],
    ["a promise for a body", (c) => c.createThing({ body: Promise.resolve({}) }), /not a map, set, promise/],
    ["a function for a body", (c) => c.createThing({ body: () => ({}) }), /not a map, set, promise or function/],
    ["a set in the query", (c) => c.listThings({ params: { query: { q: new Set(["a"]) } } }), /query parameter q/],
    ["a body for a GET", (c) => c.listThings({ body: { a: 1 } }), /a GET cannot have a body/],
    ["a body that is circular", (c) => c.createThing({ body: circular() }), /could not be made|circular/i],
  ])("is refused with one sentence before anything is sent: %s", async (_, call, message) => {
    const { client, received } = await serve(fine);
    const error = await errorOf(call(client));
    expect(error).toBeInstanceOf(CountersignError);
    expect(error).toMatchObject({ code: "not-sent", message: expect.stringMatching(message) });
    expect(received).toEqual([]);
  });

  test("credentials that are not there are missing credentials", async () => {
    const client = clientOf("https://acme.example", { credentials: (() => undefined) as never });
    expect((await errorOf(client.listThings())).message).toMatch(/expected the credentials apiKey and secretKey/);
  });

  test("a limit may be infinite, and headers a map, pairs or another library's", async () => {
    const { client, received } = await serve(fine);
    class Headers2 {
      *[Symbol.iterator]() {
        yield ["idempotency-key", "k-3"];
      }
    }
    for (const headers of [new Map([["idempotency-key", "k-1"]]), [["idempotency-key", "k-2"]], new Headers2()])
      await client.createThing({ body: {}, headers, timeout: Infinity, totalTimeout: Infinity });
    expect(received.map(({ headers }) => headers["idempotency-key"])).toEqual(["k-1", "k-2", "k-3"]);
  });

  test("a server with white space is refused at once", () => {
    expect(() => clientOf("https://acme.example ")).toThrow("expected server");
  });

  test("bytes in a multipart form are a file", async () => {
    const form = writeMultipart({ file: new Uint8Array([0, 255]), list: [new Uint8Array([1]).buffer] });
    expect([...new Uint8Array(await (form.get("file") as Blob).arrayBuffer())]).toEqual([0, 255]);
    expect((form.get("list") as Blob).size).toBe(1);
  });
});

test("a signal that many calls share gets one listener", async () => {
  const { client } = await serve(fine);
  const controller = new AbortController();
  const listen = vi.spyOn(controller.signal, "addEventListener");
  const { signal } = controller;
  await Promise.all(Array.from({ length: 30 }, () => client.getThing({ params: { path }, signal })));
  await client.GET("/things/{id}", { params: { path }, signal });
  expect(listen).toHaveBeenCalledTimes(1);
  controller.abort();
  expect(await errorOf(client.getThing({ params: { path }, signal }))).toMatchObject({ code: "aborted" });
});

test("a hook that freezes what it is told does no harm after a yes", async () => {
  const seen: unknown[] = [];
  const hooks = {
    onRequest: (event: object) => void Object.freeze(event),
    onResponse: ({ status }: { status?: number }) => void seen.push(status),
  };
  const { client } = await serve(fine, { hooks });
  expect(await client.createThing({ body: {} })).toMatchObject({ status: 200 });
  expect(seen).toEqual([200]);
});

test("a strict client says of a POST that failed with a drift that it must not be repeated", async () => {
  const { client } = await serve((_, response) => answerJson(response, 502, {}), { validate: "strict" });
  // `default` of createThing takes anything; patchThing documents nothing.
  expect(await errorOf(client.patchThing({ params: { path }, body: {} }))).toMatchObject({
    code: "drift",
    safeToRepeat: false,
  });
});

test("middleware that makes a POST of a GET has a POST that is sent once", async () => {
  const { client, received } = await serve((_, response) => answerJson(response, 503, {}, { "retry-after": "0" }));
  client.use({ onRequest: ({ request }: Loose) => new Request(request, { method: "POST" }) });
  await client.listThings();
  expect(received.map(({ method }) => method)).toEqual(["POST"]);
});

test("middleware that fails at the response leaves an unknown outcome, not an error of its own", async () => {
  const { client } = await serve(fine);
  client.use({
    onResponse: () => {
      throw new Error("disk full");
    },
  });
  const error = await errorOf(client.createThing({ body: { request_id: "r-1" } }));
  expect(error).toMatchObject({ code: "outcome-unknown", safeToRepeat: false, cause: { message: "disk full" } });
  expect(error.lookup.fields).toEqual({ "/request_id": "r-1" });
});

test("what a hook writes into an event changes nothing", async () => {
  const { client } = await serve((_, response) => answerJson(response, 503, {}), {
    hooks: { onResponse: (event: Loose) => Object.assign(event, { attempt: 1n, status: 200 }) },
  });
  expect(await client.createThing({ body: {} })).toMatchObject({ status: 503 });
});

test("what a fetch gives that is no response is an unknown outcome", async () => {
  const client = clientOf("https://acme.example", { fetch: async () => ({ ok: true, status: 200 }) as never });
  for (const call of [client.createThing({ body: {} }), client.POST("/things", { body: {} })])
    expect(await errorOf(call)).toMatchObject({ code: "outcome-unknown", safeToRepeat: false });
});

test("a method that middleware spells small is signed as it is sent", async () => {
  const { client, received } = await serve(fine);
  client.use({ onRequest: ({ request }: Loose) => new Request(request, { method: "patch" }) });
  await client.createThing({ body: {} });
  const [{ method, target, headers, body }] = received as [(typeof received)[0]];
  const digest = createHash("sha256").update(body).digest("hex");
  const canonical = `${method}${target}${headers["x-time"]}${digest}`;
  expect(headers["x-signature"]).toBe(createHmac("sha256", credentials.secretKey).update(canonical).digest("hex"));
});

function circular(): object {
  const value: Loose = {};
  value.self = value;
  return value;
}
