import { beforeAll, describe, expect, test } from "vitest";
import type { Contract } from "../contract/index.ts";
import { createMockFetch } from "./create-mock-fetch.ts";
import { type Call, loadFixture, signed } from "./fixtures/requests.ts";
import { formatLogLine, type LogEntry } from "./log-line.ts";

const all = ["key", "timestamp", "signature"];
const base = "https://api.acme.test/v1";
let acme: Contract;
const log: LogEntry[] = [];
let mockFetch: typeof fetch;

beforeAll(async () => {
  acme = await loadFixture("acme");
  mockFetch = createMockFetch({ contract: acme, onRequest: (entry) => void log.unshift(entry) });
});

/** Signs one call, changes what is sent, and sends it. */
async function send(call: Call, change: Partial<Call> = {}, requirement = all) {
  const { url, method, headers, body } = { ...(await signed(acme, requirement, call)), ...change };
  const response = await mockFetch(url, { method, headers, body });
  return {
    status: response.status,
    json: await response.json().catch(() => undefined),
    refused: response.headers.get("countersign-refused"),
  };
}

describe("a signed request", () => {
  test("is let in with the right signature", async () => {
    const { status, json, refused } = await send({ url: `${base}/things?limit=2` });
    expect({ status, refused }).toEqual({ status: 200, refused: null });
    expect(json).toHaveLength(2);
    expect(log[0]).toMatchObject({ api: "acme", method: "GET", path: "/v1/things", operation: "listThings" });
    expect(log[0]).toMatchObject({ verdict: "accepted", status: 200 });
  });

  test("is let in with a signed body", async () => {
    const post = { method: "POST", url: `${base}/things`, headers: { "content-type": "application/json" } };
    expect(await send({ ...post, body: '{"name":"Ana"}' })).toMatchObject({ status: 201, json: { id: 4 } });
  });

  test("is refused without its credentials, with the example that answers it", async () => {
    const { status, json, refused } = await send({ url: `${base}/things` }, { headers: {} });
    expect({ status, json }).toEqual({ status: 401, json: { error: "MISSING" } });
    expect(refused).toMatch(/^missing; the header x-/);
  });

  test("is refused when one of its credentials is missing", async () => {
    const { headers } = await signed(acme, all, { url: `${base}/things` });
    for (const name of Object.keys(headers)) {
      const { [name]: _, ...others } = headers;
      const { status, refused } = await send({ url: `${base}/things` }, { headers: others });
      expect({ status, refused }).toEqual({ status: 401, refused: `missing; the header ${name} is missing` });
    }
  });

  test("is refused with the wrong secret, with the first example when none answers the reason", async () => {
    const credentials = { apiKey: "pk_acme", secretKey: "sk_other" };
    const { status, json, refused } = await send({ url: `${base}/things`, credentials });
    expect({ status, json }).toEqual({ status: 401, json: { error: "WRONG_SIGNATURE" } });
    expect(refused).toMatch(/^mismatch; /);
  });

  test("is refused with an unknown key", async () => {
    const { status, refused } = await send({
      url: `${base}/things`,
      credentials: { apiKey: "pk_other", secretKey: "sk_acme_secret" },
    });
    expect(status).toBe(401);
    expect(refused).toMatch(/^unknown; the apiKey in the header x-api-key/);
    expect(refused).not.toContain("pk_other");
  });

  test("is refused with a tampered body", async () => {
    const post = { method: "POST", url: `${base}/things`, headers: { "content-type": "application/json" } };
    const { status, refused } = await send({ ...post, body: '{"name":"Ana"}' }, { body: '{"name":"Eva"}' });
    expect(status).toBe(401);
    expect(refused).toMatch(/^mismatch; the header x-signature/);
  });

  test("is refused with a tampered query", async () => {
    const { status, refused } = await send({ url: `${base}/things?limit=2` }, { url: `${base}/things?limit=3` });
    expect(status).toBe(401);
    expect(refused).toMatch(/^mismatch; /);
  });

  test("is refused with a stale clock, and let in just within the window", async () => {
    const { status, json, refused } = await send({ url: `${base}/things`, at: Date.now() - 301_000 });
    expect({ status, json }).toEqual({ status: 401, json: { error: "STALE" } });
    expect(refused).toMatch(/^stale; the clock in the header x-timestamp is 301 s behind ours/);
    expect(await send({ url: `${base}/things`, at: Date.now() - 290_000 })).toMatchObject({ status: 200 });
    expect(await send({ url: `${base}/things`, at: Date.now() + 310_000 })).toMatchObject({ status: 401 });
  });

  test("is not told that of a body which is too large to sign it in every other way", async () => {
    const post = { method: "POST", url: `${base}/things`, headers: { "content-type": "application/json" } };
    const refusedWith = async (name: string) =>
      (await send({ ...post, body: JSON.stringify({ name }) }, { body: `${JSON.stringify({ name })}\n` })).refused;
    expect(await refusedWith("Ana")).toContain("it is the signature");
    expect(await refusedWith("A".repeat(20_000))).toMatch(/^mismatch; (?!.*it is the signature)/);
  });

  test("is told what its signature is of, when that can be found out", async () => {
    const query = await send({ url: `${base}/things` }, { url: `${base}/things?limit=3` });
    expect(query.refused).toContain("it is the signature of this request without its query");
    const post = { method: "POST", url: `${base}/things`, headers: { "content-type": "application/json" } };
    const body = await send({ ...post, body: '{"name":"Ana"}' }, { body: '{ "name": "Ana" }' });
    expect(body.refused).toContain("with its body as compact JSON");
    const none = await send(post, { body: '{ "name": "Ana" }' });
    expect(none.refused).toContain("without its body");
  });

  test("is explained in the log, part by part, without a secret", async () => {
    await send({ url: `${base}/things?limit=2` }, { url: `${base}/things?limit=3` });
    const [entry] = log;
    expect(entry).toMatchObject({ verdict: "refused", status: 401, path: "/v1/things" });
    expect(entry?.detail).toMatchObject({ scheme: "signature", reason: "mismatch" });
    const text = formatLogLine(entry as LogEntry);
    expect(text).toContain("target = /v1/things?limit=3");
    expect(text).toContain("method = GET");
    expect(JSON.stringify(log) + text).not.toContain("sk_acme_secret");
  });
});

describe("the path that is signed", () => {
  test.each([
    ["the vendor's own, server path included", "https://api.acme.test/v1/things", "http://localhost/things"],
    ["that of the vendor's server, at any host", "http://other/v1/things", "http://localhost/acme/things"],
    ["that of another server of the vendor", "http://other/sandbox/things", "http://localhost/acme/things"],
    ["the one on the wire", "http://localhost/acme/things", "http://localhost/acme/things"],
  ])("may be %s", async (_, signedUrl, url) => {
    expect(await send({ url: signedUrl }, { url })).toMatchObject({ status: 200, refused: null });
  });

  test("may be no other", async () => {
    const refused = async (signedUrl: string, url: string) =>
      expect((await send({ url: signedUrl }, { url })).refused).toMatch(/^mismatch/);
    await refused("http://localhost/else/things", "http://localhost/things");
    await refused("http://localhost/things", "http://localhost/acme/things");
    await refused("http://localhost/acme/things", `${base}/things`);
    await refused(`${base}/things/special`, `${base}/things`);
    await refused("https://sandbox.acme.test/sandbox/things", `${base}/things`);
  });
});

describe("several requirements", () => {
  test("let in with any of them", async () => {
    expect(await send({ url: `${base}/reports` }, {}, ["reportKey"])).toMatchObject({ status: 200 });
    expect(await send({ url: `${base}/reports` }, {}, ["basic"])).toMatchObject({ status: 200 });
  });

  test("refuse with the reason of the one that came closest, as a problem where the contract has no 401", async () => {
    const credentials = { reportKey: "no", username: "a", password: "b" };
    const { status, json, refused } = await send({ url: `${base}/reports`, credentials }, {}, ["reportKey"]);
    expect(status).toBe(401);
    expect(refused).toMatch(/^unknown; the reportKey in the query api_key/);
    expect(json).toMatchObject({ status: 401, title: "Not let in" });
    expect(await send({ url: `${base}/reports`, credentials }, {}, ["basic"])).toMatchObject({ status: 401 });
  });

  test("keep a key in the query out of the log, known or not", async () => {
    const { url } = await signed(acme, ["reportKey"], { url: `${base}/signed-query?a=1` });
    await mockFetch(url, { headers: { "x-signature": "0" } });
    expect(log[0]?.detail?.reason).toBe("mismatch");
    expect(formatLogLine(log[0] as LogEntry)).toContain("api_key=‹credential›");
    expect(JSON.stringify(log)).not.toContain(acme.testCredentials.reportKey);
  });

  test("that the contract cannot say how to check let everybody in", async () => {
    expect((await mockFetch(`${base}/digest`)).status).toBe(200);
  });
});

test("a 401 without a body keeps its reason", async () => {
  const url = `${base}/things/3fa85f64-5717-4562-b3fc-2c963f66afa6`;
  const response = await mockFetch(url, { method: "DELETE" });
  expect(response.status).toBe(401);
  expect(response.headers.get("countersign-refused")).toMatch(/^missing/);
  expect(await response.text()).toBe("");
});
