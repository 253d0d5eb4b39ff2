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

  it("has JSON bodies as UTF-8, forms as pairs, text as it is", () => {
    const body = (mediaType: string, value: unknown) =>
      text(buildRequest(operation("/"), {}, { mediaType, value }).body);
    expect(body("application/json", { a: "ć", b: null })).toBe('{"a":"ć","b":null}');
    expect(body("application/vnd.shelf+json", "x")).toBe('"x"');
    expect(body("application/x-www-form-urlencoded", { a: "1 2", b: { c: 1 } })).toBe("a=1+2&b=%7B%22c%22%3A1%7D");
    expect(body("text/plain", "x")).toBe("x");
  });

  it("has multipart bodies that a reader of forms understands", async () => {
    const value = { file: "ć\r\n--", 'a"b': { c: 1 } };
    const request = buildRequest(operation("/"), {}, { mediaType: "multipart/form-data", value });
    const headers = { "content-type": request.mediaType ?? "" };
    const form = await new Response(request.body as Uint8Array<ArrayBuffer>, { headers }).formData();
    expect(form.get("file")).toBe("ć\r\n--");
    expect([...form.keys()]).toHaveLength(2);
  });
});
