import { describe, expect, test } from "vitest";
import { CredentialError, parseTemplate, type Scheme, type Schemes, sign, type WireRequest } from "./index.ts";

const scheme = (value: string, more: Partial<Scheme> = {}): Scheme => ({
  in: "header",
  name: "signature",
  value: parseTemplate(value),
  ...more,
});

const request = (more: Partial<WireRequest> & { text?: string } = {}): WireRequest => ({
  method: "POST",
  url: "https://api.example/v1/things?b=2&a=1",
  headers: new Headers({ "x-request-id": "r-1" }),
  body: new TextEncoder().encode(more.text ?? '{"a":{"b/c":[7,"x"]}}'),
  ...more,
});

const clock = { at: 1_593_457_122_345, nonce: "n0" };

async function signatureOf(
  template: string,
  credentials: Record<string, string> = {},
  sent = request(),
): Promise<string | null> {
  const signed = await sign({ s: scheme(template) }, ["s"], sent, credentials, clock);
  return signed.headers.get("signature");
}

describe("names", () => {
  test.each([
    ["method", "POST"],
    ["url", "https://api.example/v1/things?b=2&a=1"],
    ["host", "api.example"],
    ["path", "/v1/things"],
    ["query", "b=2&a=1"],
    ["target", "/v1/things?b=2&a=1"],
    ["body", '{"a":{"b/c":[7,"x"]}}'],
    ["unixMillis", "1593457122345"],
    ["unixSeconds", "1593457122"],
    ["isoTime", "2020-06-29T18:58:42.345Z"],
    ["nonce", "n0"],
  ])("%s is what goes on the wire", async (name, expected) => {
    expect(await signatureOf(`{${name}}`)).toBe(expected);
  });

  test("target of a url without a path or query is a slash", async () => {
    expect(await signatureOf("{target}", {}, request({ url: "https://api.example" }))).toBe("/");
  });

  test("a percent-encoded target is signed as written", async () => {
    expect(await signatureOf("{target}", {}, request({ url: "https://api.example/a%2Fb?q=%27+'x'" }))).toBe(
      "/a%2Fb?q=%27+'x'",
    );
  });

  test("credentials are found by name, never on the prototype", async () => {
    expect(await signatureOf("{apiKey}", { apiKey: "k" })).toBe("k");
    await expect(signatureOf("{toString}")).rejects.toThrow("credential toString is missing");
  });
});

describe("functions", () => {
  test.each([
    // RFC 1321, FIPS 180-4 and RFC 4231 (test case 2).
    ['{hex(md5("abc"))}', "900150983cd24fb0d6963f7d28e17f72"],
    ['{hex(sha1("a", "bc"))}', "a9993e364706816aba3e25717850c26c9cd0d89d"],
    ['{hex(sha256("abc"))}', "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
    [
      '{hex(hmacSha256("Jefe", "what do ya want ", "for nothing?"))}',
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    ],
    ['{base64("Aladdin", ":", "open sesame")}', "QWxhZGRpbjpvcGVuIHNlc2FtZQ=="],
    ['{base64url(unhex("fbff"))}', "-_8"],
    ['{hex(unbase64("-_8"))}', "fbff"],
    ['{upper("ab", "c")}{lower("ABC")}', "ABCabc"],
    ['{join("|", "a", "b", "c")}', "a|b|c"],
    ['{percent("a b*c~d/é")}', "a%20b%2Ac~d%2F%C3%A9"],
    ["{sorted(query)}", "a=1&b=2"],
    ['{json(body, "/a/b~1c/0")}', "7"],
    ['{json(body, "/a")}', '{"b/c":[7,"x"]}'],
    ['{json(body, "/__proto__")}.', "."],
    ['{header("X-Request-Id")}', "r-1"],
  ])("%s", async (template, expected) => {
    expect(await signatureOf(template)).toBe(expected);
  });

  test("bytes that are not UTF-8 are hashed as they are", async () => {
    const body = Uint8Array.of(0xff, 0x00, 0xfe);
    expect(await signatureOf("{hex(body)}", {}, request({ body }))).toBe("ff00fe");
    expect(await signatureOf("{hex(sha1(body))}", {}, request({ body }))).toBe(
      "c4bb3f39b74a5f76d41d6c96c227a9685fdaf918",
    );
  });

  test("an error of a decoder does not quote what it was given", async () => {
    const error = await signatureOf("{hex(unhex(secret))}", { secret: "not-hex-secret" }).catch((error) => error);
    expect(error).toBeInstanceOf(CredentialError);
    expect(error.message).toBe("unhex(secret): expected a hexadecimal string");
  });
});

describe("places", () => {
  const credentials = { key: "a&b", secret: "s" };

  test("a query parameter is appended, encoded, after what is there", async () => {
    const schemes: Schemes = { key: scheme("{key}", { in: "query", name: "api key" }) };
    const signed = await sign(schemes, ["key"], request(), credentials, clock);
    expect(signed.url).toBe("https://api.example/v1/things?b=2&a=1&api%20key=a%26b");
  });

  test("a later scheme sees the query parameters of the earlier ones", async () => {
    const schemes: Schemes = { key: scheme("{key}", { in: "query", name: "k" }), signature: scheme("{target}") };
    const signed = await sign(schemes, ["key", "signature"], request(), credentials, clock);
    expect(signed.headers.get("signature")).toBe("/v1/things?b=2&a=1&k=a%26b");
  });

  test("a cookie joins the others", async () => {
    const sent = request({ headers: new Headers({ cookie: "a=1" }) });
    const signed = await sign(
      { c: scheme("{secret}", { in: "cookie", name: "sid" }) },
      ["c"],
      sent,
      credentials,
      clock,
    );
    expect(signed.headers.get("cookie")).toBe("a=1; sid=s");
  });

  test("the given request is not changed", async () => {
    const sent = request();
    await sign({ s: scheme("{secret}") }, ["s"], sent, credentials, clock);
    expect(sent.headers.has("signature")).toBe(false);
  });

  test("the error for a credential that no header can carry does not quote it", async () => {
    const error = await signatureOf("{secret}", { secret: "hush\nhush" }).catch((error) => error);
    expect(error).toBeInstanceOf(CredentialError);
    expect(String(error.message)).not.toContain("hush");
  });
});
