import { afterEach, describe, expect, test } from "vitest";
import { inCookie } from "../auth/index.ts";
import { createApiClient } from "./create-client.ts";
import type { ApiDescriptor } from "./descriptor.ts";
import { NotSentError } from "./errors.ts";
import { closeAll, closeLater, errorOf, type Loose } from "./fixtures/acme.ts";
import { fillStyledPath, writeStyledHeaders, writeStyledQuery } from "./styled-parameters.ts";
import { answerJson, startTestServer } from "./test-server.ts";

afterEach(closeAll);

describe("a query", () => {
  const write = (values: object) =>
    writeStyledQuery(values, {
      tags: { style: "form" },
      words: { style: "spaceDelimited" },
      pipes: { style: "pipeDelimited" },
      range: { style: "form", explode: true },
      path: { style: "form", allowReserved: true },
      filter: { style: "form", json: true },
    });

  test("keeps the order of the call, and writes what has no style as ever", () => {
    expect(write({ q: "a b", tags: ["x", "y,z"], list: [1, 2], range: { "a[]": 1, b: 2 }, deep: { a: 1 } })).toBe(
      "?q=a%20b&tags=x,y%2Cz&list=1&list=2&a%5B%5D=1&b=2&deep[a]=1",
    );
  });

  test("has nothing of what is null, undefined or empty, and an empty text", () => {
    expect(write({ tags: [], words: null, pipes: undefined, range: {}, filter: null })).toBe("");
    expect(write({ tags: [null, "a", undefined], range: { a: null, b: 1 } })).toBe("?tags=a&b=1");
    expect(write({ tags: "" })).toBe("?tags=");
  });

  test("keeps reserved characters and escapes where the contract allows it, and stays one parameter", () => {
    expect(write({ path: "/a?b=c:d;e@f,g!h$i'j(k)l*m" })).toBe("?path=/a?b=c:d;e@f,g!h$i'j(k)l*m");
    expect(write({ path: "50%25 100% a&b#c[d]+é" })).toBe("?path=50%25%20100%25%20a%26b%23c%5Bd%5D%2B%C3%A9");
  });

  test("has JSON of anything, dates included", () => {
    const value = { a: [1, { b: null }], at: new Date(0) };
    expect(JSON.parse(new URLSearchParams(write({ filter: value })).get("filter") ?? "")).toEqual({
      ...value,
      at: "1970-01-01T00:00:00.000Z",
    });
    expect(write({ filter: "x" })).toBe("?filter=%22x%22");
  });

  test("takes no style from what every object inherits", () => {
    expect(write({ constructor: "a", toString: "b" })).toBe("?constructor=a&toString=b");
  });

  test.each([
    ["an object in a list", { tags: [{ a: 1 }] }, "expected query parameter tags to hold text, numbers or booleans"],
    [
      "a list in an object",
      { range: { a: ["b"] } },
      "expected query parameter range to hold text, numbers or booleans",
    ],
    ["a date", { tags: new Date(0) }, "expected query parameter tags to hold text, numbers or booleans"],
    ["a function", { tags: () => {} }, "expected query parameter tags to hold text, numbers or booleans"],
    ["a space between spaces", { words: ["a b"] }, "expected query parameter words to hold no space in a value"],
    ["a pipe between pipes", { pipes: ["a|b"] }, "expected query parameter pipes to hold no pipe in a value"],
  ])("refuses %s, by name", (_, values, message) => {
    expect(() => write(values)).toThrow(RangeError);
    expect(() => write(values)).toThrow(message);
  });
});

describe("a path", () => {
  const styles = {
    list: { style: "simple" },
    label: { style: "label" },
    labels: { style: "label", explode: true },
    matrix: { style: "matrix" },
    json: { style: "simple", json: true },
  } as const;
  const fill = (template: string, values: object) => fillStyledPath(template, values as Loose, styles);

  test("has each parameter in its style, the plain ones too, inside its segment", () => {
    const values = { id: "a/b", list: ["c/d", "..", "{id}"], label: "e/f", matrix: "g;h=/?#" };
    expect(fill("/x/{id}/{list}/{label}/y{matrix}", values)).toBe(
      "/x/a%2Fb/c%2Fd,..,%7Bid%7D/.e%2Ff/y;matrix=g%3Bh%3D%2F%3F%23",
    );
    expect(fill("/{json}", { json: { a: "../b" } })).toBe("/%7B%22a%22%3A%22..%2Fb%22%7D");
    expect(fill("/{matrix}", { matrix: "" })).toBe("/;matrix");
  });

  test.each([
    ["a list that is empty", "list", []],
    ["a list of nothing", "list", [null, ""]],
    ["a list of ..", "list", [".."]],
    ["a missing list", "list", undefined],
    ["null", "matrix", null],
    ["an empty object", "matrix", {}],
    ["an empty label, which is a dot", "label", ""],
    ["a label that is a dot, which is two", "label", "."],
    ["two empty labels, which are two dots", "labels", ["", ""]],
  ])("refuses %s, by name", (_, name, value) => {
    const message = `path parameter ${name} must not be missing, empty, . or ..`;
    expect(() => fill(`/x/{${name}}/y`, { [name]: value })).toThrow(message);
  });

  test("refuses what is nested, and still a plain parameter that would leave", () => {
    expect(() => fill("/{list}", { list: [["a"]] })).toThrow("expected path parameter list to hold text");
    expect(() => fill("/{list}/{id}", { list: ["a"], id: ".." })).toThrow("path parameter id must be a string");
  });
});

describe("headers", () => {
  test("have lists and objects as their style says, and JSON with what no header carries escaped", () => {
    const styles = {
      "x-a": { style: "simple" },
      "x-b": { style: "simple", explode: true },
      "x-c": { style: "simple", json: true },
    } as const;
    const object = { R: 1, "G H": "ž, =" };
    const given = { "x-a": { R: 1, G: "a b" }, "x-b": { R: 1, G: "a b" }, "x-c": object, "x-d": ["a", "b"] };
    const headers = writeStyledHeaders(
      [{ "x-e": "1", "x-f": "2" }, { "x-a": "3" }, { header: { ...given, "x-f": null } }],
      styles,
    );
    expect(Object.fromEntries(headers)).toEqual({
      "x-a": "R,1,G,a b",
      "x-b": "R=1,G=a b",
      "x-c": '{"R":1,"G H":"\\u017e, ="}',
      "x-d": "a,b",
      "x-e": "1",
    });
    expect(JSON.parse(headers.get("x-c") ?? "")).toEqual(object);
  });

  test("have cookies behind those of the client or the call, which no value can break out of", () => {
    const write = (cookies: object, ...more: Loose[]) =>
      writeStyledHeaders([more[0], more[1], { cookie: cookies }], {}, { ids: { style: "form" } }).get("cookie");
    expect(write({ a: "1; b=2", ids: [1, 2] }, { cookie: "s=0" })).toBe("s=0; a=1%3B%20b%3D2; ids=1,2");
    expect(write({ a: 1 }, { cookie: "s=0" }, { Cookie: "t=0" })).toBe("t=0; a=1");
    expect(write({ a: null, ids: [] })).toBeNull();
  });
});

const styled: ApiDescriptor = {
  api: "styled",
  servers: {},
  operations: {
    find: {
      route: "GET /{area}/things",
      security: [[{ put: inCookie, name: "session", needs: ["token"], value: (v) => [v.credentials.token] }]],
      path: (template, values) => fillStyledPath(template, values, { area: { style: "matrix" } }),
      query: (values) => writeStyledQuery(values, { tags: { style: "pipeDelimited" } }),
      headers: (...parts) => writeStyledHeaders(parts),
    },
  },
};

/** A client of the API above, and what its server got. */
async function serve() {
  const server = closeLater(await startTestServer((_, response) => answerJson(response, 200, {})));
  const client: Loose = createApiClient(styled, { server: server.url, credentials: { token: "t" } });
  return { client, received: server.received };
}

const params = { path: { area: [1, 2] }, query: { tags: ["a", "b"] }, cookie: { color: "blue" } };

test("a call is the same by operationId, by path and through middleware; the cookie that proves who calls comes last", async () => {
  const { client, received } = await serve();
  await client.find({ params });
  await client.GET("/{area}/things", { params });
  client.use({ onRequest: () => undefined });
  await client.find({ params });
  const sent = received.map(({ target, headers }) => [target, headers.cookie]);
  expect(sent).toEqual(Array(3).fill(["/;area=1,2/things?tags=a%7Cb", "color=blue; session=t"]));
});

test("by path a caller's own serializer of the query goes first", async () => {
  const { client, received } = await serve();
  await client.GET("/{area}/things", { params, querySerializer: () => "own=1" });
  expect(received[0]?.target).toBe("/;area=1,2/things?own=1");
});

test("what cannot be written is refused before it is sent, by operationId and by path", async () => {
  const { client, received } = await serve();
  for (const call of [client.find, (init: Loose) => client.GET("/{area}/things", init)]) {
    const error = await errorOf(call({ params: { ...params, query: { tags: ["a|b"] } } }));
    expect(error).toBeInstanceOf(NotSentError);
    expect(error.message).toContain("query parameter tags to hold no pipe in a value: it stands between them");
    const lost = await errorOf(call({ params: { ...params, path: {} } }));
    expect(lost.message).toContain("path parameter area must not be missing, empty, . or ..; nothing was sent");
  }
  expect(received).toEqual([]);
});
