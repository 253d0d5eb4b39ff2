import { createHash, createHmac } from "node:crypto";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { parseTemplate } from "../auth/index.ts";
import { createApiClient } from "./create-client.ts";
import type { ApiDescriptor } from "./descriptor.ts";
import {
  AbortedError,
  CredentialsError,
  NotSentError,
  OutcomeUnknownError,
  RedirectError,
  TimedOutError,
} from "./errors.ts";
import type { ClientOptions, Drift } from "./options.ts";
import { answerJson, startTestServer } from "./test-server.ts";

const security = [["key", "time", "signature"]];

const api: ApiDescriptor = {
  api: "acme",
  servers: { test: "https://test.acme.example/" },
  schemes: {
    key: { in: "header", name: "x-key", value: parseTemplate("{apiKey}") },
    time: { in: "header", name: "x-time", value: parseTemplate("{unixMillis}") },
    signature: {
      in: "header",
      name: "x-signature",
      value: parseTemplate("{hex(hmacSha256(secretKey, method, target, unixMillis, hex(sha256(body))))}"),
    },
  },
  operations: {
    createThing: { method: "POST", path: "/things", security, body: "application/json", accept: "application/json" },
    getThing: { method: "GET", path: "/things/{id}", security, accept: "application/json" },
    listThings: { method: "GET", path: "/things", security, accept: "application/json" },
    submitForm: { method: "POST", path: "/forms", security, body: "application/x-www-form-urlencoded" },
    upload: { method: "POST", path: "/files", security, body: "multipart/form-data" },
    sendXml: { method: "POST", path: "/xml", security, body: "application/xml" },
    ping: { method: "GET", path: "/ping", security: [] },
    moved: { method: "GET", path: "/moved", security: [], redirects: [302] },
  },
  validators: async () => ({
    validators: {
      "getThing 200": (body) => ((body as { id?: string }).id ? [] : [{ pointer: "/id", message: "must be there" }]),
    },
  }),
};

const credentials = { apiKey: "pk_1", secretKey: "sk_hush" };
const open: { close(): unknown }[] = [];

type Loose = any;

async function serve(answer: Parameters<typeof startTestServer>[0], options: Partial<ClientOptions> = {}) {
  const server = await startTestServer(answer);
  open.push(server);
  const client = createApiClient(api, { server: server.url, credentials, ...options }) as Loose;
  return { ...server, client };
}

const fine: Parameters<typeof startTestServer>[0] = (_, response) => answerJson(response, 200, { id: "1" });

afterEach(async () => {
  for (const { close } of open.splice(0)) await close();
});

/** Derives the signature anew from the bytes on the wire, with other code than ours. */
function signatureOf({
  method,
  target,
  headers,
  body,
}: {
  method: string;
  target: string;
  headers: Record<string, Loose>;
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
    expect(received[0]?.headers.accept).toBe("application/json");
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
  test("a documented answer has its status, data, headers and response", async () => {
    const { client } = await serve(fine);
    const result = await client.getThing({ params: { path: { id: "1" } } });
    expect(result).toMatchObject({ ok: true, status: 200, data: { id: "1" } });
    expect(result.headers.get("content-type")).toBe("application/json");
    expect(result.response.status).toBe(200);
  });

  test("a refusal is an answer, not an exception, also without a body", async () => {
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

  test("an answer that breaks the contract is reported, and the call goes on", async () => {
    const drifts: Drift[] = [];
    let told = () => {};
    const heard = new Promise<void>((resolve) => {
      told = resolve;
    });
    const onDrift = (drift: Drift) => {
      drifts.push(drift);
      told();
      throw new Error("a hook that fails");
    };
    const { client } = await serve((_, response) => answerJson(response, 200, { name: "no id" }), { onDrift });
    expect(await client.getThing({ params: { path: { id: "1" } } })).toMatchObject({
      ok: true,
      data: { name: "no id" },
    });
    await heard;
    expect(drifts).toEqual([
      { api: "acme", operation: "getThing", status: 200, pointer: "/id", message: "must be there" },
    ]);
  });
});

describe("what is refused before it is sent", () => {
  test.each([
    ["missing", {}],
    ["empty", { id: "" }],
    ['".."', { id: ".." }],
    ['"."', { id: "." }],
    ["not a text", { id: { a: 1 } }],
  ])("a path parameter that is %s", async (what, path) => {
    const { client, received } = await serve(fine);
    for (const call of [
      () => client.getThing({ params: { path } }),
      () => client.GET("/things/{id}", { params: { path } }),
    ]) {
      const error = await call().catch((error: unknown) => error);
      expect(error).toBeInstanceOf(NotSentError);
      expect(error.message).toMatch(`acme getThing: path parameter id is ${what}`);
    }
    expect(received).toEqual([]);
  });

  test("missing credentials, named", async () => {
    const { client, received } = await serve(fine, { credentials: { apiKey: "pk_1" } });
    const error = await client.listThings().catch((error: unknown) => error);
    expect(error).toBeInstanceOf(CredentialsError);
    expect(error.message).toBe(
      "acme listThings: expected the credentials apiKey and secretKey; not all were given. Nothing was sent",
    );
    expect(received).toEqual([]);
  });

  test("a credentials provider that fails, with its cause", async () => {
    const cause = new Error("vault is sealed");
    const { client } = await serve(fine, { credentials: () => Promise.reject(cause) });
    const error = await client.listThings().catch((error: unknown) => error);
    expect(error).toMatchObject({ name: "CredentialsError", code: "credentials", cause });
  });

  test("a path that the contract does not have", async () => {
    const { client } = await serve(fine);
    await expect(client.GET("/nothing")).rejects.toThrow("acme GET /nothing: the contract has no such operation");
  });

  test.each<[string, Partial<ClientOptions>, string]>([
    ["an unknown server name", { server: "prod" }, 'acme: expected server to be "test" or an http(s) URL, got "prod"'],
    ["another protocol", { server: "ftp://x" }, 'got "ftp://x"'],
    ["a server with a query", { server: "https://x/?a" }, "must have neither user, query nor fragment"],
    [
      "a misspelt credential",
      { credentials: { apikey: "x" } as never },
      'unknown credential "apikey"; expected apiKey, secretKey',
    ],
    ["an empty credential", { credentials: { apiKey: "", secretKey: "sk_hush" } }, "credential apiKey is empty"],
    ["no credentials", { credentials: undefined as never }, "expected credentials { apiKey, secretKey }"],
  ])("a client made with %s", (_, options, message) => {
    expect(() => createApiClient(api, { server: "test", credentials, ...options })).toThrow(message);
  });
});

describe("what happens on the way", () => {
  test("a server that is not there: nothing was sent", async () => {
    const server = await startTestServer(fine);
    await server.close();
    const client = createApiClient(api, { server: server.url, credentials }) as Loose;
    const error = await client.createThing({ body: {} }).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(NotSentError);
    expect(error.message).toMatch(
      /^acme createThing: no connection to 127\.0\.0\.1:\d+ \(ECONNREFUSED\); nothing was sent$/,
    );
  });

  test("a connection that breaks before the answer: the outcome is unknown, and the request is sent once", async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections++;
      socket.once("data", () => socket.destroy());
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    open.push({ close: () => new Promise((done) => server.close(done)) });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const client = createApiClient(api, { server: url, credentials }) as Loose;
    const error = await client.createThing({ body: {} }).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(error.message).toContain("the request may have been carried out");
    expect(connections).toBe(1);
  });

  test("a body that is cut short: the outcome is unknown", async () => {
    const { client } = await serve((_, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
      response.write('{"id":');
      setTimeout(() => response.destroy(), 20);
    });
    const error = await client.createThing({ body: {} }).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(error.message).toContain("after the answer had begun");
  });

  test("the time limit ends a call that gets no answer, and one whose body never ends", async () => {
    const silent = await serve(() => {}, { timeout: 50 });
    const error = await silent.client.listThings().catch((error: unknown) => error);
    expect(error).toBeInstanceOf(TimedOutError);
    expect(error.message).toBe("acme listThings: no complete answer within 50 ms; it may have reached the provider");
    const endless = await serve((_, response) =>
      response.writeHead(200, { "content-type": "application/json" }).write("{"),
    );
    await expect(endless.client.listThings({ timeout: 50 })).rejects.toBeInstanceOf(TimedOutError);
  });

  test("the caller's signal ends the call", async () => {
    const { client } = await serve(() => controller.abort());
    const controller = new AbortController();
    await expect(client.listThings({ signal: controller.signal })).rejects.toBeInstanceOf(AbortedError);
  });

  test.each([301, 302, 303, 307, 308])("a %i is not followed", async (status) => {
    const other = await serve(fine);
    const { client } = await serve((_, response) =>
      response.writeHead(status, { location: `${other.url}/steal?x=1` }).end(),
    );
    const error = await client.createThing({ body: {} }).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(RedirectError);
    expect(error.message).toContain(`answered ${status}, a redirect to ${other.url}; redirects are not followed`);
    expect(other.received).toEqual([]);
  });

  test("a redirect that the contract documents is an answer", async () => {
    const { client } = await serve((_, response) => response.writeHead(302, { location: "/x" }).end());
    expect(await client.moved()).toMatchObject({ ok: false, status: 302 });
  });

  test("no error tells a secret", async () => {
    const server = await startTestServer(fine);
    await server.close();
    const errors: unknown[] = [];
    for (const secretKey of ["sk_hush", "sk_hush\nx"]) {
      const client = createApiClient(api, {
        server: server.url,
        credentials: { apiKey: secretKey, secretKey },
      }) as Loose;
      errors.push(await client.createThing({ body: { pan: "4242" } }).catch((error: unknown) => error));
    }
    expect(errors.map((error) => (error as { code: string }).code)).toEqual(["not-sent", "credentials"]);
    for (const error of errors) {
      const { inspect } = await import("node:util");
      expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(/sk_hush|4242/);
    }
  });
});
