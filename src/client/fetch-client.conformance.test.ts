import { describe, expect, test } from "vitest";
import { toText } from "../auth/index.ts";
import type { UnsignedRequest } from "./call.ts";
import { callByPath } from "./fetch-client.ts";
import { errorOf } from "./fixtures/acme.ts";

// What the client asks of the library behind `fetch-client.ts`, and what integrators of that library would miss. Whoever
// replaces it passes this.

type Loose = any;

/** A client whose requests are kept, and that gets this response to each. */
function client(respond: () => Response = () => Response.json({ id: 1 }), more: Loose = {}) {
  const seen: { request: UnsignedRequest; ext: unknown }[] = [];
  const layers: Loose[] = [];
  const send = async (request: UnsignedRequest, { init: ext, stream }: Loose) => {
    seen.push({ request, ext });
    const response = respond();
    return { response, bytes: stream ? undefined : new Uint8Array(await response.arrayBuffer()) };
  };
  const { headers = new Headers(), requestInitExt } = more;
  const call = (method: string, path: string, init: Loose = {}, body = init.body) =>
    callByPath(
      { baseUrl: "https://acme.example/v1", options: { requestInitExt }, layers, call: send },
      {
        about: { api: "acme", operation: "createThing" },
        operation: { route: `${method} ${path}`, security: [], lookup: ["/id"] },
        init,
        byPath: true,
        parseAs: init.parseAs ?? "json",
      },
      { headers, body },
    );
  return { layers, seen, call };
}

const urlOf = async (init: Loose, path = "/things") => {
  const { call, seen } = client();
  await call("get", path, init);
  return seen[0]?.request.url.replace("https://acme.example", "");
};

describe("a request", () => {
  test("has the method in upper case and the path below the base URL", async () => {
    const { call, seen } = client();
    await call("get", "/things");
    expect(seen.map(({ request }) => `${request.method} ${request.url}`)).toEqual([
      "GET https://acme.example/v1/things",
    ]);
  });

  test("has its path parameters as one segment each, and none that would change the path", async () => {
    expect(await urlOf({ params: { path: { id: "a/b" } } }, "/things/{id}")).toBe("/v1/things/a%2Fb");
    const { call, seen } = client();
    for (const path of [{ id: ".." }, {}, undefined])
      await expect(call("GET", "/things/{id}", { params: { path } })).rejects.toThrow("path parameter id must be");
    expect(seen).toEqual([]);
  });

  test.each<[string, Loose, string]>([
    ["text, numbers and booleans", { q: "a b&c", n: 7, b: false }, "?q=a%20b%26c&n=7&b=false"],
    ["lists, as repeated names", { tag: ["x", "y z"] }, "?tag=x&tag=y%20z"],
    ["objects, in brackets", { filter: { state: "on", n: 1 } }, "?filter[state]=on&filter[n]=1"],
    ["nothing that is undefined, null or an empty list", { a: undefined, b: null, c: [] }, ""],
    ["empty text", { a: "" }, "?a="],
  ])("has a query of %s", async (_, query, expected) => {
    expect(await urlOf({ params: { query } })).toBe(`/v1/things${expected}`);
  });

  test("has its query as the call says, by options or by a function", async () => {
    const query = { tag: ["x", "y"] };
    expect(await urlOf({ params: { query }, querySerializer: { array: { style: "form", explode: false } } })).toBe(
      "/v1/things?tag=x,y",
    );
    expect(await urlOf({ params: { query }, querySerializer: () => "?own=1" })).toBe("/v1/things?own=1");
  });

  test("has the headers that it is given", async () => {
    const { call, seen } = client(undefined, { headers: new Headers({ a: "1", "x-b": "é" }) });
    await call("GET", "/things", { headers: { a: "2" }, params: { header: { a: "3" } } });
    expect(Object.fromEntries(seen[0]?.request.headers ?? [])).toEqual({ a: "1", "x-b": "é" });
  });

  test("has the body as it was written, or as the call's serializer writes it: as JSON unless its headers say otherwise", async () => {
    const { call, seen } = client();
    await call("POST", "/things", { body: "b" }, "<b>");
    await call("POST", "/things", { body: "b" }, new TextEncoder().encode("bytes"));
    await call("POST", "/things");
    await call("POST", "/things", { body: "b", bodySerializer: (value: unknown) => `!${value}` });
    const xml = client(undefined, { headers: new Headers({ "content-type": "text/xml" }) });
    await xml.call("POST", "/things", { body: "b" });
    const requests = [...seen, ...xml.seen];
    expect(requests.map(({ request }) => request.headers.get("content-type"))).toEqual([
      "application/json",
      "application/json",
      null,
      "application/json",
      "text/xml",
    ]);
    expect(requests.map(({ request }) => toText(request.body))).toEqual(["<b>", "bytes", "", "!b", "b"]);
  });

  test("carries the signal of the call, and the client's dispatcher beside it", async () => {
    const requestInitExt = { dispatcher: {} };
    const { call, seen } = client(undefined, { requestInitExt });
    const controller = new AbortController();
    await call("GET", "/things", { signal: controller.signal });
    controller.abort();
    expect(seen[0]?.request.signal?.aborted).toBe(true);
    expect(seen[0]?.ext).toBe(requestInitExt);
  });
});

describe("a response", () => {
  test.each<[string, Response, Loose, Loose]>([
    ["that says yes, as JSON", Response.json([1]), {}, [1]],
    ["that says yes with JSON that is none", new Response("<p>"), {}, "<p>"],
    ["that says yes, as text", new Response("[1]"), { parseAs: "text" }, "[1]"],
    ["of 204", new Response(null, { status: 204 }), {}, undefined],
    ["that says no, as JSON", Response.json({ a: 1 }, { status: 400 }), { parseAs: "text" }, { a: 1 }],
    ["that says no with a text", new Response("no", { status: 400 }), {}, "no"],
    ["that says no with nothing", new Response(null, { status: 500 }), {}, undefined],
    ["with a number past 2^53", new Response("9007199254740993"), {}, "9007199254740993"],
    ["that says no with one", new Response("9007199254740993", { status: 400 }), {}, "9007199254740993"],
  ])("%s", async (_, response, init, content) => {
    const { call } = client(() => response);
    const got = await call("GET", "/things", init);
    expect(got.content).toEqual(content);
    expect(got.response?.status).toBe(response.status);
  });

  test.each([
    ["blob", Blob],
    ["arrayBuffer", ArrayBuffer],
    ["stream", ReadableStream],
  ])("is read as %s", async (parseAs, kind) => {
    const { call } = client();
    expect((await call("GET", "/things", { parseAs })).content).toBeInstanceOf(kind);
  });

  test("that never comes leaves what the sending rejected with", async () => {
    const gone = new TypeError("gone");
    const { call } = client(() => {
      throw gone;
    });
    await expect(call("GET", "/things")).rejects.toBe(gone);
  });

  test("at which middleware fails is an unknown outcome, with what to look up", async () => {
    const { call, layers } = client(() => Response.json({}));
    const cause = new Error("disk full");
    layers.push({
      onResponse: () => {
        throw cause;
      },
    });
    const failure: Loose = await errorOf(call("POST", "/things", { body: {} }, '{"id":"7"}'));
    expect(failure).toMatchObject({ code: "outcome-unknown", cause, safeToRepeat: false });
    expect(failure.lookup).toEqual({ route: "POST /things", parameters: [], fields: { "/id": "7" } });
  });
});

describe("middleware", () => {
  test("sees and replaces requests in order and responses in reverse", async () => {
    const { layers, call, seen } = client();
    const order: string[] = [];
    const layer = (name: string) => ({
      onRequest: ({ request, schemaPath, params }: Loose) => {
        order.push(`${name} > ${schemaPath} ${params.query.q}`);
        return new Request(request, { headers: { ...Object.fromEntries(request.headers), [name]: "1" } });
      },
      onResponse: ({ response }: Loose) => {
        order.push(`${name} <`);
        return new Response(`${name} ${response.status}`, { status: 201 });
      },
    });
    const [first, second] = [layer("x-first"), layer("x-second")];
    layers.push(first, second);
    const init = { params: { query: { q: 1 } }, parseAs: "text" };
    expect(await call("GET", "/things", init)).toMatchObject({ content: "x-first 201" });
    expect(order).toEqual(["x-first > /things 1", "x-second > /things 1", "x-second <", "x-first <"]);
    expect(seen[0]?.request.headers.get("x-second")).toBe("1");
    layers.shift();
    expect(await call("GET", "/things", init)).toMatchObject({ content: "x-second 200" });
  });

  test("answers in place of the provider, and turns an error into a response", async () => {
    const early = client();
    early.layers.push({ onRequest: () => new Response("early") });
    expect(await early.call("GET", "/things", { parseAs: "text" })).toMatchObject({ content: "early" });
    expect(early.seen).toEqual([]);
    const late = client(() => {
      throw new TypeError("gone");
    });
    late.layers.push({ onError: () => new Response("late") });
    expect(await late.call("GET", "/things", { parseAs: "text" })).toMatchObject({ content: "late" });
  });
});
