import { describe, expect, test } from "vitest";
import { parseTemplate, type Scheme, type Schemes, sign, verify, type WireRequest } from "./index.ts";

const scheme = (name: string, value: string, more: Partial<Scheme> = {}): Scheme => ({
  in: "header",
  name,
  value: parseTemplate(value),
  ...more,
});

const at = 1_700_000_000_000;
const credentials = { apiKey: "pk", secretKey: "sk", user: "u", password: "p:w" };

const families: Record<string, Schemes> = {
  "three headers": {
    apiKey: scheme("x-api-key", "{apiKey}"),
    timestamp: scheme("x-timestamp", "{unixMillis}", { clockSkew: 300 }),
    signature: scheme(
      "x-signature",
      "{hex(hmacSha256(secretKey, method, path, query, unixMillis, hex(sha256(body))))}",
    ),
  },
  "one header of parts": {
    authorization: scheme(
      "Authorization",
      "V2 {apiKey} {unixSeconds} {hex(sha512(secretKey, unixSeconds, method, target, body))}",
      { clockSkew: 300 },
    ),
  },
  "parts with names": {
    signature: scheme(
      "x-sig",
      't={unixSeconds},v1={hex(hmacSha256(secretKey, unixSeconds, ".", method, target, body))}',
      { clockSkew: 300 },
    ),
  },
  "a nonce": {
    signature: scheme(
      "x-sig",
      '{apiKey}:{nonce}:{base64(hmacSha1(secretKey, nonce, "\\n", isoTime, method, target, body))}',
    ),
    date: scheme("x-date", "{isoTime}", { clockSkew: 300 }),
  },
  "a signature in the query": {
    key: scheme("key", "{apiKey}", { in: "query" }),
    time: scheme("t", "{unixSeconds}", { in: "query", clockSkew: 300 }),
    signature: scheme("sig", "{base64(hmacSha256(secretKey, method, target, body))}", { in: "query" }),
  },
};

const request = (): WireRequest => ({
  method: "POST",
  url: "https://api.example/v1/things?b=2&a=%27x%27",
  headers: new Headers({ "content-type": "application/json" }),
  body: new TextEncoder().encode('{"amount":1}'),
});

describe.each(Object.entries(families))("%s", (_, schemes) => {
  const requirement = Object.keys(schemes);
  const signed = () => sign(schemes, requirement, request(), credentials, { at });
  const check = (sent: WireRequest, now = at) => verify(schemes, requirement, sent, credentials, { now });

  test("what was signed is accepted", async () => {
    expect(await check(await signed())).toEqual({ ok: true });
  });

  test("a clock within the tolerance is accepted, one outside is stale", async () => {
    expect(await check(await signed(), at + 299_000)).toEqual({ ok: true });
    expect(await check(await signed(), at + 301_000)).toMatchObject({ ok: false, reason: "stale" });
    expect(await check(await signed(), at - 301_000)).toMatchObject({ ok: false, reason: "stale" });
  });

  test("another body, method, path or query is a mismatch", async () => {
    const sent = await signed();
    const changes: Partial<WireRequest>[] = [
      { body: new TextEncoder().encode('{"amount":2}') },
      { body: new Uint8Array() },
      { method: "PUT" },
      { url: sent.url.replace("/things", "/thingz") },
      { url: sent.url.replace("b=2", "b=3") },
      { url: sent.url.replace("%27x%27", "'x'") },
    ];
    for (const change of changes)
      expect(await check({ ...sent, ...change })).toMatchObject({ ok: false, reason: "mismatch" });
  });

  test("another key or secret is refused", async () => {
    for (const name of ["apiKey", "secretKey"] as const) {
      if (!JSON.stringify(schemes).includes(name)) continue;
      const verdict = await verify(
        schemes,
        requirement,
        await signed(),
        { ...credentials, [name]: "other" },
        { now: at },
      );
      expect(verdict).toMatchObject({ ok: false, reason: name === "apiKey" ? "unknown" : "mismatch" });
    }
  });

  test("a value that is missing or changed in one character is refused, and the message holds no secret", async () => {
    for (const name of requirement) {
      const { in: place, name: wire } = schemes[name] as Scheme;
      for (const change of ["remove", "alter"]) {
        const sent = await signed();
        const url = new URL(sent.url);
        const old = place === "header" ? sent.headers.get(wire) : url.searchParams.get(wire);
        const altered = `${old?.slice(0, -1)}${old?.at(-1) === "A" ? "B" : "A"}`;
        if (place === "header") change === "remove" ? sent.headers.delete(wire) : sent.headers.set(wire, altered);
        else change === "remove" ? url.searchParams.delete(wire) : url.searchParams.set(wire, altered);
        const verdict = await check({ ...sent, url: place === "query" ? url.href : sent.url });
        expect(verdict.ok, `${change} ${wire}`).toBe(false);
        expect(JSON.stringify({ ...verdict, steps: undefined })).not.toMatch(/"sk"|sk1|pk/);
      }
    }
  });
});

test("basic credentials are compared as a whole", async () => {
  const schemes = { basic: scheme("Authorization", 'Basic {base64(user, ":", password)}') };
  const signed = await sign(schemes, ["basic"], request(), credentials, { at });
  expect(await verify(schemes, ["basic"], signed, credentials)).toEqual({ ok: true });
  expect(await verify(schemes, ["basic"], signed, { ...credentials, password: "x" })).toMatchObject({
    reason: "mismatch",
  });
});

test("a value of another form than the template is malformed, and the sentence says which form", async () => {
  const schemes = families["one header of parts"] as Schemes;
  const sent = { ...request(), headers: new Headers({ authorization: "Bearer abc" }) };
  const verdict = await verify(schemes, ["authorization"], sent, credentials);
  expect(verdict).toMatchObject({ reason: "malformed" });
  expect(verdict).toHaveProperty(
    "message",
    'the header Authorization does not have the form "V2 <apiKey> <unixSeconds> <signature>"',
  );
});

test("the same clock sent twice with two values is refused", async () => {
  const schemes = {
    one: scheme("x-one", "{unixSeconds}"),
    two: scheme("x-two", "{unixSeconds} {hex(sha256(secretKey, unixSeconds))}"),
  };
  const signed = await sign(schemes, ["one", "two"], request(), credentials, { at });
  signed.headers.set("x-one", "1700000001");
  expect(await verify(schemes, ["one", "two"], signed, credentials, { now: at })).toMatchObject({
    ok: false,
    reason: "mismatch",
  });
});

describe("a digest in the body", () => {
  const schemes: Schemes = {
    token: scheme("/order/token", "{apiKey}", { in: "body" }),
    digest: scheme(
      "/order/digest",
      "{hex(sha512(secretKey, json(body, '/order/number'), json(body, '/order/amount')))}",
      { in: "body" },
    ),
    whole: scheme("x-body", "{hex(sha256(secretKey, body))}"),
  };
  const requirement = ["token", "digest", "whole"];
  const order = (text: string) => ({ ...request(), body: new TextEncoder().encode(text) });

  test("is put into its place before the whole body is signed", async () => {
    const signed = await sign(schemes, requirement, order('{"order":{"number":"n1","amount":100.50}}'), credentials);
    const { order: sent } = JSON.parse(new TextDecoder().decode(signed.body));
    expect(sent.token).toBe("pk");
    expect(sent.digest).toMatch(/^[0-9a-f]{128}$/);
    expect(new TextDecoder().decode(signed.body)).toContain('"amount":100.50');
    expect(await verify(schemes, requirement, signed, credentials)).toEqual({ ok: true });
  });

  test("is refused when a property that it covers was changed, or when it is missing", async () => {
    const signed = await sign(
      schemes,
      ["token", "digest"],
      order('{"order":{"number":"n1","amount":100}}'),
      credentials,
    );
    const changed = (from: RegExp, to: string) => order(new TextDecoder().decode(signed.body).replace(from, to));
    expect(await verify(schemes, ["token", "digest"], changed(/100/, "900"), credentials)).toMatchObject({
      reason: "mismatch",
    });
    expect(await verify(schemes, ["token", "digest"], changed(/"digest":"[^"]*"/, '"x":1'), credentials)).toMatchObject(
      { reason: "missing" },
    );
    expect(await verify(schemes, ["token", "digest"], order("not JSON"), credentials)).toMatchObject({
      reason: "missing",
    });
  });

  test("needs a JSON object to be put into", async () => {
    await expect(async () => sign(schemes, ["token"], order("a=1"), credentials)).rejects.toThrow(
      "expected a JSON object as body",
    );
  });
});

test("a value that only the vendor can make is not made, and only has to be there", async () => {
  const schemes = { s: scheme("x-signature", "", { unknown: "The page ends before the formula." }) };
  await expect(async () => sign(schemes, ["s"], request(), credentials)).rejects.toThrow(
    "the header x-signature cannot be made: The page ends before the formula",
  );
  expect(await verify(schemes, ["s"], request(), credentials)).toMatchObject({ ok: false, reason: "missing" });
  const sent = { ...request(), headers: new Headers({ "x-signature": "anything" }) };
  expect(await verify(schemes, ["s"], sent, credentials)).toEqual({ ok: true });
});
