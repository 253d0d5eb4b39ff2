import { createHmac, generateKeyPairSync, sign as signWith } from "node:crypto";
import { describe, expect, test } from "vitest";
import { parseTemplate, type Scheme, type TemplateSource, verify } from "./index.ts";

const at = 1_700_000_000_000;
const iat = at / 1000;
const secret = "a-secret";
const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });

const source = (alg: string, signature: string): TemplateSource => ({
  let: {
    protected: `{base64url('{"alg":"${alg}","typ":"JWT"}')}`,
    claims: '{{"iss":{quote(issuer)},"iat":{unixSeconds},"method":"{method}"}}',
    payload: "{base64url(claims)}",
    signed: "{protected}.{payload}",
  },
  value: `Bearer {protected}.{payload}.{base64url(${signature})}`,
});

const encode = (text: string) => Buffer.from(text).toString("base64url");
const schemeOf = (value: TemplateSource): Scheme => ({
  in: "header",
  name: "Authorization",
  value: parseTemplate(value),
  clockSkew: 60,
});
const kinds = {
  HS256: {
    scheme: schemeOf(source("HS256", "hmacSha256(secret, signed)")),
    sign: (text: string) => createHmac("sha256", secret).update(text).digest("base64url"),
    secret,
  },
  ES256: {
    scheme: schemeOf(source("ES256", "ecdsaSha256(secret, signed)")),
    sign: (text: string) =>
      signWith("sha256", Buffer.from(text), { key: privateKey, dsaEncoding: "ieee-p1363" }).toString("base64url"),
    secret: publicKey.export({ type: "spki", format: "pem" }) as string,
  },
};

describe.each(Object.entries(kinds))("a token under %s that others wrote", (alg, { scheme, sign, secret }) => {
  const header = { typ: "JWT", kid: "1", alg };
  const claims = { jti: "x", method: "GET", iat, iss: "acme" };
  const check = (payload: string, head = JSON.stringify(header, null, 1), signed?: string) => {
    const token = `${encode(head)}.${encode(payload)}`;
    const headers = new Headers({ authorization: `Bearer ${token}.${sign(signed ?? token)}` });
    const request = { method: "GET", url: "https://a.example/", headers, body: new Uint8Array() };
    return verify({ s: scheme }, ["s"], request, { secret, issuer: "acme" }, { now: at });
  };

  test("is verified over its own bytes, whatever the order of its members and its white space", async () => {
    expect(await check(JSON.stringify(claims, null, 2))).toEqual({ ok: true });
  });

  test("is refused with another claim, issuer or time", async () => {
    expect(await check(JSON.stringify({ ...claims, method: "POST" }))).toMatchObject({ reason: "mismatch" });
    expect(await check(JSON.stringify({ ...claims, iss: "eve" }))).toMatchObject({ ok: false });
    expect(await check(JSON.stringify({ ...claims, iat: iat - 999 }))).toMatchObject({ reason: "stale" });
    const { iss: _, ...without } = claims;
    expect(await check(JSON.stringify(without))).toMatchObject({ ok: false });
  });

  test("is refused with another algorithm, with what must be understood, or with a signature of something else", async () => {
    expect(await check(JSON.stringify(claims), JSON.stringify({ ...header, alg: "none" }))).toMatchObject({
      ok: false,
    });
    expect(await check(JSON.stringify(claims), JSON.stringify({ ...header, crit: ["b64"] }))).toMatchObject({
      ok: false,
    });
    expect(await check(JSON.stringify(claims), undefined, "x.y")).toMatchObject({ reason: "mismatch" });
  });
});

test("JSON that no key signs has to be as the template writes it", async () => {
  const scheme = schemeOf({
    let: { claims: '{{"a":1,"b":2}}' },
    value: "{base64url(claims)}.{hex(hmacSha256(secret, body))}",
  });
  const sent = (json: string) => ({
    method: "GET",
    url: "https://a.example/",
    headers: new Headers({ authorization: `${encode(json)}.${createHmac("sha256", secret).update("").digest("hex")}` }),
    body: new Uint8Array(),
  });
  const check = (json: string) => verify({ s: { ...scheme, clockSkew: undefined } }, ["s"], sent(json), { secret });
  expect(await check('{"a":1,"b":2}')).toEqual({ ok: true });
  expect(await check('{"b":2,"a":1}')).toMatchObject({ ok: false });
});
