import { createHash, createHmac } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import { createApiClient } from "./create-client.ts";
import { CredentialsError, NotSentError } from "./errors.ts";
import { acme, closeAll, credentials, errorOf, type Loose, serve } from "./fixtures/acme.ts";
import type { ClientOptions } from "./options.ts";
import { createSignedFetch } from "./signed-fetch.ts";
import { answerJson, type startTestServer } from "./test-server.ts";

const fine: Parameters<typeof startTestServer>[0] = (_, response) => answerJson(response, 200, { id: "1" });

afterEach(closeAll);

/** Derives the signature again from the bytes on the wire, with other code than ours. */
function signatureOf({
  method,
  target,
  headers,
  body,
}: {
  method: string;
  target: string;
  headers: Record<string, unknown>;
  body: Buffer;
}) {
  const bodyHash = createHash("sha256").update(body).digest("hex");
  return createHmac("sha256", credentials.secretKey)
    .update(`${method}${target}${headers["x-time"]}${bodyHash}`)
    .digest("hex");
}

describe("what is signed is what is sent", () => {
  test.each<[string, (client: Loose) => Promise<unknown>]>([
    ["a JSON body with text of every kind", (c) => c.createThing({ body: { name: "Ана \u2028 \"'\\ 😀", n: 1.5 } })],
    ["a path parameter that must be encoded", (c) => c.getThing({ params: { path: { id: "a/b c%2F'é" } } })],
    [
      "a query with quotes, plus signs and repeats",
      (c) => c.listThings({ params: { query: { q: "a+b 'c'", tags: ["x", "y&z"], empty: "" } } }),
    ],
    ["a form", (c) => c.submitForm({ body: { a: "1 2", b: "é&=" } })],
    ["a multipart upload", (c) => c.upload({ body: { file: new Blob(["\u0000\u00ff"]), note: "n" } })],
    ["text of another media type", (c) => c.sendXml({ body: "<a>é</a>" })],
    ["a call by path", (c) => c.POST("/things", { body: { name: "Ana" } })],
    [
      "a body changed by a middleware",
      (c) => {
        c.use({ onRequest: ({ request }: Loose) => new Request(request, { body: '{"changed":true}' }) });
        return c.createThing({ body: {} });
      },
    ],
  ])("%s", async (_, call) => {
    const { client, received } = await serve(fine);
    await call(client);
    expect(received).toHaveLength(1);
    const [request] = received as [(typeof received)[0]];
    expect(request.headers["x-signature"]).toBe(signatureOf(request));
    expect(request.headers["x-key"]).toBe("pk_1");
    expect(request.headers["transfer-encoding"]).toBeUndefined();
  });

  test("the body is written in the media type of the contract", async () => {
    const { client, received } = await serve(fine);
    await client.createThing({ body: { a: 1 } });
    await client.submitForm({ body: { a: "1 2", list: ["x", "y"] } });
    await client.sendXml({ body: "<a/>" });
    await client.upload({ body: { note: "n" } });
    expect(received.map(({ headers }) => headers["content-type"]?.split(";")[0])).toEqual([
      "application/json",
      "application/x-www-form-urlencoded",
      "application/xml",
      "multipart/form-data",
    ]);
    expect(received.map(({ body }) => String(body)).slice(0, 3)).toEqual(['{"a":1}', "a=1+2&list=x&list=y", "<a/>"]);
    // The runtime knows the boundary of a form, nobody else.
    expect(received[3]?.headers["content-type"]).toMatch(/; boundary=/);
    expect(String(received[3]?.body)).toContain('name="note"');
    expect(received.map(({ headers }) => headers.accept)).toEqual([
      "application/json",
      "application/json",
      "application/xml",
      "application/json",
    ]);
  });

  test("each call has its own clock, and credentials may come from a function", async () => {
    let at = 1000;
    let asked = 0;
    const provide = async () => ({ ...credentials, apiKey: `pk_${++asked}` });
    const { client, received } = await serve(fine, { now: () => at++, credentials: provide });
    await client.listThings();
    await client.listThings();
    expect(received.map(({ headers }) => [headers["x-time"], headers["x-key"]])).toEqual([
      ["1000", "pk_1"],
      ["1001", "pk_2"],
    ]);
  });

  test("an operation without security is sent without credentials", async () => {
    const { client, received } = await serve(fine);
    await client.ping();
    expect(Object.keys(received[0]?.headers ?? {}).filter((name) => name.startsWith("x-"))).toEqual([]);
  });
});

describe("results", () => {
  test("say whether the contract has their status", async () => {
    let status = 200;
    const { client } = await serve((_, response) => answerJson(response, status, {}));
    const documented = async () => (await client.getThing({ params: { path: { id: "1" } } })).documented;
    expect(await documented()).toBe(true);
    status = 202;
    expect(await documented()).toBe(false);
    status = 404;
    expect(await documented()).toBe(true);
    status = 599;
    expect(await documented()).toBe(false);
  });

  test.each([
    ["application/octet-stream", [0, 255, 128, 13, 10]],
    ["application/pdf", [37, 80, 68, 70, 0, 200]],
    ["image/png", [137, 80, 78, 71, 13, 10, 26, 10]],
  ])("of %s arrive as their very bytes, by operation and by path", async (type, bytes) => {
    const { client } = await serve((_, response) =>
      response.writeHead(200, { "content-type": type }).end(Buffer.from(bytes)),
    );
    const layer = { onResponse: () => undefined };
    for (const use of [false, true]) {
      if (use) client.use(layer);
      for (const { data } of [await client.listThings(), await client.GET("/things")]) {
        expect(data).toBeInstanceOf(Uint8Array);
        expect([...data]).toEqual(bytes);
      }
    }
  });

  test.each([
    ["text", (data: Loose) => data, "string"],
    ["blob", (data: Blob) => data.text(), "Blob"],
    ["arrayBuffer", (data: ArrayBuffer) => new TextDecoder().decode(data), "ArrayBuffer"],
    ["stream", (data: ReadableStream) => new Response(data).text(), "ReadableStream"],
  ])("are read as %s, by operation as by path", async (parseAs, read, kind) => {
    let status = 200;
    const { client } = await serve((_, response) => answerJson(response, status, { a: "ž" }));
    for (const { data } of [await client.listThings({ parseAs }), await client.GET("/things", { parseAs })]) {
      expect(typeof data === "string" ? "string" : data.constructor.name).toBe(kind);
      expect(await read(data)).toBe('{"a":"ž"}');
    }
    status = 400;
    for (const { error } of [await client.listThings({ parseAs }), await client.GET("/things", { parseAs })])
      expect(error).toEqual({ a: "ž" });
  });

  test("a documented response has its status, data, headers and response", async () => {
    const { client } = await serve(fine);
    const result = await client.getThing({ params: { path: { id: "1" } } });
    expect(result).toMatchObject({ ok: true, status: 200, data: { id: "1" } });
    expect(result.headers.get("content-type")).toBe("application/json");
    expect(result.response.status).toBe(200);
  });

  test("a refusal is a response, not an exception, also without a body", async () => {
    const { client } = await serve((_, response) => response.writeHead(422).end());
    expect(await client.listThings()).toMatchObject({ ok: false, status: 422, error: undefined });
  });

  test.each([
    ["not JSON", "application/json", "<html>"],
    ["cut JSON", "application/json", '{"id":'],
    ["nothing", "application/json", ""],
    ["another media type", "text/plain", "OK"],
  ])("a 200 whose body is %s is never an exception", async (_, type, body) => {
    const { client } = await serve((_, response) => response.writeHead(200, { "content-type": type }).end(body));
    expect(await client.createThing({ body: {} })).toMatchObject({ ok: true, status: 200, data: body || undefined });
    expect(await client.POST("/things", { body: {} })).toMatchObject({ data: body || undefined });
  });
});

describe("what is refused before it is sent", () => {
  test("a client without options, with one sentence", () => {
    for (const options of [undefined, null, "test"])
      expect(() => createApiClient(acme, options as never)).toThrow(
        new TypeError("acme: expected options with server (test, or a URL) and credentials"),
      );
  });

  test.each([
    ["missing", {}],
    ["empty", { id: "" }],
    ["..", { id: ".." }],
    [".", { id: "." }],
    ["an object", { id: { a: 1 } }],
    ["null", { id: null }],
    ["a list", { id: ["a"] }],
  ])("a path parameter that is %s", async (_, path) => {
    const { client, received } = await serve(fine);
    for (const call of [
      () => client.getThing({ params: { path } }),
      () => client.GET("/things/{id}", { params: { path } }),
    ]) {
      const error = await errorOf(call());
      expect(error).toBeInstanceOf(NotSentError);
      expect(error.message).toBe(
        "acme getThing: path parameter id must be a string or number, and not empty, . or ..; nothing was sent",
      );
    }
    expect(received).toEqual([]);
  });

  test("missing credentials, named", async () => {
    const { client, received } = await serve(fine, { credentials: { apiKey: "pk_1" } });
    const error = await errorOf(client.listThings());
    expect(error).toBeInstanceOf(CredentialsError);
    expect(error.message).toBe(
      "acme listThings: expected the credentials apiKey and secretKey; missing secretKey (by convention in ACME_SECRET_KEY); nothing was sent",
    );
    expect(received).toEqual([]);
  });

  test("a credentials provider that fails, with its cause", async () => {
    const cause = new Error("vault is sealed");
    const { client } = await serve(fine, { credentials: () => Promise.reject(cause) });
    const error = await errorOf(client.listThings());
    expect(error).toMatchObject({ name: "CredentialsError", code: "credentials", cause });
  });

  test("a path that the contract does not have", async () => {
    const { client } = await serve(fine);
    await expect(client.GET("/nothing")).rejects.toThrow("acme GET /nothing: the contract has no such operation");
  });

  const server =
    "acme: expected server to be test or an https URL without user, query and fragment; http is for this machine, or allowHttp";
  const credential = (name: string) =>
    `acme: credential ${name} is unknown, empty or not a string; known are apiKey, secretKey`;
  const noCredentials = "acme: expected options with server (test, or a URL) and credentials";

  test.each<[string, Partial<ClientOptions>, string]>([
    ["an unknown server name", { server: "prod" }, server],
    ["a server with a password", { server: "https://user:hush@x" }, server],
    ["another protocol", { server: "ftp://x" }, server],
    ["a server with a query", { server: "https://x/?a" }, server],
    ["a misspelt credential", { credentials: { apikey: "x" } as never }, credential("apikey")],
    ["an empty credential", { credentials: { apiKey: "", secretKey: "sk_hush" } }, credential("apiKey")],
    ["no credentials", { credentials: undefined as never }, noCredentials],
  ])("a client made with %s", (_, options, message) => {
    expect(() => createApiClient(acme, { server: "test", credentials, ...options })).toThrow(new TypeError(message));
  });
});

describe("the options of a client", () => {
  const every: Required<ClientOptions> = {
    server: "test",
    credentials,
    fetch: async () => new Response(),
    requestInitExt: {},
    headers: {},
    validate: "report",
    onDrift: () => {},
    hooks: {},
    learnClock: false,
    now: Date.now,
    allowHttp: false,
    timeout: 1,
    totalTimeout: 1,
    retries: 0,
    maxResponseBytes: 1,
  };

  test("are known, each of them", () => void createApiClient(acme, every));

  const limits = "expected timeout and totalTimeout above 0, and retries to be a whole number";
  test.each<[object, string]>([
    [{ fetsch: fetch }, "there is no option fetsch"],
    [{ validate: "strictt" }, "expected validate to be off, report or strict"],
    [{ fetch: "https://proxy.test" }, "expected fetch to be a function"],
    [{ retries: 1.5 }, limits],
    [{ retries: -1 }, limits],
    [{ timeout: "soon" }, limits],
    [{ maxResponseBytes: 0.5 }, "expected maxResponseBytes to be a whole number above 0, or Infinity"],
  ])("that are wrong are one sentence before any call: %o", (options, sentence) => {
    for (const make of [createApiClient, createSignedFetch])
      expect(() => make(acme, { ...every, ...options })).toThrow(new TypeError(`acme: ${sentence}`));
  });

  test("let plain http go to this machine, and to another one only where they say so", () => {
    const make = (server: string, more = {}) =>
      createApiClient(acme, { server, credentials, ...more } as ClientOptions);
    for (const host of ["127.0.0.1:4010", "localhost", "[::1]:80", "mock.localhost"]) make(`http://${host}/acme`);
    for (const host of ["gateway.internal", "127.0.0.1.evil.test", "localhost.evil.test", "10.0.0.1"])
      expect(() => make(`http://${host}/acme`)).toThrow("http is for this machine, or allowHttp");
    make("http://gateway.internal", { allowHttp: true });
  });
});
