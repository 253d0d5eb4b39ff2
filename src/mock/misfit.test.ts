import { describe, expect, test } from "vitest";
import { inlineMock, json } from "./fixtures/inline.ts";
import type { LogEntry } from "./log-line.ts";

const short = { type: "object", properties: { a: { type: "string", maxLength: 3 } }, required: ["a"] };
const get = (response: object) => ({ paths: { "/a": { get: { operationId: "getA", responses: { 200: response } } } } });

describe("a response that does not fit its schema says so", () => {
  test.each([
    [
      "an example",
      { description: "It.", ...json(short, { example: { a: "longer" } }) },
      '{"a":"longer"}',
      "the example example does not fit: /a must NOT have more than 3 characters (response 200 of getA)",
    ],
    [
      "a value made for a schema that nothing fits",
      { description: "It.", ...json({ allOf: [{ type: "string" }, { type: "integer" }] }) },
      '"string"',
      "no value that fits could be made: the value must be integer (response 200 of getA)",
    ],
    [
      "the example of a header",
      {
        description: "It.",
        headers: { "X-Left": { schema: { type: "integer" }, example: "many" } },
        ...json(short, { example: { a: "ok" } }),
      },
      '{"a":"ok"}',
      "the header X-Left does not fit: the value must be integer",
    ],
  ])("%s", async (_, response, body, misfit) => {
    const log: LogEntry[] = [];
    const ask = await inlineMock(get(response), { onRequest: (entry) => log.push(entry) });
    const seen = await ask("GET /a");
    expect([seen.status, seen.body, seen.headers.get("countersign-misfit")]).toEqual([200, body, misfit]);
    expect(log).toMatchObject([{ verdict: "accepted", detail: { reasons: [misfit] } }]);
  });

  test("and one that fits says nothing", async () => {
    const ask = await inlineMock(get({ description: "It.", ...json(short, { example: { a: "ok" } }) }));
    expect((await ask("GET /a")).headers.has("countersign-misfit")).toBe(false);
  });
});

const id = { name: "id", in: "path", required: true, schema: { type: "string" } };

/** Things that are made, read and put. */
const things = (thing: object, example?: unknown) => {
  const shown = { description: "It.", ...json(thing, example === undefined ? {} : { example }) };
  const sent = { ...json({ type: "object" }) };
  return {
    paths: {
      "/things": { post: { operationId: "make", requestBody: sent, responses: { 201: shown } } },
      "/things/{id}": {
        parameters: [id],
        get: { operationId: "read", responses: { 200: shown, 404: { description: "No." } } },
        put: { operationId: "put", requestBody: sent, responses: { 200: shown, 201: shown } },
      },
    },
  };
};

const sending = (body: object) => ({ body: JSON.stringify(body), headers: { "content-type": "application/json" } });

test("state mends what an example has wrong, and then nothing is said", async () => {
  const thing = { type: "object", required: ["id"], properties: { id: { type: "string" }, n: { type: "integer" } } };
  const ask = await inlineMock(things(thing, { id: "t1", n: "many" }));
  const made = await ask("POST /things", sending({ n: 5 }));
  expect([JSON.parse(made.body).n, made.headers.get("countersign-misfit")]).toEqual([5, null]);
});

test("an id that can only be null is not filled, and its object is found by the name that it was put under", async () => {
  const thing = { type: "object", properties: { id: { type: "null" }, name: { type: "string" } }, required: ["id"] };
  const ask = await inlineMock(things(thing));
  expect(JSON.parse((await ask("POST /things", sending({ name: "a" }))).body)).toEqual({ id: null, name: "a" });
  await ask("PUT /things/8", sending({ name: "b" }));
  const { status, body } = await ask("GET /things/8");
  expect([status, JSON.parse(body)]).toEqual([200, { id: null, name: "b" }]);
});

test("what an example lacks does not stop what is created from being kept, changed and listed", async () => {
  const thing = {
    type: "object",
    required: ["id", "kind"],
    properties: { id: { type: "string" }, n: { type: "integer" } },
  };
  const { paths } = things(thing, { id: "t1", n: 1 }) as { paths: Record<string, any> };
  const list = { type: "array", items: thing };
  const limit = { name: "limit", in: "query", schema: { type: "integer" } };
  paths["/things"].get = {
    operationId: "list",
    parameters: [limit],
    responses: { 200: { description: "They.", ...json(list, { example: [{ id: "t1", n: 1 }] }) } },
  };
  const ask = await inlineMock({ paths });
  const made = await ask("POST /things", sending({ n: 5 }));
  const { id, n } = JSON.parse(made.body);
  expect([n, id === "t1", made.headers.get("countersign-misfit")]).toEqual([
    5,
    false,
    "the value must have required property 'kind'",
  ]);
  await ask(`PUT /things/${id}`, sending({ n: 6 }));
  expect(JSON.parse((await ask(`GET /things/${id}`)).body)).toEqual({ id, n: 6 });
  await ask("POST /things", sending({ n: 7 }));
  const listed = async (query: string) =>
    JSON.parse((await ask(`GET /things${query}`)).body).map((one: { n: number }) => one.n);
  expect([await listed(""), await listed("?limit=1")]).toEqual([[7, 6, 1], [7]]);
});

test("an example's id that no request can name is the id of nothing", async () => {
  const thing = { type: "object", properties: { id: { type: "integer" } } };
  const found = { description: "It.", ...json(thing, { example: { id: "12," } }) };
  const ask = await inlineMock({
    paths: {
      "/things/{id}": {
        parameters: [{ ...id, schema: { type: "integer" } }],
        get: { operationId: "read", responses: { 200: found, 404: { description: "No." } } },
      },
    },
  });
  expect((await ask("GET /things/12")).status).toBe(200);
});

test("an id that cannot be made to its pattern is in a list of which the contract shows no item", async () => {
  const thing = {
    type: "object",
    required: ["id"],
    properties: { id: { type: "string", readOnly: true, pattern: "^(?=a)b$" }, name: { type: "string" } },
  };
  const { paths } = things(thing) as { paths: Record<string, any> };
  const list = { type: "object", properties: { items: { type: "array", items: thing } } };
  paths["/things"].get = {
    operationId: "list",
    responses: { 200: { description: "They.", ...json(list, { example: { items: [] } }) } },
  };
  const ask = await inlineMock({ paths });
  const { body } = await ask("POST /things", sending({ name: "a" }));
  expect(JSON.parse((await ask("GET /things")).body)).toEqual({ items: [JSON.parse(body)] });
});
