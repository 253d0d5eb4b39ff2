import { describe, expect, test } from "vitest";
import { createMock } from "../create-mock.ts";
import { createMockFetch } from "../create-mock-fetch.ts";
import { type Ask, bad, inlineMock, json, ok } from "../fixtures/inline.ts";
import { fixture, loadFixture } from "../fixtures/requests.ts";

const withParameters = (...parameters: object[]): Promise<Ask> =>
  inlineMock({ paths: { "/a": { get: { operationId: "getA", parameters, responses: { 200: ok, 400: bad } } } } });

const withBody = (schema: object, more: object = {}): Promise<Ask> =>
  inlineMock({
    paths: {
      "/a": {
        post: {
          operationId: "postA",
          requestBody: { required: true, ...json(schema) },
          responses: { 201: ok, 400: bad },
        },
      },
    },
    ...more,
  });

const sent = (body: string, headers: Record<string, string> = {}): RequestInit => ({
  body,
  headers: { "content-type": "application/json", ...headers },
});

describe("parameters", () => {
  test("are judged in every place, and a refusal names place and parameter", async () => {
    const schema = { type: "integer", maximum: 9 };
    const parameters = ["query", "header", "cookie"].map((place) => ({ name: "n", in: place, schema }));
    const ask = await withParameters(...parameters);
    expect((await ask("GET /a?n=3", { headers: { n: "4", cookie: "n=5" } })).status).toBe(200);
    expect((await ask("GET /a?n=x")).invalid).toBe("Request query parameter n must be integer");
    expect((await ask("GET /a", { headers: { n: "10" } })).invalid).toBe("Request header parameter n must be <= 9");
    expect((await ask("GET /a", { headers: { cookie: "n=1.5" } })).invalid).toBe(
      "Request cookie parameter n must be integer",
    );
  });

  test("that are required are missed by name", async () => {
    const ask = await withParameters(
      { name: "q", in: "query", required: true, schema: { type: "string" } },
      { name: "X-Id", in: "header", required: true, schema: { type: "string" } },
    );
    const { status, invalid } = await ask("GET /a");
    expect([status, invalid]).toEqual([
      400,
      "Request query parameter q is required; Request header parameter X-Id is required",
    ]);
  });

  test("that are empty are values, and judged", async () => {
    const ask = await withParameters(
      { name: "X-Id", in: "header", schema: { type: "string", minLength: 1 } },
      { name: "n", in: "query", schema: { type: "integer" } },
      { name: "any", in: "query", required: true, schema: { type: "string" } },
      { name: "flag", in: "query", allowEmptyValue: true, schema: { type: "integer" } },
    );
    expect((await ask("GET /a?any=")).status).toBe(200);
    expect((await ask("GET /a?any")).status).toBe(200);
    expect((await ask("GET /a?any=&flag")).status).toBe(200);
    expect((await ask("GET /a?any=", { headers: { "x-id": "" } })).invalid).toMatch(/header parameter X-Id must NOT/);
    expect((await ask("GET /a?any=&n=")).invalid).toBe("Request query parameter n must be integer");
  });

  test("called Accept, Content-Type or Authorization in a header are ignored", async () => {
    const schema = { type: "string", enum: ["application/x"] };
    const names = ["Accept", "Content-Type", "authorization"];
    const ask = await withParameters(...names.map((name) => ({ name, in: "header", required: true, schema })));
    expect((await ask("GET /a", { headers: { accept: "*/*" } })).status).toBe(200);
  });

  test("are taken by a choice of types, a plain enum and a constant", async () => {
    const ask = await withParameters(
      { name: "page", in: "query", schema: { anyOf: [{ type: "integer" }, { type: "string", enum: ["last"] }] } },
      { name: "size", in: "query", schema: { enum: [10, 20] } },
    );
    expect((await ask("GET /a?page=3&size=10")).status).toBe(200);
    expect((await ask("GET /a?page=last&size=20")).status).toBe(200);
    expect((await ask("GET /a?page=first")).status).toBe(400);
    expect((await ask("GET /a?size=30")).status).toBe(400);
  });

  test("in brackets nest, and their items are typed", async () => {
    const schema = {
      type: "object",
      properties: {
        at: { type: "object", properties: { gte: { type: "integer" } } },
        ids: { type: "array", items: { type: "integer" } },
      },
    };
    const ask = await withParameters({ name: "f", in: "query", style: "deepObject", explode: true, schema });
    expect((await ask("GET /a?f[at][gte]=5&f[ids][]=1&f[ids][]=2")).status).toBe(200);
    expect((await ask("GET /a?f[ids][0]=1&f[ids][1]=2")).status).toBe(200);
    expect((await ask("GET /a?f[at][gte]=x")).invalid).toBe("Request query parameter f.at.gte must be integer");
  });

  test("may be called like what every object has", async () => {
    const names = ["__proto__", "constructor", "hasOwnProperty"];
    const ask = await withParameters(
      ...names.map((name) => ({ name, in: "query", required: true, schema: { type: "integer" } })),
    );
    expect((await ask("GET /a?__proto__=1&constructor=2&hasOwnProperty=3")).status).toBe(200);
    expect((await ask("GET /a?__proto__=1&constructor=x&hasOwnProperty=3")).invalid).toBe(
      "Request query parameter constructor must be integer",
    );
    expect((await ask("GET /a")).status).toBe(400);
  });

  test("that cannot be checked are let through, which is said, and the others are still checked", async () => {
    const patterns = createMockFetch({ api: fixture("patterns") });
    const response = await patterns("http://mock/items/a?size=1");
    expect(response.status).toBe(200);
    expect(response.headers.get("countersign-unchecked")).toMatch(/^the path parameter id of getItem is not checked: /);
    const refused = await patterns("http://mock/items/a?size=many");
    expect(refused.status).toBe(422);
    expect(refused.headers.get("countersign-invalid")).toBe("Request query parameter size must be integer");
    const all = await (await createMock([await loadFixture("patterns")])).unchecked();
    expect(all[0]).toMatch(/^patterns: the path parameter id of getItem is not checked: .*\.$/);
  });
});

describe("an API with a Prefer header of its own", () => {
  const prefer = {
    name: "Prefer",
    in: "header",
    schema: { type: "string", enum: ["return=minimal", "return=representation"] },
  };

  test("gets what is not for the mock, and the mock the rest", async () => {
    const ask = await withParameters(prefer);
    const status = async (text: string) => (await ask("GET /a", { headers: { prefer: text } })).status;
    expect(await status("return=minimal")).toBe(200);
    expect(await status("code=400")).toBe(400);
    expect(await status("code=200, return=minimal")).toBe(200);
    expect((await ask("GET /a", { headers: { prefer: "nonsense" } })).invalid).toMatch(
      /header parameter Prefer must be/,
    );
  });

  test("is not missed where there was one for the mock", async () => {
    const ask = await withParameters({ ...prefer, required: true });
    expect((await ask("GET /a", { headers: { prefer: "code=200" } })).status).toBe(200);
    expect((await ask("GET /a")).status).toBe(400);
  });
});

describe("a body", () => {
  test("is judged, and a refusal names the property", async () => {
    const ask = await withBody({
      type: "object",
      required: ["amount"],
      properties: {
        amount: { type: "integer" },
        lines: { type: "array", items: { type: "object", properties: { n: { type: "integer" } } } },
      },
    });
    expect((await ask("POST /a", sent('{"amount":5}'))).status).toBe(201);
    expect((await ask("POST /a", sent('{"amount":"x"}'))).invalid).toBe("Request body property amount must be integer");
    expect((await ask("POST /a", sent('{"amount":1,"lines":[{"n":"x"}]}'))).invalid).toBe(
      "Request body property lines.0.n must be integer",
    );
    expect((await ask("POST /a")).invalid).toBe("Request body is required");
  });

  test("does not need what is read-only, and needs what is write-only, also behind references and in parts", async () => {
    const ask = await withBody(
      {
        allOf: [
          { $ref: "#/components/schemas/Base" },
          { type: "object", properties: { due: { type: "string", example: "b" } } },
        ],
      },
      {
        components: {
          schemas: {
            Base: {
              type: "object",
              required: ["id", "pin"],
              properties: {
                id: { type: "string", readOnly: true },
                pin: { type: "string", writeOnly: true },
                due: { type: "string", example: "a" },
                routes: { type: "array", items: { $ref: "#/components/schemas/Route" } },
              },
            },
            Route: {
              type: "object",
              required: ["id", "n"],
              properties: { id: { type: "string", readOnly: true }, n: { type: "integer" } },
            },
          },
        },
      },
    );
    expect((await ask("POST /a", sent('{"pin":"1","due":"c","routes":[{"n":1}]}'))).status).toBe(201);
    expect((await ask("POST /a", sent('{"due":"c"}'))).invalid).toBe("Request body must have required property 'pin'");
    expect((await ask("POST /a", sent('{"pin":"1","routes":[{"n":"x"}]}'))).status).toBe(400);
  });

  test("may hold an integer that no double holds, and names that every object has", async () => {
    const ask = await withBody({
      type: "object",
      required: ["constructor"],
      properties: { id: { type: "integer" }, constructor: { type: "string" } },
    });
    expect((await ask("POST /a", sent('{"id":9007199254740993,"constructor":"a"}'))).status).toBe(201);
    expect((await ask("POST /a", sent('{"id":1}'))).invalid).toBe(
      "Request body must have required property 'constructor'",
    );
    expect((await ask("POST /a", sent('{"constructor":"a","__proto__":{"id":"x"}}'))).status).toBe(201);
  });

  test("that is nested beyond measure is refused, and the mock goes on", async () => {
    const ask = await withBody(
      { $ref: "#/components/schemas/Nest" },
      {
        components: { schemas: { Nest: { type: "array", items: { $ref: "#/components/schemas/Nest" } } } },
      },
    );
    expect((await ask("POST /a", sent("[".repeat(400_000) + "]".repeat(400_000)))).status).toBe(400);
    expect((await ask("POST /a", sent("[[]]"))).status).toBe(201);
  });

  test("that cannot be checked is let through, and that is said", async () => {
    const knots = createMockFetch({ api: fixture("knots") });
    const post = (path: string, body: string) => knots(`http://mock${path}`, { method: "POST", ...sent(body) });
    const response = await post("/odd", '{"a":5}');
    expect(response.status).toBe(204);
    expect(response.headers.get("countersign-unchecked")).toMatch(/^the body of createOdd is not checked: /);
    expect((await post("/free", "5")).headers.has("countersign-unchecked")).toBe(false);
    const tree = { name: "oak", size: 1, branch: { length: 2 } };
    expect((await post("/trees", JSON.stringify(tree))).status).toBe(200);
    const refused = await post("/trees", JSON.stringify({ ...tree, size: 0 }));
    expect(refused.headers.get("countersign-invalid")).toBe("Request body property size must be > 0");
    const all = await (await createMock([await loadFixture("knots")])).unchecked();
    expect(all).toEqual([expect.stringMatching(/^knots: the body of createOdd is not checked: /)]);
  });
});
