import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { verify } from "../auth/index.ts";
import { contractOf } from "../checks/fixtures/contract-of.ts";
import { createProxy, type ProxyOptions } from "./create-proxy.ts";
import type { ProxyLogEntry } from "./exchange.ts";
import { formatLogEntry } from "./format-log-entry.ts";
import { startProxyServer } from "./start-proxy-server.ts";

const secret = "sk-real-0123456789";
const target = "https://vendor.test/v1";
const object = (properties: object, more: object = {}) => ({ type: "object", properties, ...more });
const json = (schema: object) => ({ description: "", content: { "application/json": { schema } } });

const contract = await contractOf({
  servers: [{ url: target, "x-name": "test" }],
  security: [{ signature: [] }, { other: [] }],
  components: {
    securitySchemes: {
      other: { type: "apiKey", in: "header", name: "X-Other", "x-value": "{otherKey}" },
      signature: {
        type: "apiKey",
        in: "header",
        name: "X-Signature",
        "x-value": "{hex(hmacSha256(secretKey, method, target, body))}",
      },
      amount: {
        type: "apiKey",
        in: "header",
        name: "X-Amount",
        "x-value": '{hex(hmacSha256(secretKey, json(body, "/amount")))}',
      },
      key: { type: "apiKey", in: "query", name: "key", "x-value": "{apiKey}" },
    },
  },
  paths: {
    "/orders": {
      post: {
        operationId: "createOrder",
        requestBody: { content: { "application/json": { schema: object({ amount: { type: "integer" } }) } } },
        responses: { 201: json(object({ id: { type: "string" }, amount: { type: "integer" } }, { required: ["id"] })) },
      },
    },
    "/signed": {
      post: {
        operationId: "createSigned",
        security: [{ amount: [] }],
        requestBody: { content: { "application/json": { schema: object({ amount: { type: "integer" } }) } } },
        responses: { 201: json(object({ id: { type: "string" } })) },
      },
    },
    "/orders/{id}": {
      get: {
        operationId: "getOrder",
        security: [{ key: [] }],
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        responses: { 200: json(object({ id: { type: "string" } })) },
      },
    },
  },
});

/** A proxy in front of a function, with what it logged and what the function got. */
function proxyOf(respond: (request: Request) => Response | Promise<Response>, more: Partial<ProxyOptions> = {}) {
  const log: ProxyLogEntry[] = [];
  const got: Request[] = [];
  const proxy = createProxy(contract, {
    target: "test",
    credentials: { secretKey: secret, apiKey: "ak-real-0123456789" },
    fetch: async (request) => {
      got.push(request.clone());
      return respond(request);
    },
    onLog: (entry) => log.push(entry),
    ...more,
  });
  return {
    log,
    got,
    ask: (path: string, init?: RequestInit) => proxy(new Request(`http://127.0.0.1:4020${path}`, init)),
  };
}

const order = () => Response.json({ id: "o-1", amount: 5 }, { status: 201, headers: { etag: "7" } });
const create = { method: "POST", body: '{"amount": 5}', headers: { "content-type": "application/json" } };

test("an unsigned request reaches the target signed by the contract, byte for byte", async () => {
  const { ask, got, log } = proxyOf(order);
  const response = await ask("/orders?dry=a%20b", create);
  expect(response.status).toBe(201);
  expect(response.headers.get("etag")).toBe("7");
  expect(await response.json()).toEqual({ id: "o-1", amount: 5 });
  const [sent] = got as [Request];
  expect(sent.url).toBe("https://vendor.test/v1/orders?dry=a%20b");
  const body = new Uint8Array(await sent.arrayBuffer());
  expect(new TextDecoder().decode(body)).toBe(create.body);
  const request = { method: "POST", url: sent.url, headers: sent.headers, body };
  expect(await verify(contract.schemes, ["signature"], request, { secretKey: secret })).toEqual({ ok: true });
  expect(
    log
      .map(formatLogEntry)
      .join()
      .replace(/\d+ ms/, "1 ms"),
  ).toBe("POST /orders createOrder 201 1 ms: fits the contract");
});

test("what a tool has in the place of a credential is replaced, not sent beside it", async () => {
  const { ask, got } = proxyOf(() => Response.json({ id: "o-1" }));
  await ask("/orders/o-1?key=mine&a=1");
  expect(got[0]?.url).toBe("https://vendor.test/v1/orders/o-1?a=1&key=ak-real-0123456789");
  await ask("/orders", { ...create, headers: { ...create.headers, "x-other": "mine" } });
  expect(got[1]?.headers.has("x-other")).toBe(false);
});

test("a response that breaks the contract is passed on, and its findings are told", async () => {
  const { ask, log } = proxyOf(() => Response.json({ amount: "5" }, { status: 201 }));
  expect(await (await ask("/orders", create)).json()).toEqual({ amount: "5" });
  expect(log[0]?.findings.map(({ severity }) => severity)).toContain("broken");
  expect(formatLogEntry(log[0] as ProxyLogEntry)).toMatch(/201 \d+ ms: 2 broken\n {2}BROKEN small createOrder /);
});

test("findings are counted in words", () => {
  const finding = (severity: "broken" | "note") => ({ severity, summary: "s" });
  const entry = { method: "GET", path: "/a", status: 200, ms: 1, findings: [finding("broken"), finding("note")] };
  expect(formatLogEntry(entry)).toBe("GET /a 200 1 ms: 1 broken, 1 note\n  BROKEN s\n  NOTE s");
  expect(formatLogEntry({ ...entry, findings: [finding("note"), finding("note")] })).toMatch(/: 2 notes\n/);
});

test("a path that the contract does not have is forwarded and said so", async () => {
  const { ask, log } = proxyOf(() => new Response("ok"));
  expect(await (await ask("/status")).text()).toBe("ok");
  expect(log[0]).toMatchObject({ path: "/status", problem: expect.stringContaining("no such operation") });
});

test("a credential that the target echoes goes no further than the proxy", async () => {
  const { ask, log, got } = proxyOf((request) =>
    Response.json(
      { id: `${secret} ${request.headers.get("x-signature")}` },
      { status: 201, headers: { "x-echo": secret } },
    ),
  );
  const response = await ask("/orders", create);
  const seen = `${await response.text()} ${[...response.headers].join()} ${JSON.stringify(log)}`;
  expect(seen).not.toContain(secret);
  expect(seen).not.toContain(got[0]?.headers.get("x-signature"));
  expect(seen).toContain("*".repeat(secret.length));
});

test.each([
  ["a page of another site", { origin: "https://evil.test" }],
  ["an image in such a page", { "sec-fetch-site": "cross-site" }],
  ["a page of another port of this machine", { origin: "http://127.0.0.1:8080" }],
  ["a page that only tells its address", { referer: "https://evil.test/page" }],
])("%s is refused, and nothing is sent", async (_, headers) => {
  const { ask, got } = proxyOf(order);
  const response = await ask("/orders", { headers: headers as Record<string, string> });
  expect(response.status).toBe(403);
  expect(got).toEqual([]);
});

test("a page that is named may call, at this machine and with its own credentials left out", async () => {
  const { ask, got } = proxyOf(order, { allowOrigins: ["https://docs.test"] });
  const headers = { origin: "https://docs.test", "sec-fetch-site": "cross-site" };
  expect((await ask("/orders", { ...create, headers: { ...create.headers, ...headers } })).status).toBe(201);
  expect(got[0]?.headers.get("origin")).toBeNull();
  expect((await ask("/orders", { headers: { ...headers, origin: "https://evil.test" } })).status).toBe(403);
});

test("a request to another host is refused, also under a name that is bound to this machine", async () => {
  const log: ProxyLogEntry[] = [];
  const proxy = createProxy(contract, {
    target,
    credentials: { secretKey: secret },
    onLog: (entry) => log.push(entry),
  });
  for (const url of ["http://vendor.test/v1/orders", "http://rebound.evil.test:4020/orders"])
    expect((await proxy(new Request(url))).status).toBe(403);
  expect(log[1]?.problem).toContain("rebound.evil.test");
});

test("a redirect is not followed, and its status is the proxy's own", async () => {
  const { ask, got } = proxyOf(() => new Response(null, { status: 307, headers: { location: "https://evil.test/" } }));
  const response = await ask("/orders", create);
  expect(response.status).toBe(502);
  expect((await response.json()).detail).toContain("redirect to evil.test, which is not followed");
  expect(got).toHaveLength(1);
});

test("a body that cannot be signed is the tool's mistake, and goes nowhere", async () => {
  const { ask, got } = proxyOf(() => Response.json({ id: "o-1" }));
  const response = await ask("/signed", { ...create, body: "[not json" });
  expect(response.status).toBe(400);
  expect((await response.json()).detail).toMatch(/nothing was sent\.$/);
  expect(got).toEqual([]);
});

test("a server that fails is asked once", async () => {
  const { ask, got } = proxyOf(() => new Response("busy", { status: 503 }));
  expect((await ask("/orders/o-1")).status).toBe(503);
  expect(got).toHaveLength(1);
});

test("a target that is down leaves one sentence", async () => {
  const { ask, log } = proxyOf(() => {
    throw Object.assign(new TypeError("fetch failed"), {
      cause: Object.assign(new Error(secret), { code: "ECONNREFUSED" }),
    });
  });
  const response = await ask("/orders/o-1");
  const { detail } = await response.json();
  expect(response.status).toBe(502);
  expect(detail).toBe("small: https://vendor.test cannot be reached: nothing listens there (ECONNREFUSED).");
  expect(log[0]?.problem).toBe(detail);
});

test.each([
  ["http://vendor.test", /expected https/],
  ["ftp://vendor.test", /expected a base URL, or a server of small \(test\)/],
  ["https://me:pass@vendor.test", /without user/],
  ["nowhere", /expected a base URL/],
])("the target %s is refused at once", (target, sentence) => {
  expect(() => createProxy(contract, { target, credentials: {} })).toThrow(sentence);
});

test("a credential that is missing is named", async () => {
  const { ask } = proxyOf(order, { credentials: {} });
  const { detail } = await (await ask("/orders", create)).json();
  expect(detail).toMatch(/secretKey.*nothing was sent\.$/);
});

test("over sockets: signed there, unchanged here, closed in the end; a tunnel is refused", async () => {
  const vendor = createServer((incoming, response) => {
    response.writeHead(200, { "content-type": "application/json", "set-cookie": ["a=1", "b=2"] });
    response.end(JSON.stringify({ id: incoming.url }));
  }).listen(0, "127.0.0.1");
  const { port } = await new Promise<AddressInfo>((go) =>
    vendor.once("listening", () => go(vendor.address() as AddressInfo)),
  );
  const proxy = createProxy(contract, { target: `http://127.0.0.1:${port}`, credentials: { apiKey: "k" } });
  const { url, close } = await startProxyServer(proxy, 0);
  const response = await fetch(`${url}/orders/o-1`);
  expect(await response.json()).toEqual({ id: "/orders/o-1?key=k" });
  expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  const tunnel = request({ port: new URL(url).port, method: "CONNECT", path: "evil.test:443" }).end();
  const [refusal] = await once(tunnel, "connect");
  expect(refusal.statusCode).toBe(405);
  vendor.closeAllConnections();
  vendor.close();
  await close();
  await expect(fetch(url)).rejects.toThrow("fetch failed");
});

test("a credential that the vendor issues is asked for once, signs what follows, and reaches no tool", async () => {
  const issued = await contractOf({
    servers: [{ url: "https://vendor.test" }],
    components: {
      securitySchemes: {
        basic: { type: "http", scheme: "basic" },
        token: { type: "http", scheme: "bearer", "x-issued-by": { operation: "makeToken" } },
      },
    },
    paths: {
      "/token": {
        post: {
          operationId: "makeToken",
          security: [{ basic: [] }],
          responses: { 200: json(object({ access_token: { type: "string" }, expires_in: { type: "integer" } })) },
        },
      },
      "/me": { get: { operationId: "me", security: [{ token: [] }], responses: { 200: json({}) } } },
    },
  });
  const asked: string[] = [];
  const proxy = createProxy(issued, {
    target: "https://vendor.test",
    credentials: { username: "shop", password: "pass-word-1" },
    fetch: async ({ url, headers }) => {
      asked.push(`${new URL(url).pathname} ${headers.get("authorization")}`);
      if (url.endsWith("/token")) return Response.json({ access_token: "tok-12345", expires_in: 900 });
      return Response.json({ echo: headers.get("authorization"), token: "tok-12345" });
    },
  });
  for (let i = 0; i < 2; i++) {
    const response = await proxy(
      new Request("http://127.0.0.1:4020/me", { headers: { authorization: "Bearer mine" } }),
    );
    expect(await response.json()).toEqual({ echo: "****************", token: "*********" });
  }
  expect(asked).toEqual([`/token Basic ${btoa("shop:pass-word-1")}`, "/me Bearer tok-12345", "/me Bearer tok-12345"]);
});

test("a status that HTTP does not have is told in one sentence", async () => {
  const { ask } = proxyOf(() => Object.defineProperty(new Response("x"), "status", { value: 999 }));
  const response = await ask("/orders/o-1");
  expect(response.status).toBe(502);
  expect((await response.json()).detail).toContain("responded with 999");
});
