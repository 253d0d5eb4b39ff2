import { describe, expect, test } from "vitest";
import { schemaCheck } from "../../schema/index.ts";
import { createMockFetch } from "../create-mock-fetch.ts";
import { type Ask, inlineContract, inlineMock, json } from "../fixtures/inline.ts";
import { fixture, loadFixture } from "../fixtures/requests.ts";

const withResponses = (responses: object, more: object = {}): Promise<Ask> =>
  inlineMock({ paths: { "/a": { get: { operationId: "getA", responses, ...more } } } });

const example = (value: unknown) => ({ description: "It.", content: { "application/json": { example: value } } });

describe("the status", () => {
  test.each([
    [["404", "202", "200"], 200],
    [["2XX", "404"], 200],
    [["2xx", "404"], 200],
    [["404", "default"], 200],
    [["302", "404"], 302],
  ])("of a valid request where %j are documented is %d", async (keys, status) => {
    const ask = await withResponses(Object.fromEntries(keys.map((key) => [key, example(key)])));
    expect((await ask("GET /a", { redirect: "manual" })).status).toBe(status);
  });

  const integer = [{ name: "n", in: "query", schema: { type: "integer" } }];

  test.each([
    [["422", "400", "404"], 422, '"422"'],
    [["400", "404"], 400, '"400"'],
    [["404", "4XX"], 422, '"4XX"'],
    [["404", "default"], 422, '"default"'],
  ])("of an invalid request where %j are documented is %d", async (keys, status, body) => {
    const ask = await withResponses(Object.fromEntries(["200", ...keys].map((key) => [key, example(key)])), {
      parameters: integer,
    });
    const seen = await ask("GET /a?n=x");
    expect([seen.status, seen.body]).toEqual([status, body]);
  });

  test("of an invalid request is the mock's own 422 where the contract has none for it", async () => {
    const ask = await withResponses({ 200: example(1), 404: example(2) }, { parameters: integer });
    const { status, headers, body } = await ask("GET /a?n=x");
    expect([status, headers.get("content-type")]).toEqual([422, "application/problem+json"]);
    expect(JSON.parse(body).detail).toContain("Request query parameter n must be integer");
  });

  test.each([
    [["401", "403"], 401],
    [["403", "404"], 403],
    [["404", "4XX"], 401],
    [["404", "default"], 401],
    [["404"], 401],
  ])("of a caller who is not let in where %j are documented is %d", async (keys, status) => {
    const responses = Object.fromEntries(["200", ...keys].map((key) => [key, example(key)]));
    const ask = await inlineMock({
      paths: { "/a": { get: { operationId: "getA", security: [{ bearer: [] }], responses } } },
      components: { securitySchemes: { bearer: { type: "http", scheme: "bearer" } } },
    });
    const seen = await ask("GET /a");
    expect([seen.status, seen.headers.get("content-type")]).toEqual([
      status,
      keys.length === 1 ? "application/problem+json" : "application/json",
    ]);
  });
});

describe("the media type", () => {
  const both = {
    200: {
      description: "It.",
      content: { "application/xml": { example: "<a/>" }, "application/json": { example: 1 } },
    },
    429: { description: "Slow.", content: { "application/problem+json": { example: { slow: true } } } },
  };

  test.each([
    [undefined, "application/json"],
    ["*/*", "application/json"],
    ["application/xml", "application/xml"],
    ["text/html, application/xml;q=0.8, application/json;q=0.5", "application/xml"],
    ["application/*;q=0.2, application/json;q=0", "application/xml"],
    ["nonsense", "application/json"],
  ])("for Accept %j is %s", async (accept, type) => {
    const { status, headers } = await (await withResponses(both))("GET /a", { headers: accept ? { accept } : {} });
    expect([status, headers.get("content-type")]).toEqual([200, type]);
  });

  test("that nobody accepts is said, and a status that was asked for is sent whatever is accepted", async () => {
    const ask = await withResponses(both);
    expect((await ask("GET /a", { headers: { accept: "text/csv" } })).status).toBe(406);
    const slow = await ask("GET /a", { headers: { accept: "application/xml", prefer: "code=429" } });
    expect([slow.status, slow.body]).toEqual([429, '{"slow":true}']);
  });

  test("that is a range is sent under a name", async () => {
    const ask = await withResponses({
      200: { description: "It.", content: { "image/*": { schema: { type: "string" } } } },
    });
    const { headers } = await ask("GET /a", { headers: { accept: "image/png" } });
    expect(headers.get("content-type")).toBe("image/png");
    expect((await ask("GET /a")).headers.get("content-type")).toBe("application/octet-stream");
  });
});

describe("the body", () => {
  test("is the example that is asked for by its name, spaces and quotes and all", async () => {
    const examples = {
      first: { value: 1 },
      "My name": { value: 2 },
      'Say "hi", you': { value: 3 },
      constructor: { value: 4 },
    };
    const ask = await withResponses({ 200: { description: "It.", content: { "application/json": { examples } } } });
    const body = async (prefer: string) => (await ask("GET /a", { headers: { prefer } })).body;
    expect(await body("nothing=1")).toBe("1");
    expect(await body('example="My name"')).toBe("2");
    expect(await body("example=My name")).toBe("2");
    expect(await body("code=200, example=My name")).toBe("2");
    expect(await body("example=My name code=200")).toBe("2");
    expect(await body('example="Say \\"hi\\", you"')).toBe("3");
    expect(await body("example=constructor")).toBe("4");
    expect((await ask("GET /a", { headers: { prefer: "example=toString" } })).status).toBe(404);
  });

  test("is made up where there is no example, and fits: tuples, patterns, no write-only property", async () => {
    const contract = await inlineContract({
      paths: {
        "/t": {
          get: {
            operationId: "getT",
            responses: { 200: { description: "It.", ...json({ $ref: "#/components/schemas/T" }) } },
          },
        },
      },
      components: {
        schemas: {
          T: {
            type: "object",
            required: ["pair", "code", "pin"],
            properties: {
              pair: { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], minItems: 2, maxItems: 2 },
              code: { type: "string", pattern: "^[A-Z]{3}$" },
              pin: { type: "string", writeOnly: true },
            },
          },
        },
      },
    });
    const body = await (await createMockFetch({ contract })("http://mock/t")).json();
    expect(body).toEqual({ pair: ["string", expect.any(Number)], code: expect.stringMatching(/^[A-Z]{3}$/) });
  });

  test("has all that is required where a schema refers to itself", async () => {
    const contract = await loadFixture("knots");
    const pointer = contract.operations[0]?.responses["200"]?.content["application/json"]?.pointer as string;
    const response = await createMockFetch({ api: fixture("knots") })("http://mock/trees", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"name":"oak","size":1,"branch":{"length":2}}',
    });
    expect(schemaCheck(contract, "response")(pointer, await response.json())).toEqual([]);
  });

  test("is the example of the schema where the response has none", async () => {
    const schema = { type: "object", properties: { a: { type: "string" } }, example: { a: "shown" } };
    expect((await (await withResponses({ 200: { description: "It.", ...json(schema) } }))("GET /a")).body).toBe(
      '{"a":"shown"}',
    );
  });

  test("is other values each time where dynamic ones are asked for", async () => {
    const schema = { type: "object", required: ["a"], properties: { a: { type: "string", pattern: "^[A-Z]{12}$" } } };
    const ask = await withResponses({ 200: { description: "It.", ...json(schema, { example: { a: "KEPT" } }) } });
    const body = async (prefer: string) => (await ask("GET /a", { headers: { prefer } })).body;
    expect(await body("dynamic=false")).toBe('{"a":"KEPT"}');
    expect(await body("dynamic=true")).not.toBe(await body("dynamic=true"));
  });

  test("is XML by the names of its schema where the example is an object", async () => {
    const schema = {
      type: "object",
      xml: { name: "pet" },
      properties: {
        id: { type: "integer", xml: { attribute: true } },
        name: { type: "string" },
        tags: { type: "array", items: { type: "string", xml: { name: "tag" } }, xml: { wrapped: true } },
        toys: { type: "array", items: { type: "string" } },
      },
    };
    const value = { id: 1, name: "a < b", tags: ["x", "y"], toys: ["z", "w"] };
    const ask = await withResponses({
      200: { description: "It.", content: { "application/xml": { schema, example: value } } },
    });
    expect((await ask("GET /a")).body).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<pet id="1"><name>a &lt; b</name><tags><tag>x</tag><tag>y</tag></tags><toys>z</toys><toys>w</toys></pet>',
    );
  });

  test("is in parts under a multipart type", async () => {
    const ask = await withResponses({
      200: { description: "It.", content: { "multipart/mixed": { example: { name: "a", size: { w: 1 } } } } },
    });
    const { status, body, headers } = await ask("GET /a");
    expect([status, headers.get("content-type")]).toEqual([200, "multipart/mixed; boundary=countersign-mock-part"]);
    const asForm = { "content-type": "multipart/form-data; boundary=countersign-mock-part" };
    expect([...(await new Response(body, { headers: asForm }).formData())]).toEqual([
      ["name", "a"],
      ["size", '{"w":1}'],
    ]);
  });

  test("is one that can be written where the first cannot, else 501 says so", async () => {
    const csv = { "text/csv": { example: { a: 1 } } };
    const other = { description: "It.", content: { ...csv, "text/plain": { example: "a" } } };
    expect((await (await withResponses({ 200: other }))("GET /a")).body).toBe("a");
    const { status, body } = await (await withResponses({ 200: { description: "It.", content: csv } }))("GET /a");
    expect([status, JSON.parse(body).detail]).toEqual([501, "An example for text/csv has to be a text to be sent."]);
  });
});

describe("headers", () => {
  test("are those of the contract, with examples or made-up values, but for those of the connection", async () => {
    const headers = {
      "Content-Encoding": { required: true, schema: { type: "string", enum: ["gzip", "br"] } },
      "Content-Length": { schema: { type: "integer" }, example: 3 },
      "Transfer-Encoding": { schema: { type: "string" }, example: "chunked" },
      "X-Rate": { required: true, schema: { type: "integer" }, example: 7 },
      "X-Left": { schema: { type: "integer", minimum: 5 } },
      "X-Named": { schema: { type: "string" }, examples: { a: { value: "named" } } },
      "X-List": { schema: { type: "array", items: { type: "string" } }, example: ["a", "b"] },
      "X-Json": { content: { "application/json": { schema: { type: "object" }, example: { a: 1 } } } },
      "not a name": { schema: { type: "string" } },
    };
    const seen = await (await withResponses({ 200: { ...example({ hello: "world" }), headers } }))("GET /a");
    expect(seen.body).toBe('{"hello":"world"}');
    expect(Object.fromEntries(seen.headers)).toEqual({
      "content-type": "application/json",
      "x-rate": "7",
      "x-left": "5",
      "x-named": "named",
      "x-list": "a,b",
      "x-json": expect.stringMatching(/^\{/),
    });
  });
});

test("operations and examples may be called like what every object has", async () => {
  const operations = ["__proto__", "constructor", "hasOwnProperty"].map((id) => [
    `/${id}`,
    { get: { operationId: id, responses: { 200: example(id) } } },
  ]);
  const ask = await inlineMock({ paths: Object.fromEntries(operations) });
  for (const [path] of operations) expect((await ask(`GET ${path}`)).status).toBe(200);
});
