import { describe, expect, test } from "vitest";
import { createFetchClient } from "./fetch-client.ts";

// What the client asks of the library behind `fetch-client.ts`, and what integrators of that library would miss. Whoever
// replaces it passes this.

type Loose = any;

/** A client whose requests are kept, and answered so. */
function client(answer: () => Response = () => Response.json({ id: 1 }), options = {}) {
  const seen: { request: Request; ext: unknown }[] = [];
  const fetch = async (request: Request, ext: unknown) => {
    seen.push({ request, ext });
    return answer();
  };
  const made: Loose = createFetchClient("https://acme.example/v1", options);
  return {
    made,
    seen,
    call: (method: string, path: string, init: Loose = {}) => made.request(method, path, { fetch, ...init }),
  };
}

const urlOf = async (init: Loose, path = "/things") => {
  const { call, seen } = client();
  await call("get", path, init);
  return seen[0]?.request.url.replace("https://acme.example", "");
};

describe("a request", () => {
  test("has the method in upper case, the path below the base URL, and goes to the fetch of the call", async () => {
    const { call, seen } = client();
    await call("get", "/things");
    expect(seen.map(({ request }) => `${request.method} ${request.url}`)).toEqual([
      "GET https://acme.example/v1/things",
    ]);
  });

  test("has what the path serializer of the call makes of the whole URL template and the path parameters", async () => {
    const given: unknown[] = [];
    const pathSerializer = (template: string, values: unknown) => {
      given.push(template, values);
      return "https://acme.example/v1/made";
    };
    expect(await urlOf({ params: { path: { id: 7 } }, pathSerializer }, "/things/{id}")).toBe("/v1/made");
    expect(given).toEqual(["https://acme.example/v1/things/{id}", { id: 7 }]);
  });

  test("fails as the path serializer fails, before anything is sent", async () => {
    const { call, seen } = client();
    const pathSerializer = () => {
      throw new RangeError("no");
    };
    await expect(call("GET", "/things/{id}", { params: { path: {} }, pathSerializer })).rejects.toThrow("no");
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

  test("has the headers of the client, the call and the header parameters, the later over the earlier", async () => {
    const { call, seen } = client(undefined, { headers: { a: "1", b: "1", c: "1", d: "1" } });
    await call("GET", "/things", { headers: { b: "2", c: "2", d: null }, params: { header: { c: "3" } } });
    expect(Object.fromEntries(seen[0]?.request.headers ?? [])).toEqual({ a: "1", b: "2", c: "3" });
  });

  test("has the body that the serializer of the call writes, as JSON unless its headers say otherwise", async () => {
    const { call, seen } = client();
    const bodySerializer = (value: unknown) => `<${value}>`;
    await call("POST", "/things", { body: "b", bodySerializer });
    await call("POST", "/things", { body: "b", bodySerializer, headers: { "content-type": "text/xml" } });
    await call("POST", "/things", { body: "b", bodySerializer: () => new FormData() });
    await call("POST", "/things");
    expect(seen.map(({ request }) => request.headers.get("content-type")?.split(";")[0])).toEqual([
      "application/json",
      "text/xml",
      "multipart/form-data",
      undefined,
    ]);
    expect(await seen[0]?.request.text()).toBe("<b>");
    expect(seen[3]?.request.body).toBeNull();
  });

  test("carries the signal of the call, and the client's dispatcher beside it", async () => {
    const requestInitExt = { dispatcher: {} };
    const { call, seen } = client(undefined, { requestInitExt });
    const controller = new AbortController();
    await call("GET", "/things", { signal: controller.signal });
    controller.abort();
    expect(seen[0]?.request.signal.aborted).toBe(true);
    expect(seen[0]?.ext).toBe(requestInitExt);
  });
});

describe("an answer", () => {
  test.each<[string, Response, Loose, Loose]>([
    ["that says yes, as text", new Response("[1]"), { parseAs: "text" }, { data: "[1]" }],
    ["of 204", new Response(null, { status: 204 }), { parseAs: "text" }, { data: undefined }],
    ["that says no, as JSON", Response.json({ a: 1 }, { status: 400 }), { parseAs: "text" }, { error: { a: 1 } }],
    ["that says no with a text", new Response("no", { status: 400 }), { parseAs: "text" }, { error: "no" }],
  ])("%s", async (_, response, init, result) => {
    const { call } = client(() => response);
    expect(await call("GET", "/things", init)).toEqual({ ...result, response });
  });

  test.each([
    ["blob", Blob],
    ["arrayBuffer", ArrayBuffer],
    ["stream", ReadableStream],
  ])("is read as %s", async (parseAs, kind) => {
    const { call } = client();
    expect((await call("GET", "/things", { parseAs })).data).toBeInstanceOf(kind);
  });

  test("that never comes rejects with what the fetch rejected with", async () => {
    const { call } = client(() => {
      throw new TypeError("gone");
    });
    await expect(call("GET", "/things")).rejects.toThrow(new TypeError("gone"));
  });
});

describe("middleware", () => {
  test("sees and replaces requests in order and answers in reverse, and can be taken out", async () => {
    const { made, call, seen } = client();
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
    made.use(first, second);
    const init = { params: { query: { q: 1 } }, parseAs: "text" };
    expect(await call("GET", "/things", init)).toMatchObject({ data: "x-first 201" });
    expect(order).toEqual(["x-first > /things 1", "x-second > /things 1", "x-second <", "x-first <"]);
    expect(seen[0]?.request.headers.get("x-second")).toBe("1");
    made.eject(first);
    expect(await call("GET", "/things", init)).toMatchObject({ data: "x-second 200" });
  });

  test("answers in place of the provider, and turns an error into an answer", async () => {
    const early = client();
    early.made.use({ onRequest: () => new Response("early") });
    expect(await early.call("GET", "/things", { parseAs: "text" })).toMatchObject({ data: "early" });
    expect(early.seen).toEqual([]);
    const late = client(() => {
      throw new TypeError("gone");
    });
    late.made.use({ onError: () => new Response("late") });
    expect(await late.call("GET", "/things", { parseAs: "text" })).toMatchObject({ data: "late" });
  });
});

test("there is a method for each HTTP method, and no other member in upper case", () => {
  const { made } = client();
  expect(Object.keys(made).filter((name) => /^[A-Z]+$/.test(name))).toEqual([
    "GET",
    "PUT",
    "POST",
    "DELETE",
    "OPTIONS",
    "HEAD",
    "PATCH",
    "TRACE",
  ]);
});
