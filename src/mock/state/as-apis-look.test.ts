import { describe, expect, test } from "vitest";
import { inlineMock, json } from "../fixtures/inline.ts";

const text = { type: "string" };
const object = (properties: Record<string, unknown>, more: object = {}) => ({ type: "object", properties, ...more });
const thing = object({ id: text, name: text });
const shown = (schema: unknown, example?: unknown) => ({
  description: "It.",
  ...json(schema, example === undefined ? {} : { example }),
});
const path = (name: string, schema: object = text) => ({ name, in: "path", required: true, schema });
const none = { description: "None." };

async function mockOf(paths: object) {
  const ask = await inlineMock({ paths }, { seed: 1 });
  return async (line: string, body?: unknown) => {
    const headers = { "content-type": "application/json" };
    const seen = await ask(line, body === undefined ? {} : { body: JSON.stringify(body), headers });
    return { status: seen.status, body: seen.body ? JSON.parse(seen.body) : undefined };
  };
}

test("paths may end in .json", async () => {
  const send = await mockOf({
    "/things.json": {
      post: { operationId: "make", requestBody: json(thing), responses: { 201: shown(thing) } },
      get: { operationId: "list", responses: { 200: shown({ type: "array", items: thing }) } },
    },
    "/things/{id}.json": {
      parameters: [path("id")],
      get: { operationId: "read", responses: { 200: shown(thing), 404: none } },
    },
  });
  const { body } = await send("POST /things.json", { name: "a" });
  expect((await send(`GET /things/${body.id}.json`)).body).toEqual(body);
  expect((await send("GET /things.json")).body).toEqual([body]);
  expect((await send("GET /things/other.json")).status).toBe(404);
});

test("an id that the contract does not show is made into no other property", async () => {
  const response = { 201: shown(object({ id: text, currency: text })) };
  const send = await mockOf({
    "/things": { post: { operationId: "make", requestBody: json(object({ name: text })), responses: response } },
    "/things/{thing}": { parameters: [path("thing")], get: { operationId: "read", responses: { 200: shown(thing) } } },
  });
  const { body } = await send("POST /things", { name: "a" });
  expect(body).toEqual({ id: expect.stringMatching(/^[0-9a-f]{32}$/), currency: "string" });
});

test("what does not fit in one of several kinds of an object costs it neither its id nor what tells its kind", async () => {
  const notes = (type: unknown) => ({ type, additionalProperties: text });
  const kind = (name: string, more: object) =>
    object({ id: text, kind: { enum: [name] }, ...more }, { required: ["id", "kind"] });
  const source = {
    anyOf: [kind("card", { notes: notes("object") }), kind("bank", { notes: notes(["object", "null"]) })],
  };
  const body = json(object({ notes: notes("object") }));
  const send = await mockOf({
    "/sources": { post: { operationId: "make", requestBody: body, responses: { 201: shown(source) } } },
    "/sources/{id}": { parameters: [path("id")], get: { operationId: "read", responses: { 200: shown(source) } } },
  });
  const made = (await send("POST /sources", {})).body;
  expect(made).toMatchObject({ id: expect.stringMatching(/^[0-9a-f]{32}$/), kind: "card" });
  expect((await send(`GET /sources/${made.id}`)).body).toEqual(made);
});

test("a list that has not the kind of an object shows it as one that it has", async () => {
  const kind = (name: string) =>
    object({ id: text, kind: { enum: [name] }, [name]: text }, { required: ["id", "kind", name] });
  const list = object({ data: { type: "array", items: { anyOf: [kind("card"), kind("bank")] } } });
  const send = await mockOf({
    "/sources": {
      post: { operationId: "make", requestBody: json(object({})), responses: { 201: shown(kind("account")) } },
      get: { operationId: "list", responses: { 200: shown(list) } },
    },
    "/sources/{id}": { parameters: [path("id")], get: { operationId: "read", responses: { 200: shown(thing) } } },
  });
  const { id } = (await send("POST /sources", {})).body;
  expect((await send("GET /sources")).body).toEqual({ data: [{ id, kind: "card", card: "string" }] });
});

test("an id is made so that the path which names it lets it through", async () => {
  const send = await mockOf({
    "/things": { post: { operationId: "make", requestBody: json(thing), responses: { 201: shown(thing) } } },
    "/things/{id}": {
      parameters: [path("id", { ...text, pattern: "^th_[0-9]{6}$" })],
      get: { operationId: "read", responses: { 200: shown(thing), 404: none } },
    },
  });
  const made = [(await send("POST /things", { name: "a" })).body, (await send("POST /things", { name: "b" })).body];
  for (const one of made) {
    expect(one.id).toMatch(/^th_[0-9]{6}$/);
    expect((await send(`GET /things/${one.id}`)).body).toEqual(one);
  }
});

test("several are created at once, and shown in the order in which they were sent", async () => {
  const several = { type: "array", items: thing };
  const send = await mockOf({
    "/things": {
      post: {
        operationId: "make",
        requestBody: json(several),
        responses: { 201: shown(object({ made: several }), { made: [{ id: "t1", name: "x" }] }) },
      },
    },
    "/things/{id}": {
      parameters: [path("id")],
      get: { operationId: "read", responses: { 200: shown(thing), 404: none } },
    },
  });
  const { body } = await send("POST /things", [{ name: "a" }, { name: "b" }]);
  expect(body.made.map(({ name }: { name: string }) => name)).toEqual(["a", "b"]);
  expect(body.made[0].id).not.toBe(body.made[1].id);
  for (const one of body.made) expect((await send(`GET /things/${one.id}`)).body).toEqual(one);
});

describe("an array that is put or patched", () => {
  const several = { type: "array", items: thing };
  const paths = {
    "/things": {
      post: { operationId: "make", requestBody: json(thing), responses: { 201: shown(thing) } },
      patch: { operationId: "change", requestBody: json(several), responses: { 200: shown(several), 404: none } },
      put: { operationId: "replace", requestBody: json(several), responses: { 204: none, 404: none } },
    },
    "/things/{id}": {
      parameters: [path("id")],
      get: { operationId: "read", responses: { 200: shown(thing), 404: none } },
    },
  };

  test("changes an object for each item, by its id", async () => {
    const send = await mockOf(paths);
    const [a, b] = [(await send("POST /things", { name: "a" })).body, (await send("POST /things", { name: "b" })).body];
    const changed = [b, a].map(({ id }, i) => ({ id, name: `new ${i}` }));
    expect((await send("PATCH /things", changed)).body).toEqual(changed);
    for (const one of changed) expect((await send(`GET /things/${one.id}`)).body).toEqual(one);
    expect((await send("PUT /things", [a])).status).toBe(204);
    expect((await send(`GET /things/${a.id}`)).body).toEqual(a);
  });

  test("changes none of them where one is not there", async () => {
    const send = await mockOf(paths);
    const { body } = await send("POST /things", { name: "a" });
    const changed = [
      { ...body, name: "new" },
      { id: "nobody", name: "x" },
    ];
    expect((await send("PATCH /things", changed)).status).toBe(404);
    expect((await send(`GET /things/${body.id}`)).body).toEqual(body);
  });
});

describe("what there is only one of", () => {
  const settings = object({ theme: text, size: { type: "integer" } });
  const operations = {
    get: { operationId: "read", responses: { 200: shown(settings, { theme: "light", size: 1 }) } },
    put: { operationId: "put", requestBody: json(settings), responses: { 200: shown(settings) } },
    patch: { operationId: "patch", requestBody: json(settings), responses: { 204: none } },
  };

  test("is what the contract shows until it is changed", async () => {
    const send = await mockOf({ "/settings": operations });
    expect((await send("GET /settings")).body).toEqual({ theme: "light", size: 1 });
    expect((await send("PATCH /settings", { theme: "dark" })).status).toBe(204);
    expect((await send("GET /settings")).body).toEqual({ theme: "dark", size: 1 });
    expect((await send("PUT /settings", { size: 2 })).body).toEqual({ size: 2 });
    expect((await send("GET /settings")).body).toEqual({ size: 2 });
  });

  test("is there once for each object above it", async () => {
    const send = await mockOf({ "/users/{user}/settings": { parameters: [path("user")], ...operations } });
    await send("PATCH /users/a/settings", { theme: "dark" });
    expect((await send("GET /users/a/settings")).body.theme).toBe("dark");
    expect((await send("GET /users/b/settings")).body.theme).toBe("light");
  });
});

describe("what is below an object", () => {
  const paths = {
    "/shops": { post: { operationId: "makeShop", requestBody: json(thing), responses: { 201: shown(thing) } } },
    "/shops/{shop}": {
      parameters: [path("shop")],
      get: { operationId: "shop", responses: { 200: shown(object({ shop: text, name: text })), 404: none } },
      delete: { operationId: "close", responses: { 204: none } },
    },
    "/shops/{shop}/things": {
      parameters: [path("shop")],
      get: { operationId: "list", responses: { 200: shown({ type: "array", items: thing }), 404: none } },
      post: { operationId: "make", requestBody: json(thing), responses: { 201: shown(thing) } },
    },
    "/shops/{shop}/things/{id}": {
      parameters: [path("shop"), path("id")],
      get: { operationId: "read", responses: { 200: shown(thing), 404: none } },
    },
  };

  test("is not there without it, where the contract can say so", async () => {
    paths["/shops"].post.responses[201] = shown(object({ shop: text, name: text }));
    const send = await mockOf(paths);
    expect((await send("GET /shops/s1/things")).status).toBe(200);
    const { shop } = (await send("POST /shops", { name: "a" })).body;
    expect((await send(`GET /shops/${shop}/things`)).status).toBe(200);
    expect((await send("GET /shops/s1/things")).status).toBe(404);
    // The contract has no 404 here.
    expect((await send("POST /shops/s1/things", { name: "t" })).status).toBe(201);
    await send(`DELETE /shops/${shop}`);
    expect((await send(`GET /shops/${shop}/things`)).status).toBe(404);
  });

  test("may be any before the first is made, where no example of the operation names one", async () => {
    const shop = json(object({ shop: text, name: text }), { example: { shop: "s7", name: "Corner" } });
    paths["/shops/{shop}"].get.responses[200] = { description: "It.", ...shop };
    const send = await mockOf(paths);
    expect((await send("GET /shops/any/things")).status).toBe(200);
  });
});

describe("a property named as the id of another kind", () => {
  const order = object({ id: { ...text, readOnly: true }, thing_id: { ...text, examples: ["t7"] }, note: text });
  const paths = (responses: object = { 404: none }) => ({
    "/things": { post: { operationId: "make", requestBody: json(thing), responses: { 201: shown(thing) } } },
    "/things/{id}": {
      parameters: [path("id")],
      get: { operationId: "read", responses: { 200: shown(thing, { id: "t9", name: "x" }), 404: none } },
      delete: { operationId: "drop", responses: { 204: none } },
    },
    "/orders": {
      post: {
        operationId: "order",
        requestBody: json(order, { example: { thing_id: "t8" } }),
        responses: { 201: shown(order), ...responses },
      },
    },
    "/orders/{id}": { parameters: [path("id")], get: { operationId: "readOrder", responses: { 200: shown(order) } } },
  });

  test("refers to one that is there, once the first is made and where the contract has a 404", async () => {
    const send = await mockOf(paths());
    const status = async (thing_id?: string) => (await send("POST /orders", { thing_id, note: "n" })).status;
    expect(await status("any")).toBe(201);
    const { id } = (await send("POST /things", { name: "a" })).body;
    expect([await status(id), await status("any"), await status()]).toEqual([201, 404, 201]);
    // What the contract shows is never refused.
    expect([await status("t7"), await status("t8")]).toEqual([201, 201]);
    expect(await status("t9")).toBe(201);
    for (const gone of [id, "t9"]) {
      expect((await send(`DELETE /things/${gone}`)).status).toBe(204);
      expect(await status(gone)).toBe(404);
    }
  });

  test("may be any where the contract has none", async () => {
    const send = await mockOf(paths({}));
    await send("POST /things", { name: "a" });
    expect((await send("POST /orders", { thing_id: "any" })).status).toBe(201);
  });
});
