import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type Ask, bad, inlineMock, ok } from "../fixtures/inline.ts";

const withContent = (content: object): Promise<Ask> =>
  inlineMock({
    paths: {
      "/a": {
        post: {
          operationId: "postA",
          requestBody: { required: true, content },
          responses: { 201: ok, 400: bad, 415: bad },
        },
      },
    },
  });

const urlEncoded = (body: string): RequestInit => ({
  body,
  headers: { "content-type": "application/x-www-form-urlencoded" },
});

describe("a URL-encoded form", () => {
  const schema = {
    type: "object",
    required: ["Messaging.Address"],
    properties: {
      "Messaging.Address": { type: "string", minLength: 3 },
      Attempts: { type: "integer" },
      Flag: { type: "boolean" },
      tags: { type: "array", items: { type: "integer" } },
      request: { type: "object", required: ["amount"], properties: { amount: { type: "integer" } } },
    },
    additionalProperties: false,
  };

  test("is judged by its schema, closed forms stay closed", async () => {
    const ask = await withContent({ "application/x-www-form-urlencoded": { schema } });
    const send = async (body: string) => (await ask("POST /a", urlEncoded(body))).invalid;
    expect(await send("Messaging.Address=abcd&Attempts=2&Flag=true&tags=1&tags=2")).toBeNull();
    expect(await send("Messaging.Address=abcd&Other=1")).toBe('Request body must not have the property "Other"');
    expect(await send("Messaging.Address=ab")).toMatch(/property Messaging.Address must NOT have fewer/);
    expect(await send("Messaging.Address=")).toMatch(/property Messaging.Address must NOT have fewer/);
    expect(await send("Messaging.Address=abc&Attempts=")).toBe("Request body property Attempts must be integer");
    expect(await send("Attempts=2")).toBe("Request body must have required property 'Messaging.Address'");
    expect(await send("Messaging.Address=abc&tags=x")).toBe("Request body property tags.0 must be integer");
    expect(await send("Messaging.Address=abc&Messaging.Address=abd")).toMatch(/Messaging.Address must be string/);
  });

  test("that has no fields is an empty form, not a missing one", async () => {
    const empty = { type: "object", properties: { a: {} } };
    const ask = await withContent({ "application/x-www-form-urlencoded": { schema: empty } });
    expect((await ask("POST /a", urlEncoded(""))).status).toBe(201);
    expect((await ask("POST /a", {})).invalid).toBe("Request body is required");
  });

  test("stands for the variant of a choice that it fits", async () => {
    const variant = (properties: object, more: object = {}) => ({ type: "object", properties, ...more });
    const other = variant({ kind: {} }, { required: ["kind"], additionalProperties: { type: "string" } });
    const choices = [variant({ flag: { type: "boolean" }, n: { const: 7 } }, { required: ["flag"] }), other];
    const ask = await withContent({ "application/x-www-form-urlencoded": { schema: { oneOf: choices } } });
    const send = async (body: string) => (await ask("POST /a", urlEncoded(body))).status;
    expect(await send("flag=true&n=7")).toBe(201);
    expect(await send("kind=x&flag=true")).toBe(201);
    expect(await send("flag=x")).toBe(400);
  });

  test.each([
    ["list=5", 201],
    ["list=%5B5%5D", 201],
    ["list=%5B%22a%22%5D&of=arrays", 201],
    ["list=a", 400],
  ])("%s, where a field may be one value, a repeated field or JSON, is answered %i", async (body, status) => {
    const numbers = { type: "array", items: { type: "integer" } };
    const arrays = { type: "array", items: { type: "array", items: { type: "string" } } };
    const one = (list: object, of: string[]) => ({ type: "object", properties: { list, of: { enum: of } } });
    const schema = body.includes("of=") ? one(arrays, ["arrays"]) : one({ oneOf: [{ type: "integer" }, numbers] }, []);
    const ask = await withContent({ "application/x-www-form-urlencoded": { schema } });
    expect((await ask("POST /a", urlEncoded(body))).status).toBe(status);
  });

  test.each([{}, { encoding: { request: { contentType: "application/json" } } }])(
    "has an object as one field of JSON, given %j",
    async (more) => {
      const properties = { request: schema.properties.request };
      const ask = await withContent({
        "application/x-www-form-urlencoded": { schema: { type: "object", required: ["request"], properties }, ...more },
      });
      const send = async (value: string) =>
        (await ask("POST /a", urlEncoded(String(new URLSearchParams({ request: value }))))).status;
      expect(await send('{"amount":5}')).toBe(201);
      expect(await send('{"amount":"x"}')).toBe(400);
      expect(await send("amount")).toBe(400);
    },
  );

  test("has an object in brackets, or in the style that is named", async () => {
    const properties = {
      items: { type: "array", items: { type: "object", properties: { price: { type: "integer" } } } },
      ids: { type: "array", items: { type: "integer" } },
      meta: { type: "object", additionalProperties: { type: "string" } },
    };
    const ask = await withContent({
      "application/x-www-form-urlencoded": {
        schema: { type: "object", properties },
        encoding: { ids: { explode: false }, meta: { style: "deepObject", explode: true } },
      },
    });
    const send = async (body: string) => (await ask("POST /a", urlEncoded(body))).invalid;
    expect(await send("items[0][price]=5&items[1][price]=6&ids=1,2&meta[order]=7")).toBeNull();
    expect(await send("items[0][price]=x")).toBe("Request body property items.0.price must be integer");
    expect(await send("ids=1,x")).toBe("Request body property ids.1 must be integer");
  });
});

describe("a form of parts", () => {
  const schema = {
    type: "object",
    required: ["place"],
    properties: {
      place: { type: "object", properties: { country: { type: "string" } } },
      photo: { type: "string", contentMediaType: "image/png" },
      count: { type: "integer" },
    },
  };
  const parts = (...all: string[]): RequestInit => ({
    body: `${all.map((part) => `--b\r\nContent-Disposition: form-data; ${part}\r\n`).join("")}--b--\r\n`,
    headers: { "content-type": 'multipart/form-data; boundary="b"' },
  });
  const place = (value: string, type = "") => `name="place"${type && `\r\nContent-Type: ${type}`}\r\n\r\n${value}`;
  const form = () => withContent({ "multipart/form-data": { schema } });

  test("has an object as a part of JSON, with its type or without", async () => {
    const ask = await form();
    for (const type of ["application/json", ""]) {
      expect((await ask("POST /a", parts(place('{"country":"BA"}', type)))).status).toBe(201);
      expect((await ask("POST /a", parts(place('{"country":5}', type)))).invalid).toBe(
        "Request body property place.country must be string",
      );
    }
    expect((await ask("POST /a", parts('name="count"\r\n\r\n5'))).invalid).toMatch(/required property 'place'/);
  });

  test("has files, whatever they are called", async () => {
    const ask = await form();
    for (const name of ["a.png", 'a\\"b.png', "%22.png", "ž.png", "a;name=x.png", ""])
      expect(
        (
          await ask(
            "POST /a",
            parts(place("{}"), `name="photo"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n\0\r\n--`),
          )
        ).status,
      ).toBe(201);
    const body = new FormData();
    body.append("place", new Blob(['{"country":"BA"}'], { type: "application/json" }), "place.json");
    expect((await ask("POST /a", { body })).status).toBe(201);
  });

  test.each([
    ["no boundary", "--b--", "multipart/form-data"],
    ["another boundary", "--b--\r\n", "multipart/form-data; boundary=c"],
    ["no end", '--b\r\nContent-Disposition: form-data; name="place"\r\n\r\n{}\r\n', "multipart/form-data; boundary=b"],
    ["a part without a name", "--b\r\n\r\n{}\r\n--b--", "multipart/form-data; boundary=b"],
  ])("is refused with %s", async (_, body, type) => {
    const { status, invalid } = await (await form())("POST /a", { body, headers: { "content-type": type } });
    expect([status, invalid]).toEqual([400, "the body is not a form of parts"]);
  });
});

describe("a body that was compressed", () => {
  const json = () => withContent({ "application/json": { schema: { type: "object", required: ["a"] } } });
  const send = (ask: Ask, body: Uint8Array, encoding: string) =>
    ask("POST /a", {
      body: body as BodyInit,
      headers: { "content-type": "application/json", "content-encoding": encoding },
    });

  test("is inflated and judged", async () => {
    const ask = await json();
    const good = Buffer.from('{"a":1}');
    expect((await send(ask, gzipSync(good), "gzip")).status).toBe(201);
    expect((await send(ask, deflateSync(good), "deflate")).status).toBe(201);
    expect((await send(ask, deflateRawSync(good), "deflate")).status).toBe(201);
    expect((await send(ask, brotliCompressSync(gzipSync(good)), "gzip, br")).status).toBe(201);
    expect((await send(ask, good, "identity")).status).toBe(201);
    expect((await send(ask, gzipSync("{}"), "GZIP")).invalid).toBe("Request body must have required property 'a'");
  });

  test("is refused when it is something else, or more than a body may be", async () => {
    const ask = await json();
    expect((await send(ask, Buffer.from("{}"), "zstd")).status).toBe(415);
    expect((await send(ask, Buffer.from("{}"), "gzip")).invalid).toBe("the body is not gzip");
    const bomb = await send(ask, gzipSync(Buffer.alloc(100 * 1024 * 1024, 32)), "gzip");
    expect([bomb.status, bomb.invalid]).toEqual([413, "the body is larger than 1048576 bytes"]);
  });
});

test("XML and bytes that no schema can be held against are let through, and that is said", async () => {
  const ask = await withContent({
    "application/xml": { schema: { type: "object", required: ["a"] } },
    "text/plain": { schema: { type: "string", maxLength: 3 } },
    "application/octet-stream": {},
  });
  const send = (body: string, type: string) => ask("POST /a", { body, headers: { "content-type": type } });
  const xml = await send("<a/>", "application/xml");
  expect([xml.status, xml.headers.get("countersign-unchecked")]).toEqual([
    201,
    "the body of postA is not checked: no schema is held against application/xml",
  ]);
  expect((await send("abcd", "text/plain")).status).toBe(400);
  expect((await send("abc", "text/plain")).headers.get("countersign-unchecked")).toBeNull();
  expect((await send("\0", "application/octet-stream")).headers.get("countersign-unchecked")).toBeNull();
});

describe("a property called __proto__ is judged like any other", () => {
  const declared = JSON.parse(
    '{"type":"object","properties":{"__proto__":{"type":"integer"}},"additionalProperties":false}',
  );
  const closed = { type: "object", properties: { a: { type: "string" } }, additionalProperties: false };
  const content = (schema: object) => ({
    content: { "application/json": { schema }, "application/x-www-form-urlencoded": { schema } },
  });
  const operation = (operationId: string, schema: object) => ({
    post: { operationId, requestBody: content(schema), responses: { 200: ok } },
  });

  test.each([
    ["/closed", "application/json", '{"__proto__":1}', 'Request body must not have the property "__proto__"'],
    [
      "/closed",
      "application/x-www-form-urlencoded",
      "__proto__=1",
      'Request body must not have the property "__proto__"',
    ],
    ["/declared", "application/json", '{"__proto__":"x"}', "Request body property __proto__ must be integer"],
    [
      "/declared",
      "application/x-www-form-urlencoded",
      "__proto__=x",
      "Request body property __proto__ must be integer",
    ],
    ["/declared", "application/json", '{"__proto__":1}', null],
    ["/declared", "application/x-www-form-urlencoded", "__proto__=1", null],
  ])("%s %s %s", async (path, type, body, invalid) => {
    const ask = await inlineMock({
      paths: { "/closed": operation("postClosed", closed), "/declared": operation("postDeclared", declared) },
    });
    const seen = await ask(`POST ${path}`, { body, headers: { "content-type": type } });
    expect(seen.invalid).toBe(invalid);
  });
});

test("a body that nests deeper than anybody walks is refused, alone and in a form", async () => {
  const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
  const json = await withContent({ "application/json": {} });
  const send = async (body: string) =>
    (await json("POST /a", { body, headers: { "content-type": "application/json" } })).invalid;
  expect(await send(nested(500))).toBeNull();
  for (const depth of [501, 12_000]) expect(await send(nested(depth))).toBe("the body nests deeper than 500 levels");
  const schema = { properties: { tree: { type: "object" } } };
  const form = await withContent({ "application/x-www-form-urlencoded": { schema } });
  const fill = async (tree: string) =>
    (await form("POST /a", urlEncoded(String(new URLSearchParams({ tree }))))).invalid;
  expect(await fill(nested(10))).toBeNull();
  expect(await fill(nested(12_000))).toContain("tree must be object");
});
