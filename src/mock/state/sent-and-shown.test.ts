import { describe, expect, test } from "vitest";
import { inlineMock, json } from "../fixtures/inline.ts";

const text = { type: "string" };
const object = (properties: Record<string, unknown>, more: object = {}) => ({ type: "object", properties, ...more });
const shown = (schema: unknown, example?: unknown) => ({
  description: "It.",
  ...json(schema, example === undefined ? {} : { example }),
});
const id = { name: "id", in: "path", required: true, schema: text };

/** A mock of things that are created, read and put. */
async function things(sent: object, thing: object, example: unknown) {
  const ask = await inlineMock({
    paths: {
      "/things": { post: { operationId: "make", requestBody: json(sent), responses: { 201: shown(thing, example) } } },
      "/things/{id}": {
        parameters: [id],
        get: { operationId: "read", responses: { 200: shown(thing, example), 404: { description: "No." } } },
        put: { operationId: "put", requestBody: json(sent), responses: { 200: shown(thing, example) } },
        patch: { operationId: "patch", requestBody: json(sent), responses: { 200: shown(thing, example) } },
      },
    },
  });
  return async (line: string, body?: object) => {
    const headers = { "content-type": "application/json" };
    const seen = await ask(line, body && { body: JSON.stringify(body), headers });
    return { status: seen.status, body: JSON.parse(seen.body || "null") };
  };
}

test("what is sent in an envelope is remembered as what it is", async () => {
  const send = await things(
    object({ thing: object({ amount: { type: "integer" }, note: text }) }),
    object({ id: text, amount: { type: "integer" }, note: text }),
    { id: "t1", amount: 100, note: "n" },
  );
  const made = await send("POST /things", { thing: { amount: 777 } });
  expect(made.body).toEqual({ id: expect.any(String), amount: 777 });
  expect((await send(`GET /things/${made.body.id}`)).body).toEqual(made.body);
});

test("an envelope around request and response is remembered too", async () => {
  const send = await things(
    object({ thing: object({ amount: { type: "integer" } }) }),
    object({ thing: object({ id: text, amount: { type: "integer" } }) }),
    { thing: { id: "t1", amount: 100 } },
  );
  const made = await send("POST /things", { thing: { amount: 777 } });
  expect(made.body).toEqual({ thing: { id: expect.not.stringMatching(/^t1$/), amount: 777 } });
  expect((await send(`GET /things/${made.body.thing.id}`)).body).toEqual(made.body);
});

describe("of a nested object", () => {
  const card = { holder: text, note: text, number: { ...text, readOnly: true } };
  const schema = object({ id: { ...text, readOnly: true }, card: object(card, { required: ["number"] }) });
  const example = { id: "t1", card: { holder: "Bob", note: "n", number: "4111" } };

  test("what only the vendor knows is there beside what was sent", async () => {
    const send = await things(schema, schema, example);
    const made = await send("POST /things", { card: { holder: "Ana" } });
    expect(made.body.card).toEqual({ holder: "Ana", number: "4111" });
    const put = await send(`PUT /things/${made.body.id}`, { card: { note: "new" } });
    expect(put.body.card).toEqual({ note: "new", number: "4111" });
    expect((await send(`GET /things/${made.body.id}`)).body.card).toEqual(put.body.card);
  });

  test("what is read-only is not taken from the caller", async () => {
    const send = await things(schema, schema, example);
    const made = await send("POST /things", { card: { holder: "Ana", number: "5500" } });
    expect(made.body.card).toEqual({ holder: "Ana", number: "4111" });
  });
});

test("of objects in arrays in objects, what is read-only stays when they are changed", async () => {
  const line = object(
    { sku: text, seen: object({ by: text, at: { ...text, readOnly: true } }) },
    { required: ["sku"] },
  );
  const schema = object({
    id: { ...text, readOnly: true },
    order: object({ note: text, lines: { type: "array", items: line } }),
  });
  const send = await things(schema, schema, {
    id: "t1",
    order: { lines: ["one", "two"].map((at) => ({ sku: "s", seen: { at } })) },
  });
  const lines = (by: string) => ["a", "b"].map((sku) => ({ sku, seen: { by, at: "mine" } }));
  const made = await send("POST /things", { order: { lines: lines("Ana") } });
  const kept = (by: string) => ["a", "b"].map((sku, i) => ({ sku, seen: { by, at: ["one", "two"][i] } }));
  expect(made.body.order).toEqual({ lines: kept("Ana") });
  for (const method of ["PUT", "PATCH"]) {
    const changed = await send(`${method} /things/${made.body.id}`, { order: { lines: lines(method) } });
    expect(changed.body.order).toEqual({ lines: kept(method) });
    expect((await send(`GET /things/${made.body.id}`)).body.order).toEqual(changed.body.order);
  }
});

describe("a request that refers to an object", () => {
  const order = object({ number: text, kind: text, amount: { type: "integer" } });
  const payment = object({ id: text, number: text, kind: text, amount: { type: "integer" } });
  const pay = (needs: object, responses: object = {}) =>
    inlineMock({
      paths: {
        "/pay": {
          post: {
            operationId: "pay",
            "x-resource": { name: "payment", role: "create", key: "id", needs },
            requestBody: json(order, { examples: { refund: { value: { number: "e1", kind: "refund" } } } }),
            responses: {
              200: shown(payment, { id: "p1", number: "n1", kind: "pay", amount: 1 }),
              422: shown(text, "no"),
              ...responses,
            },
          },
        },
      },
    });
  const needs = { where: { number: "$request.body#/number" }, when: { "/kind": ["refund", "void"] } };
  const sending = (body: object) => ({
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });

  test("is refused while that is not there, and says why", async () => {
    const ask = await pay(needs);
    const refused = await ask("POST /pay", sending({ number: "n7", kind: "refund", amount: 5 }));
    expect([refused.status, refused.invalid]).toEqual([422, "there is no payment with this number"]);
    expect((await ask("POST /pay", sending({ number: "n7", kind: "pay", amount: 5 }))).status).toBe(200);
    const refunded = await ask("POST /pay", sending({ number: "n7", kind: "refund", amount: 5 }));
    expect([refunded.status, JSON.parse(refunded.body)]).toEqual([
      200,
      { id: expect.any(String), number: "n7", kind: "refund", amount: 5 },
    ]);
  });

  test.each(["n1", "e1"])("finds %s, which the contract's own examples show", async (number) => {
    const ask = await pay(needs);
    expect((await ask("POST /pay", sending({ number, kind: "void" }))).status).toBe(200);
  });

  test("may leave it out", async () => {
    const ask = await pay(needs);
    expect((await ask("POST /pay", sending({ kind: "refund" }))).status).toBe(200);
  });
});

test("a read that is repeated says what each request says, and what has changed since", async () => {
  const thing = object({ id: text, name: text, currency: text });
  const example = { id: "t1", name: "n", currency: "BAM" };
  const currency = { name: "currency", in: "query", schema: text };
  const body = { ...json(object({ name: text })), required: false };
  const ask = await inlineMock({
    paths: {
      "/things": { post: { operationId: "make", requestBody: body, responses: { 201: shown(thing, example) } } },
      "/things/{id}": {
        parameters: [id],
        get: { operationId: "read", parameters: [currency], responses: { 200: shown(thing, example) } },
        patch: { operationId: "patch", requestBody: body, responses: { 200: shown(thing, example) } },
      },
    },
  });
  const headers = { "content-type": "application/json" };
  const send = async (line: string, sent?: object, prefer?: string) => {
    const more = { ...(sent && { body: JSON.stringify(sent) }), headers: { ...headers, ...(prefer && { prefer }) } };
    return JSON.parse((await ask(line, more)).body);
  };
  const made = await send("POST /things", { name: "Ana" });
  const read = (query: string, prefer?: string) => send(`GET /things/${made.id}${query}`, undefined, prefer);
  for (const _ of [1, 2]) {
    expect(await read("?currency=EUR")).toMatchObject({ name: "Ana", currency: "EUR" });
    expect(await read("?currency=USD")).toMatchObject({ name: "Ana", currency: "USD" });
    expect(await read("", "example=example")).toEqual(example);
  }
  await send(`PATCH /things/${made.id}`, { name: "Bo" });
  expect(await read("?currency=USD")).toMatchObject({ name: "Bo", currency: "USD" });
});

test("a list shows of a map what the list declares of its values", async () => {
  const file = (more: object = {}) => object({ size: { type: "integer" }, ...more });
  const gist = (of: object) => object({ id: text, files: { type: "object", additionalProperties: of } });
  const whole = gist(file({ content: text }));
  const ask = await inlineMock({
    paths: {
      "/gists": {
        get: { operationId: "list", responses: { 200: shown({ type: "array", items: gist(file()) }) } },
        post: { operationId: "make", requestBody: json(whole), responses: { 201: shown(whole) } },
      },
      "/gists/{id}": { parameters: [id], get: { operationId: "read", responses: { 200: shown(whole) } } },
    },
  });
  const files = { "a.md": { size: 3, content: "abc" } };
  const headers = { "content-type": "application/json" };
  const made = JSON.parse((await ask("POST /gists", { body: JSON.stringify({ files }), headers })).body);
  expect(made.files).toEqual(files);
  expect(JSON.parse((await ask(`GET /gists/${made.id}`)).body).files).toEqual(files);
  expect(JSON.parse((await ask("GET /gists")).body)).toEqual([{ id: made.id, files: { "a.md": { size: 3 } } }]);
});

test("null takes away what the response cannot have as null, nested or not", async () => {
  const nullable = (type: string) => ({ type: [type, "null"] });
  const number = { type: "integer" };
  const send = await things(
    object({
      limit: nullable("integer"),
      nested: { ...object({ on: nullable("integer"), off: number }), ...nullable("object") },
    }),
    object({ id: text, limit: number, nested: object({ on: number, off: number }) }),
    { id: "t1", limit: 5, nested: { on: 5, off: 5 } },
  );
  const { body } = await send("POST /things", { limit: null, nested: { on: 1, off: 2 } });
  expect(body).toEqual({ id: expect.any(String), nested: { on: 1, off: 2 } });
  const { id } = body;
  await send(`PATCH /things/${id}`, { limit: 7 });
  const patched = await send(`PATCH /things/${id}`, { limit: null, nested: { on: null } });
  expect(patched.body).toEqual({ id, nested: { off: 2 } });
  expect((await send(`GET /things/${id}`)).body).toEqual({ id, nested: { off: 2 } });
  expect((await send(`PATCH /things/${id}`, { nested: null })).body).toEqual({ id });
});

test("a text with stars in it is what was sent, and a masked number stays", async () => {
  const thing = object({ id: text, about: text, title: text, pan: text });
  const send = await things(thing, thing, {
    id: "t1",
    about: "Some **bold** text",
    title: "**Bold**",
    pan: "4111 11** **** 1111",
  });
  const sent = { about: "plain", title: "x", pan: "4012888888881881" };
  const { id, ...rest } = (await send("POST /things", sent)).body;
  expect(rest).toEqual({ ...sent, pan: "4111 11** **** 1111" });
  await send(`PATCH /things/${id}`, { about: "two **stars**" });
  expect((await send(`PATCH /things/${id}`, { about: "none" })).body.about).toBe("none");
});

test("stars that a caller sent may be something else later", async () => {
  const thing = object({ id: text, rating: text });
  const send = await things(thing, thing, { id: "t1", rating: "good" });
  const { id } = (await send("POST /things", { rating: "****" })).body;
  expect((await send(`PATCH /things/${id}`, { rating: "better" })).body.rating).toBe("better");
  expect((await send(`GET /things/${id}`)).body.rating).toBe("better");
});

test("no items that are sent are no items", async () => {
  const things = { type: "array", items: object({ id: { ...text, readOnly: true }, name: text }) };
  const ask = await inlineMock({
    paths: {
      "/things": {
        post: {
          operationId: "make",
          requestBody: json(things),
          responses: { 201: shown(things, [{ id: "a", name: "b" }]) },
        },
      },
      "/things/{id}": { parameters: [id], get: { operationId: "read", responses: { 200: shown(things.items) } } },
    },
  });
  const headers = { "content-type": "application/json" };
  expect((await ask("POST /things", { body: "[]", headers })).body).toBe("[]");
});

test("properties that are called like those of every object are as absent as others", async () => {
  const names = ["constructor", "toString", "__proto__", "then"];
  const thing = object({ id: { ...text, readOnly: true }, ...Object.fromEntries(names.map((name) => [name, text])) });
  const send = await things(
    thing,
    thing,
    JSON.parse('{"id":"t1","constructor":"a","toString":"b","__proto__":"c","then":"d"}'),
  );
  expect(Object.keys((await send("POST /things", {})).body)).toEqual(["id"]);
  const { body } = await send("POST /things", JSON.parse('{"__proto__":"p","toString":"s"}'));
  expect(Object.entries(body).slice(1).sort()).toEqual([
    ["__proto__", "p"],
    ["toString", "s"],
  ]);
});

test("an array that nothing remembers has the items that were sent", async () => {
  const line = { sku: text, quantity: { type: "integer" } };
  const array = (properties: Record<string, unknown>) => ({ type: "array", items: object(properties) });
  const example = [{ sku: "example", quantity: 1, price: 5 }];
  const priced = shown(array({ ...line, price: { type: "integer" } }), example);
  const ask = await inlineMock({
    paths: { "/price": { post: { operationId: "price", requestBody: json(array(line)), responses: { 200: priced } } } },
  });
  const sent = [{ sku: "a", quantity: 2 }, { sku: "b" }];
  const headers = { "content-type": "application/json" };
  const { body } = await ask("POST /price", { headers, body: JSON.stringify(sent) });
  expect(JSON.parse(body)).toEqual([
    { sku: "a", quantity: 2, price: 5 },
    { sku: "b", quantity: 1, price: 5 },
  ]);
  expect((await ask("POST /price", { headers, body: "[]" })).body).toBe("[]");
});
