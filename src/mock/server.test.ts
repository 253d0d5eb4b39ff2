import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Contract } from "../contract/index.ts";
import { UsageError } from "../core/errors.ts";
import { loadFixture, rawRequest, signed } from "./fixtures/requests.ts";
import type { LogEntry } from "./log-line.ts";
import { type MockServer, startMockServer } from "./server.ts";

const all = ["key", "timestamp", "signature"];
const log: LogEntry[] = [];
let acme: Contract;
let server: MockServer;

beforeAll(async () => {
  acme = await loadFixture("acme");
  const contracts = [acme, await loadFixture("plain")];
  const allowOrigins = ["https://docs.example"];
  server = await startMockServer(contracts, { port: 0, allowOrigins, onRequest: (entry) => void log.push(entry) });
});
afterAll(() => server.close());

/** Signs one target and sends another (or the same), both exactly as written. */
async function sendRaw(target: string, { signedTarget = target, method = "GET", body = "", headers = {} } = {}) {
  const call = { method, url: `http://127.0.0.1:${server.port}${signedTarget}`, body, headers };
  const wire = await signed(acme, all, call);
  return rawRequest(server.port, target, { method, headers: wire.headers, body });
}

describe("the server", () => {
  test("lists its APIs at the root", async () => {
    const response = await fetch(`${server.url}/`);
    expect(await response.json()).toEqual({
      apis: [
        { api: "acme", path: "/acme" },
        { api: "plain", path: "/plain" },
      ],
    });
    expect((await fetch(server.url, { method: "POST" })).status).toBe(405);
    const unknown = await fetch(`${server.url}/nope/things`);
    expect(unknown.status).toBe(404);
    expect((await unknown.json()).detail).toBe("GET /nope/things: no API is served here; there are /acme/, /plain/.");
  });

  test("serves an API under its name, in bytes of the right length", async () => {
    const answer = await sendRaw("/acme/things?limit=2");
    expect(answer.status).toBe(200);
    expect(answer.headers["content-length"]).toBe(String(Buffer.byteLength(answer.body)));
    expect(JSON.parse(answer.body)[0].name).toBe("Łódź");
    expect((await rawRequest(server.port, "/plain/ping")).body).toBe('{"pong":true}');
  });

  test("lets a page of an allowed origin read what the APIs respond, and the control API stays closed", async () => {
    const headers = { origin: "https://docs.example" };
    const allowed = async (path: string, more: RequestInit = {}) => {
      const response = await fetch(`${server.url}${path}`, { headers, ...more });
      return [response.status, response.headers.get("access-control-allow-origin")];
    };
    expect(await allowed("/plain/ping")).toEqual([200, "https://docs.example"]);
    expect(await allowed("/plain/ping", { headers: { origin: "https://other.example" } })).toEqual([200, null]);
    expect(await allowed("/_countersign/state")).toEqual([403, null]);
    const asks = { ...headers, "access-control-request-method": "PUT" };
    expect(await allowed("/acme/things", { method: "OPTIONS", headers: asks })).toEqual([204, "https://docs.example"]);
  });

  test("takes the path of the vendor's server behind the name too", async () => {
    expect((await sendRaw("/acme/v1/things")).status).toBe(200);
    expect((await sendRaw("/acme/v1/things", { signedTarget: "/v1/things" })).status).toBe(200);
    expect((await sendRaw("/acme/things", { signedTarget: "/v1/things" })).status).toBe(200);
    expect((await sendRaw("/acme/things", { signedTarget: "/plain/things" })).status).toBe(401);
    expect((await sendRaw("/things")).status).toBe(404);
  });

  test("verifies the target as it is spelt on the wire", async () => {
    for (const target of ["/acme/tags/a%2fb", "/acme/things?limit=%31", "/acme/things?limit=2&x='%27+%20|"]) {
      expect([target, (await sendRaw(target)).status]).toEqual([target, 200]);
    }
    const respelt = await sendRaw("/acme/things?limit=%31", { signedTarget: "/acme/things?limit=1" });
    expect(respelt.status).toBe(401);
    expect(respelt.headers["countersign-refused"]).toMatch(/^mismatch; /);
  });

  test("verifies the bytes of a body as they were sent, in chunks or not", async () => {
    const headers = { "content-type": "application/json" };
    const post = { method: "POST", headers };
    expect((await sendRaw("/acme/things", { ...post, body: '{ "name":"Łó" }' })).status).toBe(201);
    const wire = await signed(acme, all, { ...post, url: `${server.url}/acme/things`, body: '{"name":"Łó"}' });
    const chunked = { ...wire.headers, "transfer-encoding": "chunked" };
    const send = (body: string) => rawRequest(server.port, "/acme/things", { method: "POST", headers: chunked, body });
    expect((await send('{"name":"Łó"}')).status).toBe(201);
    expect((await send('{"name":"Łò"}')).status).toBe(401);
  });

  test("answers path tricks, and stays up", async () => {
    const targets = {
      "/acme/things/../things": 400,
      "/acme/things/%2e%2E": 400,
      "/acme/./things": 400,
      "/acme/things/%zz": 400,
      "/acme/tags/%ff": 400,
      "/acme//things": 404,
      "//acme/things": 404,
      "/acme/things//": 404,
      "/acme/things/": 404,
      "/acme/things%2Fspecial": 404,
      "/acme%2Fthings": 404,
      "/acme/__proto__": 404,
      "/__proto__/things": 404,
      "/acme": 404,
      "/acme/tags/%00": 200,
      "/acme/tags/__proto__": 200,
      "/acme/tags/a?__proto__=1&constructor=2&a[b]=1": 200,
      "*": 400,
      "http://elsewhere.test/plain/ping": 200,
    };
    for (const [target, status] of Object.entries(targets))
      expect([target, (await sendRaw(target)).status]).toEqual([target, status]);
  });

  test("answers a body that is too large or no JSON with a 4xx", async () => {
    const headers = { "content-type": "application/json" };
    const send = (body: string | Buffer, more = {}) =>
      rawRequest(server.port, "/plain/echo", { method: "POST", headers: { ...headers, ...more }, body });
    const mebibyte = 1024 * 1024;
    expect((await send(JSON.stringify({ text: "x".repeat(mebibyte - 11) }))).status).toBe(200);
    expect((await send(JSON.stringify({ text: "x".repeat(mebibyte - 10) }))).status).toBe(413);
    expect((await send("x".repeat(3 * mebibyte), { "transfer-encoding": "chunked" })).status).toBe(413);
    expect((await send("[".repeat(500_000))).status).toBe(400);
    expect((await send("[".repeat(5000) + "]".repeat(5000))).status).toBe(400);
    expect((await send('{"__proto__":{"a":1},"constructor":null,"text":null}')).status).toBe(200);
    expect((await send(Buffer.from([0x22, 0xff, 0x22]))).status).toBe(400);
    expect((await send("{}", { "content-type": "application/xml" })).status).toBe(415);
    expect((await send("{}", { accept: ";;;,/" })).status).toBeLessThan(500);
  });

  test("does not wait for the end of a body that is too large", async () => {
    const head = "POST /plain/echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked";
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(server.port, "127.0.0.1", () => {
        socket.write(`${head}\r\n\r\n200000\r\n${"x".repeat(0x200000)}\r\n`);
      });
      socket.once("data", (data) => resolve(String(data)));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  test("answers what is not HTTP, and goes on", async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(server.port, "127.0.0.1", () => socket.write("NONSENSE\r\n\r\n"));
      socket.once("data", (data) => resolve(String(data)));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    const flood = await rawRequest(server.port, "/plain/ping", { headers: { "x-flood": "x".repeat(20_000) } });
    expect(flood.status).toBe(431);
    expect((await rawRequest(server.port, "/plain/ping")).status).toBe(200);
  });

  test("logs no query, no secret and no line that a request wrote", () => {
    const text = JSON.stringify(log);
    expect(log.length).toBeGreaterThan(30);
    expect(log.map(({ path }) => path).join()).not.toContain("?");
    expect(text).not.toContain("sk_acme_secret");
    expect(text).not.toContain("pk_acme");
  });
});

test("a single API is served at the root as well", async () => {
  const single = await startMockServer([await loadFixture("plain")], { port: 0 });
  for (const path of ["/ping", "/plain/ping"]) expect((await fetch(single.url + path)).status).toBe(200);
  await single.close();
  await expect(fetch(`${single.url}/ping`)).rejects.toThrow();
});

test("a port in use is said in one sentence", async () => {
  const blocker = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => blocker.once("listening", resolve));
  const { port } = blocker.address() as AddressInfo;
  const start = startMockServer([acme], { port });
  await expect(start).rejects.toThrow(`port ${port} on 127.0.0.1 is in use; choose another one with --port.`);
  await expect(start).rejects.toBeInstanceOf(UsageError);
  blocker.close();
});
