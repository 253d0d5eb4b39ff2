import { beforeAll, describe, expect, test } from "vitest";
import { UsageError } from "../core/errors.ts";
import type { Exchange } from "./create-mock.ts";
import { createMockFetch } from "./create-mock-fetch.ts";
import { fixture, loadFixture, signed } from "./fixtures/requests.ts";
import type { LogEntry } from "./log-line.ts";

const base = "https://api.acme.test/v1";
const id = "3fa85f64-5717-4562-b3fc-2c963f66afa6";
let call: (url: string, init?: RequestInit & { body?: string }) => Promise<Response>;

beforeAll(async () => {
  const acme = await loadFixture("acme");
  const mockFetch = createMockFetch({ contract: acme, stateless: true });
  call = async (url, { method = "GET", headers = {}, body, ...init } = {}) => {
    const plain = Object.fromEntries(new Headers(headers));
    const wire = await signed(acme, ["key", "timestamp", "signature"], { method, url, headers: plain, body });
    return mockFetch(wire.url, { ...init, method, headers: wire.headers, body });
  };
});

const post = (body: string, type = "application/json") =>
  call(`${base}/things`, { method: "POST", headers: type ? { "content-type": type } : {}, body });

describe("answers", () => {
  test("are the contract's examples, with its headers", async () => {
    const response = await call(`${base}/things`);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(response.headers.get("x-request-id")).toBe("req_1");
    expect(response.url).toBe(`${base}/things`);
    expect(await response.json()).toEqual([
      { id: 1, name: "Łódź" },
      { id: 2, name: "two" },
    ]);
  });

  test("follow Prefer", async () => {
    const prefer = (value: string) => call(`${base}/things`, { headers: { prefer: value } });
    expect(await (await prefer("example=None")).json()).toEqual([]);
    expect((await prefer("code=429")).status).toBe(429);
    expect(await (await prefer('code="401", example="Stale"')).json()).toEqual({ error: "STALE" });
    const json = { "content-type": "application/json", prefer: "dynamic=true" };
    const dynamic = await call(`${base}/things`, { method: "POST", headers: json, body: '{"name":"Ana"}' });
    expect(await dynamic.json()).toMatchObject({ id: expect.any(Number), name: expect.any(String) });
    expect(await (await prefer("respond-async")).json()).toHaveLength(2);
  });

  test("name what Prefer asks for in vain", async () => {
    const prefer = async (value: string) => {
      const response = await call(`${base}/things`, { headers: { prefer: value } });
      return [response.status, (await response.json()).detail];
    };
    expect(await prefer("code=418")).toEqual([404, "listThings has no response 418; the contract has 200, 401, 429."]);
    expect(await prefer("example=Nope")).toEqual([
      404,
      "Response 200 of listThings has no example of that name; there are Two, None.",
    ]);
    expect(await prefer("code=many")).toEqual([400, "code in Prefer is not a status from 200 to 599."]);
  });

  test("that have no content have no body and no content type", async () => {
    const response = await call(`${base}/things/${id}`, { method: "DELETE" });
    expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([204, null, ""]);
  });

  test("are negotiated by Accept", async () => {
    const accept = (value: string) => call(`${base}/things`, { headers: { accept: value } });
    expect((await accept("application/xml, */*;q=0.1")).status).toBe(200);
    const response = await accept("application/xml");
    expect(response.status).toBe(406);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
  });

  test("as text say their charset", async () => {
    expect((await call(`${base}/tags/a`)).headers.get("content-type")).toBe("text/plain; charset=utf-8");
  });
});

describe("what is not in the contract", () => {
  test.each([
    ["an unknown path", `${base}/nothing`],
    ["a slash at the end", `${base}/things/`],
    ["an empty segment", "http://localhost//things"],
    ["a path without that of the vendor's server", "https://api.acme.test/things"],
    ["an encoded slash", `${base}/things%2Fspecial`],
  ])("is not found: %s", async (_, url) => {
    const response = await call(url);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ status: 404, detail: expect.stringContaining("GET /") });
  });

  test("is not allowed: another method", async () => {
    for (const method of ["PATCH", "HEAD", "OPTIONS"]) {
      const response = await call(`${base}/things/${id}`, { method });
      expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, DELETE"]);
    }
  });
});

describe("an invalid request", () => {
  const invalid = async (response: Response) => [response.status, response.headers.get("countersign-invalid")];

  test("gets the contract's response and the reason", async () => {
    const response = await call(`${base}/things/not-a-uuid`);
    expect(await invalid(response)).toEqual([400, 'Request path parameter id must match format "uuid"']);
    expect(await response.json()).toEqual({ error: "bad request" });
    expect(await invalid(await post("{}"))).toEqual([422, "Request body must have required property 'name'"]);
    expect(await invalid(await post('{"name":"longer than five"}'))).toEqual([
      422,
      "Request body property name must NOT have more than 5 characters",
    ]);
  });

  test("gets a problem where the contract has no response for it", async () => {
    for (const limit of ["0", "101", "many", "1.5"]) {
      const response = await call(`${base}/things?limit=${limit}`);
      expect(await invalid(response)).toEqual([422, expect.stringContaining("Request query parameter limit must be")]);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
    }
    expect((await call(`${base}/things?limit=100`)).status).toBe(200);
    expect((await call(`${base}/tags/much-too-long`)).status).toBe(422);
    expect((await call(`${base}/tags/a%2Fb%20%C5%82`)).status).toBe(200);
  });

  test("is told that its body is not JSON", async () => {
    expect(await invalid(await post('{"name": Ana}'))).toEqual([
      422,
      expect.stringMatching(/^the body is not JSON( \(at position \d+\))?$/),
    ]);
    expect(await invalid(await post("null"))).toEqual([422, "Request body must be object"]);
    expect((await post("[1]")).status).toBe(422);
    expect((await post("")).status).toBe(422);
  });

  test("is told that its content type is another", async () => {
    expect(await invalid(await post("name=Ana", "application/x-www-form-urlencoded"))).toEqual([
      422,
      "the content-type is not one of this operation; expected application/json",
    ]);
    expect((await post('{"name":"Ana"}', "application/json; charset=utf-8")).status).toBe(201);
    expect((await post('{"name":"Ana"}', "application/json; charset=latin1")).status).toBe(422);
    expect((await post('{"name":"Ana"}', "nonsense")).status).toBe(422);
  });

  test("is judged by a schema that contains itself, and told by a response for a range of statuses", async () => {
    const headers = { "content-type": "application/json" };
    const send = (body: string) => call(`${base}/trees?old=1`, { method: "POST", headers, body });
    expect(await invalid(await send('{"name":"a","child":{"name":"b"}}'))).toEqual([200, null]);
    expect(await invalid(await send('{"name":"a","child":{"name":"b","child":{}}}'))).toEqual([
      422,
      "Request body property child.child must have required property 'name'",
    ]);
  });

  test("is judged by the keywords of JSON Schema 2020-12", async () => {
    const put = (body: string) =>
      call(`${base}/notes`, { method: "PUT", headers: { "content-type": "application/json" }, body });
    expect((await put('{"note":"a"}')).status).toBe(204);
    expect((await put('{"other":"a"}')).status).toBe(422);
    expect((await put("{]")).status).toBe(400);
    expect((await put("x".repeat(1024 * 1024 + 1))).status).toBe(413);
  });
});

describe("createMockFetch", () => {
  test("takes the path of a file, and everything that fetch takes", async () => {
    const mockFetch = createMockFetch({ api: fixture("plain") });
    expect(await (await mockFetch("http://any.test/ping")).json()).toEqual({ pong: true });
    expect((await mockFetch(new URL("http://any.test/ping"))).status).toBe(200);
    expect((await mockFetch(new Request("http://any.test/ping"))).status).toBe(200);
    const form = new URLSearchParams({ text: "a & b" });
    expect((await mockFetch("http://any.test/echo", { method: "POST", body: form })).status).toBe(200);
    const wrong = new URLSearchParams({ other: "%zz" });
    expect((await mockFetch("http://any.test/echo", { method: "POST", body: wrong })).status).toBe(422);
  });

  test("knows a base URL of your own", async () => {
    const mockFetch = createMockFetch({ api: fixture("plain"), baseUrl: "http://gateway.test/vendors/plain/" });
    expect((await mockFetch("http://gateway.test/vendors/plain/ping")).status).toBe(200);
    expect((await createMockFetch({ api: fixture("plain") })("http://gateway.test/vendors/plain/ping")).status).toBe(
      404,
    );
  });

  test("is the server's handler: the control API is there, and each request is told of", async () => {
    const log: string[] = [];
    const onRequest = ({ path, verdict, status }: LogEntry) => void log.push(`${path} ${verdict} ${status}`);
    const mockFetch = createMockFetch({ api: fixture("plain"), onRequest });
    const scenario = JSON.stringify({ rules: [{ operation: "ping", code: 503 }] });
    await mockFetch("http://any.test/_countersign/scenario", { method: "PUT", body: scenario });
    await mockFetch("http://any.test/ping");
    await mockFetch("http://any.test/ping", { headers: { "countersign-namespace": "calm" } });
    expect(log).toEqual(["/_countersign/scenario accepted 204", "/ping injected 503", "/ping accepted 200"]);
  });

  test("takes other credentials", async () => {
    const contract = await loadFixture("acme");
    const credentials = { reportKey: "mine" };
    const mockFetch = createMockFetch({ contract, credentials });
    expect((await mockFetch(`${base}/reports?api_key=mine`)).status).toBe(200);
    expect((await mockFetch(`${base}/reports?api_key=${contract.testCredentials.reportKey}`)).status).toBe(401);
  });

  test("stops when it is aborted", async () => {
    const mockFetch = createMockFetch({ api: fixture("plain") });
    await expect(mockFetch("http://any.test/ping", { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });

  test("refuses an API that there is not at once", () => {
    expect(() => createMockFetch({})).toThrow("createMockFetch needs `api`, the name of an API or the path of");
    expect(() => createMockFetch({ api: "no-such-api" })).toThrow(/"no-such-api" is not an API of redocly\.yaml/);
  });

  test.each([
    [{ api: "nowhere.yaml" }, /there is no such file/],
    [
      { api: fixture("acme"), credentials: { secret: "x" } },
      /^acme has no credential secret; its credentials are apiKey/,
    ],
    [{ api: fixture("acme"), credentials: { secretKey: "" } }, "the credential secretKey of acme is empty."],
  ])("reports a mistake in its options by the first call: %o", async (options, message) => {
    const call = createMockFetch(options)("http://any.test/");
    await expect(call).rejects.toThrow(message);
    await expect(call).rejects.toBeInstanceOf(UsageError);
  });
});

test("who watches sees each exchange, and what it changed", async () => {
  const seen: Exchange[] = [];
  const mock = createMockFetch({ api: fixture("shop"), onExchange: (exchange) => void seen.push(exchange) });
  const headers = { "content-type": "application/json" };
  await mock("http://mock/pets", { method: "POST", headers, body: '{"name":"Rex"}' });
  await mock("http://mock/pets");
  await mock("http://mock/nowhere");
  expect(seen).toMatchObject([
    {
      request: { method: "POST" },
      entry: { api: "shop", operation: "createPet", verdict: "accepted", status: 201 },
      response: { status: 201, json: { name: "Rex" } },
      changes: [{ kind: "created", after: { name: "Rex" } }],
    },
    { entry: { operation: "listPets", status: 200 }, changes: [] },
    { entry: { verdict: "unrouted", status: 404 }, changes: [] },
  ]);
});
