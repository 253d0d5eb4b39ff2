import { describe, expect, test } from "vitest";
import { parseTemplate, type Scheme, type Schemes, sign, verify, type WireRequest } from "./index.ts";

// What vendors send besides the plain form: several signatures, another order, old secrets, clocks in other formats.

const scheme = (name: string, value: string, more: Partial<Scheme> = {}): Scheme => ({
  in: "header",
  name,
  value: parseTemplate(value),
  ...more,
});

const at = 1_700_000_000_000;
const credentials = { secret: "s1", apiKey: "pk" };

const request = (body = '{"a":1}', headers: Record<string, string> = {}): WireRequest => ({
  method: "POST",
  url: "https://api.example/v1/things?b=2&a=1",
  headers: new Headers(headers),
  body: new TextEncoder().encode(body),
});

const text = ({ body }: WireRequest) => new TextDecoder().decode(body);

async function valueOfHeader(schemes: Schemes, known: Record<string, string> = credentials): Promise<string> {
  const signed = await sign(schemes, ["s"], request(), known, { at });
  return signed.headers.get("sig") as string;
}

const sent = (sig: string) => request(undefined, { sig });

describe("named parts in a header", () => {
  const schemes = {
    s: scheme("sig", 't={unixSeconds},v1={hex(hmacSha256(secret, unixSeconds, ".", body))}', { clockSkew: 300 }),
  };
  const check = (sig: string) => verify(schemes, ["s"], sent(sig), credentials, { now: at });

  test.each([
    ["as they are", (t: string, v1: string) => `t=${t},v1=${v1}`],
    ["in another order", (t: string, v1: string) => `v1=${v1},t=${t}`],
    ["with spaces", (t: string, v1: string) => `t=${t}, v1=${v1}`],
    ["with others beside them", (t: string, v1: string) => `t=${t},v0=abc,v1=${v1},v2=`],
    ["with an old signature behind", (t: string, v1: string) => `t=${t},v1=${v1},v1=${"0".repeat(64)}`],
    ["with an old signature before", (t: string, v1: string) => `t=${t},v1=${"0".repeat(64)},v1=${v1}`],
  ])("%s are let in", async (_, spell) => {
    const [, t = "", v1 = ""] = /t=(.*),v1=(.*)/.exec(await valueOfHeader(schemes)) ?? [];
    expect(await check(spell(t, v1))).toEqual({ ok: true });
    expect(await check(spell(t, `0${v1.slice(1)}`))).toMatchObject({ reason: "mismatch" });
    expect(await check(spell(`${Number(t) - 301}`, v1))).toMatchObject({ reason: "stale" });
  });

  test("a value without one of its parts is malformed, and two clocks are a contradiction", async () => {
    const value = await valueOfHeader(schemes);
    expect(await check(value.replace(/^t=.*?,/, ""))).toMatchObject({ reason: "malformed" });
    expect(await check(value.replace("t=", "t=1,t="))).toMatchObject({ ok: false });
  });

  test("quotes protect a separator", async () => {
    const quoted = { s: scheme("sig", 'V1 a="x, y", n="{nonce}", mac="{base64(hmacSha256(secret, nonce, body))}"') };
    const value = await valueOfHeader(quoted);
    const [, n, mac] = /n="(.*)", mac="(.*)"/.exec(value) ?? [];
    const other = `V1 mac="${mac}", n="${n}", a="x, y"`;
    expect(await verify(quoted, ["s"], sent(other), credentials)).toEqual({ ok: true });
    expect(await verify(quoted, ["s"], sent(other.replace("x, y", "x, z")), credentials)).toMatchObject({ ok: false });
  });
});

test("any of several signatures in one header is enough", async () => {
  const schemes = { s: scheme("sig", "v1,{base64(hmacSha256(secret, body))}") };
  const value = await valueOfHeader(schemes);
  const check = (sig: string) => verify(schemes, ["s"], sent(sig), credentials);
  expect(await check(`v1,AAAA ${value} v2,BBBB`)).toEqual({ ok: true });
  expect(await check("v1,AAAA v1,BBBB")).toMatchObject({ reason: "mismatch" });
  const plain = { s: scheme("sig", "{hex(hmacSha256(secret, body))}") };
  expect(await verify(plain, ["s"], sent(`aa, ${await valueOfHeader(plain)}`), credentials)).toEqual({ ok: true });
});

test("a key without a signature is one value: several guesses are refused", async () => {
  const schemes = { s: scheme("sig", "{apiKey}") };
  expect(await verify(schemes, ["s"], sent("x, pk"), credentials)).toMatchObject({ reason: "unknown" });
});

test("what a value says about the request is compared with the request, not taken from the value", async () => {
  const schemes = { s: scheme("sig", "{method} {path} {hex(hmacSha256(secret, method, path))}") };
  const value = await valueOfHeader(schemes);
  expect(await verify(schemes, ["s"], sent(value), credentials)).toEqual({ ok: true });
  for (const change of [{ method: "DELETE" }, { url: "https://api.example/v1/other" }])
    expect(await verify(schemes, ["s"], { ...sent(value), ...change }, credentials)).toMatchObject({
      reason: "mismatch",
    });
});

test("an old and a new secret are both accepted", async () => {
  const schemes = { s: scheme("sig", "{apiKey} {hex(hmacSha256(secret, body))}") };
  const value = await valueOfHeader(schemes, { apiKey: "pk", secret: "old" });
  const check = (secret: string | string[]) => verify(schemes, ["s"], sent(value), { apiKey: ["px", "pk"], secret });
  expect(await check(["new", "old"])).toEqual({ ok: true });
  expect(await check(["old", "new"])).toEqual({ ok: true });
  expect(await check(["new", "newer"])).toMatchObject({ reason: "mismatch" });
});

describe("a clock in another format", () => {
  const format = "YYYYMMDD'T'HHmmss'Z'";
  const schemes = {
    date: scheme("x-date", `{time("${format}")}`, { clockSkew: 300 }),
    s: scheme("sig", `{apiKey}/{time("YYYYMMDD")}/{hex(hmacSha256(secret, time("${format}"), body))}`),
  };
  const signed = () => sign(schemes, ["date", "s"], request(), credentials, { at });

  test("is written and read", async () => {
    const sent = await signed();
    expect(sent.headers.get("x-date")).toBe("20231114T221320Z");
    for (const now of [at, at + 299_000])
      expect(await verify(schemes, ["date", "s"], sent, credentials, { now })).toEqual({ ok: true });
    expect(await verify(schemes, ["date", "s"], sent, credentials, { now: at + 301_000 })).toMatchObject({
      reason: "stale",
    });
  });

  test("is not read from another format", async () => {
    const sent = await signed();
    sent.headers.set("x-date", "2023-11-14T22:13:20Z");
    expect(await verify(schemes, ["date", "s"], sent, credentials, { now: at })).toMatchObject({ reason: "malformed" });
  });

  test("may be some seconds ahead", async () => {
    const ahead = {
      s: scheme("sig", '{time("X", 60)} {hex(hmacSha256(secret, time("X", 60), body))}', { clockSkew: 5 }),
    };
    const value = await valueOfHeader(ahead);
    expect(value).toMatch(/^1700000060 /);
    expect(await verify(ahead, ["s"], sent(value), credentials, { now: at })).toEqual({ ok: true });
    expect(await verify(ahead, ["s"], sent(value), credentials, { now: at + 60_000 })).toMatchObject({
      reason: "stale",
    });
  });

  test("is found inside an encoding, such as a token's claims", async () => {
    const claims = 'base64url(\'{"iss":"\', apiKey, \'","iat":\', unixSeconds, \',"jti":"\', uuid, \'"}\')';
    const token = {
      s: scheme("sig", `Bearer e30.{${claims}}.{base64url(hmacSha256(secret, "e30.", ${claims}))}`, { clockSkew: 60 }),
    };
    const value = await valueOfHeader(token);
    expect(JSON.parse(atob(value.split(".")[1] as string))).toMatchObject({ iss: "pk", iat: 1_700_000_000 });
    const check = (now: number, known = credentials) => verify(token, ["s"], sent(value), known, { now });
    expect(await check(at + 59_000)).toEqual({ ok: true });
    expect(await check(at + 61_000)).toMatchObject({ reason: "stale" });
    expect(await check(at, { ...credentials, apiKey: "px" })).toMatchObject({ reason: "unknown" });
    expect(await check(at, { ...credentials, secret: "s2" })).toMatchObject({ reason: "mismatch" });
  });
});

test("a signature in a form field covers the fields without it", async () => {
  const schemes = { s: scheme("/sign", "{hex(hmacSha256(secret, body))}", { in: "body" }) };
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const signed = await sign(schemes, ["s"], request("b=2&a=%2F+x", form), credentials);
  expect(text(signed)).toMatch(/^b=2&a=%2F\+x&sign=[0-9a-f]{64}$/);
  expect(await verify(schemes, ["s"], signed, credentials)).toEqual({ ok: true });
  const changed = { ...signed, body: new TextEncoder().encode(text(signed).replace("b=2", "b=3")) };
  expect(await verify(schemes, ["s"], changed, credentials)).toMatchObject({ reason: "mismatch" });
  const alone = await sign(schemes, ["s"], request("", form), credentials);
  expect(text(alone)).toMatch(/^sign=/);
  expect(await verify(schemes, ["s"], alone, credentials)).toEqual({ ok: true });
});

test("a signature in a JSON body covers the body without it, byte for byte", async () => {
  const schemes = { s: scheme("/sign", "{hex(hmacSha256(secret, body))}", { in: "body" }) };
  for (const body of ['{ "b": 1.0, "a": [1, {"x": "é"}] }', "{}", '{"n":12345678901234567890}']) {
    const signed = await sign(schemes, ["s"], request(body), credentials);
    expect(await verify(schemes, ["s"], signed, credentials)).toEqual({ ok: true });
    const changed = { ...signed, body: new TextEncoder().encode(`${text(signed)} `) };
    expect(await verify(schemes, ["s"], changed, credentials)).toMatchObject({ reason: "mismatch" });
  }
});

describe("key pairs", () => {
  const pem = (label: string, bytes: ArrayBuffer) =>
    `-----BEGIN ${label} KEY-----\n${btoa(String.fromCharCode(...new Uint8Array(bytes)))}\n-----END ${label} KEY-----\n`;

  test.each([
    ["ed25519", { name: "Ed25519" }],
    [
      "rsaSha256",
      { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256", modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) },
    ],
    ["rsaPssSha512", { name: "RSA-PSS", hash: "SHA-512", modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) }],
    ["ecdsaSha256", { name: "ECDSA", namedCurve: "P-256" }],
    ["ecdsaSha512", { name: "ECDSA", namedCurve: "P-521" }],
  ])("%s: signed with the private key, checked with either", { timeout: 60_000 }, async (name, algorithm) => {
    const pair = (await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"])) as CryptoKeyPair;
    const secret = pem("PRIVATE", await crypto.subtle.exportKey("pkcs8", pair.privateKey));
    const open = pem("PUBLIC", await crypto.subtle.exportKey("spki", pair.publicKey));
    const call = `${name}(secret, method, body)`;
    const schemes = {
      s: scheme("sig", name.startsWith("ecdsa") ? `v1={hex(der(${call}))}` : `v1={percent(base64(${call}))}`),
    };
    const value = await valueOfHeader(schemes, { secret });
    for (const known of [secret, open, open.replace(/-----.*?-----|\s/g, "")]) {
      expect(await verify(schemes, ["s"], sent(value), { secret: known })).toEqual({ ok: true });
      const changed = request('{"a":2}', { sig: value });
      expect(await verify(schemes, ["s"], changed, { secret: known })).toMatchObject({ reason: "mismatch" });
    }
    expect(await verify(schemes, ["s"], sent("v1=ab"), { secret: open })).toMatchObject({ reason: "mismatch" });
    await expect(async () => valueOfHeader(schemes, { secret: open })).rejects.toThrow("a public one cannot sign");
    const error = await valueOfHeader(schemes, { secret: "aHVzaGh1c2g=" }).catch((error) => error);
    expect(error.name).toBe("CredentialError");
    expect(error.message).not.toContain("aHVzaGh1c2g");
  });
});

describe("names that are sent twice", () => {
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const check = async (value: string, from: WireRequest, to: WireRequest) => {
    const schemes = { s: scheme("sig", value) };
    const signed = await sign(schemes, ["s"], from, credentials);
    const headers = new Headers(to.headers);
    headers.set("sig", signed.headers.get("sig") as string);
    return verify(schemes, ["s"], { ...to, headers }, credentials);
  };
  const query = (url: string) => ({ ...request(), url: `https://api.example/?${url}` });

  test("are signed in their order, in a query and in a form", async () => {
    for (const value of ["{hex(hmacSha256(secret, query, body))}", "{hex(hmacSha256(secret, pairs(query, body)))}"]) {
      expect(await check(value, query("a=1&a=2"), query("a=1&a=2"))).toEqual({ ok: true });
      expect(await check(value, query("a=1&a=2"), query("a=2&a=1"))).toMatchObject({ reason: "mismatch" });
      expect(await check(value, request("a=1&a=2", form), request("a=2&a=1", form))).toMatchObject({ ok: false });
    }
  });

  test("are signed by value where they are sorted", async () => {
    const value = "{hex(hmacSha256(secret, sorted(query)))}";
    expect(await check(value, query("a=2&a=1"), query("a=1&a=2"))).toEqual({ ok: true });
    expect(await check(value, query("a=2&a=1"), query("a=1"))).toMatchObject({ reason: "mismatch" });
  });

  test("are signed as one header with commas, in their order", async () => {
    const twice = (...values: string[]) => {
      const made = request();
      for (const value of values) made.headers.append("x-tag", value);
      return made;
    };
    for (const value of ['{hex(hmacSha256(secret, header("x-tag")))}', '{hex(hmacSha256(secret, headers("x-*")))}']) {
      expect(await check(value, twice("a", "b"), twice("a", "b"))).toEqual({ ok: true });
      expect(await check(value, twice("a", "b"), twice("b", "a"))).toMatchObject({ reason: "mismatch" });
    }
  });

  test("are chosen by their beginning", async () => {
    const value = '{hex(hmacSha256(secret, only(query, "Shp_*"), "|", without(query, "Shp_*", "b")))}';
    expect(await check(value, query("Shp_b=2&a=1&Shp_a=1&b=3"), query("Shp_b=2&a=1&Shp_a=1&b=4"))).toEqual({
      ok: true,
    });
    expect(await check(value, query("Shp_b=2&a=1"), query("Shp_b=3&a=1"))).toMatchObject({ reason: "mismatch" });
    expect(await check(value, query("Shp_b=2&a=1"), query("Shp_c=2&a=1"))).toMatchObject({ reason: "mismatch" });
  });
});
