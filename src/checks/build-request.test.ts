import { describe, expect, it } from "vitest";
import type { Operation, Parameter } from "../contract/index.ts";
import { buildRequest } from "./build-request.ts";

const parameter = (place: Parameter["in"], name: string): Parameter => ({
  name,
  in: place,
  required: true,
  examples: {},
});

const operation = (path: string, ...parameters: Parameter[]) => ({ method: "post", path, parameters }) as Operation;

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

describe("a request", () => {
  it("has its path parameters encoded into one segment", () => {
    const target = operation("/a/{id}/b/{id}.{kind}", parameter("path", "id"), parameter("path", "kind"));
    const { path, method } = buildRequest(target, { "path id": "x/y ć?$&", "path kind": ["1", "2,3"] });
    expect([method, path]).toEqual(["POST", "/a/x%2Fy%20%C4%87%3F%24%26/b/x%2Fy%20%C4%87%3F%24%26.1,2%2C3"]);
  });

  it("has its query in the style form, exploded, and nothing for a member that is null", () => {
    const target = operation("/", parameter("query", "a b"), parameter("query", "list"), parameter("query", "object"));
    const values = { "query a b": "x&y=z +", "query list": [1, "é"], "query object": { k: true, "m&": null } };
    expect(buildRequest(target, values).query).toBe("a%20b=x%26y%3Dz%20%2B&list=1&list=%C3%A9&k=true");
  });

  it("has headers and cookies as they are, in the contract's order", () => {
    const target = operation("/", parameter("cookie", "c"), parameter("header", "x-a"), parameter("cookie", "d"));
    expect(buildRequest(target, { "cookie c": "1 2", "header x-a": [1, 2], "cookie d": 3 }).headers).toEqual([
      ["x-a", "1,2"],
      ["cookie", "c=1%202; d=3"],
    ]);
  });

  it("leaves out what has no value, and says what it carries", () => {
    const target = operation("/", parameter("query", "a"), parameter("query", "b"));
    expect(buildRequest(target, { "query b": 0 })).toMatchObject({ query: "b=0", parameters: ["query b"] });
  });

  it("has a body with its content type", () => {
    const request = buildRequest(operation("/"), {}, { mediaType: "application/json", value: { a: 1 } });
    expect([text(request.body), request.mediaType]).toEqual(['{"a":1}', "application/json"]);
  });

  it("keeps empty strings: an empty value is a value", () => {
    const target = operation("/", parameter("query", "q"), parameter("header", "x-a"), parameter("cookie", "c"));
    expect(buildRequest(target, { "query q": "", "header x-a": "", "cookie c": "" })).toMatchObject({
      query: "q=",
      headers: [
        ["x-a", ""],
        ["cookie", "c="],
      ],
    });
  });

  it("leaves out header parameters that OpenAPI ignores, however they are written", () => {
    const names = ["Accept", "content-type", "AUTHORIZATION", "x-a"];
    const target = operation("/", ...names.map((name) => parameter("header", name)), parameter("query", "accept"));
    const values = Object.fromEntries(
      [...names.map((name) => `header ${name}`), "query accept"].map((key) => [key, 1]),
    );
    expect(buildRequest(target, values)).toMatchObject({ query: "accept=1", headers: [["x-a", "1"]] });
  });

  it("takes parameters whose names every object has", () => {
    const names = ["__proto__", "constructor", "hasOwnProperty"];
    const target = operation("/", ...names.map((name) => parameter("query", name)));
    expect(buildRequest(target, {}).query).toBe("");
    const values = Object.fromEntries(names.map((name) => [`query ${name}`, name]));
    expect(buildRequest(target, values).query).toBe(
      "__proto__=__proto__&constructor=constructor&hasOwnProperty=hasOwnProperty",
    );
  });
});
