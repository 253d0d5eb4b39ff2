import { describe, expect, it } from "vitest";
import type { Scheme, WireRequest } from "../auth/index.ts";
import { changeLast, tamperWith } from "./tamper.ts";

const text = new TextEncoder();

const request = (rest: Partial<WireRequest> = {}): WireRequest => ({
  method: "GET",
  url: "https://shelf.test/a%2Fb?x=1&sig=ab%2Bc&y=2",
  headers: new Headers({ "x-key": "key1", cookie: "a=1; session=tok" }),
  body: new Uint8Array(),
  ...rest,
});

const schemes: Record<string, Scheme> = {
  key: { in: "header", name: "x-key", value: [{ name: "key" }] },
  cookie: { in: "cookie", name: "session", value: [{ name: "session" }] },
  query: { in: "query", name: "sig", value: [{ name: "sig" }] },
};

const change = (scheme: string, change: "remove" | "value") =>
  tamperWith(request(), { change, scheme }, schemes) as WireRequest;

describe("tampering", () => {
  it("removes a value from where its scheme puts it, and touches nothing else", () => {
    expect(change("key", "remove").headers.has("x-key")).toBe(false);
    expect(change("cookie", "remove").headers.get("cookie")).toBe("a=1");
    expect(change("query", "remove").url).toBe("https://shelf.test/a%2Fb?x=1&y=2");
  });

  it("changes the last character of a value", () => {
    expect(change("key", "value").headers.get("x-key")).toBe("key4");
    expect(change("cookie", "value").headers.get("cookie")).toBe("a=1; session=toE");
    expect(change("query", "value").url).toBe("https://shelf.test/a%2Fb?x=1&sig=ab%2Bf&y=2");
  });

  it("leaves the given request as it was", () => {
    const given = request({ body: text.encode("{}") });
    tamperWith(given, { change: "remove", scheme: "key" }, schemes);
    expect(given.headers.get("x-key")).toBe("key1");
  });

  it("is nothing where there is nothing to change", () => {
    const bare = request({ url: "https://shelf.test/a", headers: new Headers() });
    for (const scheme of ["key", "cookie", "query"])
      expect(tamperWith(bare, { change: "value", scheme }, schemes)).toBeUndefined();
    expect(tamperWith(bare, { change: "body" }, schemes)).toBeUndefined();
    expect(tamperWith(bare, { change: "path", from: "/b", to: "/c" }, schemes)).toBeUndefined();
  });

  it("changes a body so that JSON stays JSON", () => {
    const body = text.encode('{"a":"ć9","b":true}');
    const changed = tamperWith(request({ body }), { change: "body" }, schemes);
    expect(changed?.body).not.toEqual(body);
    const numbers = tamperWith(request({ body: text.encode('{"a":{"b":18}}') }), { change: "body" }, schemes);
    expect(JSON.parse(new TextDecoder().decode(numbers?.body))).toEqual({ a: { b: 19 } });
  });

  it("changes the query beside the credential in it", () => {
    expect(tamperWith(request(), { change: "query" }, schemes)?.url).toBe(
      "https://shelf.test/a%2Fb?x=1&sig=ab%2Bc&y=5",
    );
    const only = request({ url: "https://shelf.test/a?sig=abc" });
    expect(tamperWith(only, { change: "query" }, schemes)?.url).toBe("https://shelf.test/a?tampered=1&sig=abc");
  });

  it("changes the path below whatever the base URL has in front", () => {
    const tamper = { change: "path", from: "/a%2Fb", to: "/a%2Fc" } as const;
    const url = "https://shelf.test/base/a%2Fb?q=1";
    expect(tamperWith(request({ url }), tamper, schemes)?.url).toBe("https://shelf.test/base/a%2Fc?q=1");
  });
});

describe("the changed character", () => {
  it("is of the same kind", () => {
    expect(changeLast("9f0a")).toBe("9f0d");
    expect(changeLast("1700000009")).toBe("1700000002");
    expect(changeLast("secreT")).toBe("secrez");
  });

  it("of padded base64 is one that still means something", () => {
    for (const word of ["a", "ab", "abc", "any word"]) {
      const changed = changeLast(btoa(word));
      expect(changed).toHaveLength(btoa(word).length);
      expect(atob(changed)).not.toBe(word);
    }
  });
});
