import { createHash, createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { parseTemplate, type Scheme, type Schemes, sign, type WireRequest } from "../auth/index.ts";
import { diagnose } from "./diagnose.ts";
import { differenceText } from "./first-difference.ts";

const scheme = (name: string, value: string, more: Partial<Scheme> = {}): Scheme => ({
  in: "header",
  name,
  value: parseTemplate(value),
  ...more,
});

const schemes: Schemes = {
  key: scheme("x-key", "{apiKey}"),
  time: scheme("x-time", "{unixMillis}", { clockSkew: 300 }),
  signature: scheme("x-signature", "v1={hex(hmacSha256(secret, method, target, unixMillis, hex(sha256(body))))}"),
};
const security = [["key", "time", "signature"]];
const credentials = { apiKey: "pk_acme", secret: "sk_acme_7f" };
const at = 1_700_000_000_123;
const sent = '{"name":"Žana","url":"a/b","items":[1,2]}';

const request = (body = sent): WireRequest => ({
  method: "POST",
  url: "https://api.acme.example/api/v2/things?b=2&a=x%20y",
  headers: new Headers({ "content-type": "application/json" }),
  body: new TextEncoder().encode(body),
});

const sha256 = (text: string | Uint8Array) => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Uint8Array, text: string) => createHmac("sha256", key).update(text);

/** The request with a signature that was made in another way than the contract says. */
async function signedAs(
  make: (of: { method: string; target: string; time: string; body: string }) => string,
  body = sent,
): Promise<WireRequest> {
  const made = await sign(schemes, security[0] ?? [], request(body), credentials, { at });
  const target = "/api/v2/things?b=2&a=x%20y";
  made.headers.set("x-signature", make({ method: "POST", target, time: `${at}`, body }));
  return made;
}

const ask = (request: WireRequest, more: object = {}) =>
  diagnose({ schemes, security, request, credentials, now: at, ...more });

const usual = (body: string, target = "/api/v2/things?b=2&a=x%20y", method = "POST", time = `${at}`) =>
  `v1=${hmac("sk_acme_7f", `${method}${target}${time}${sha256(body)}`).digest("hex")}`;

test("a body that nests too deep for other JSON writers is looked at as it is", async () => {
  const deep = `{"a":${"[".repeat(10_000)}${"]".repeat(10_000)}}`;
  const { headline } = await ask(await signedAs(({ body }) => usual(`${body}\n`), deep));
  expect(headline).toContain("with a body that ends in a line break");
});

test("what was signed as the contract says is right", async () => {
  const { verdict, headline, steps } = await ask(await signedAs(({ body }) => usual(body)));
  expect(verdict.ok).toBe(true);
  expect(steps.map(({ call }) => call)).toEqual(["sha256", "hex", "hmacSha256", "hex"]);
  expect(headline).toMatch(/^All is right/);
});

test.each<[string, Parameters<typeof signedAs>[0], string?]>([
  ["with a body that ends in a line break", ({ body }) => usual(`${body}\n`)],
  ["with a body that has no line break at its end", ({ body }) => usual(body.trimEnd()), `${sent}\n`],
  ["without its body", () => usual("")],
  ["with {} as its body", () => usual("{}"), ""],
  ["with its body as compact JSON", () => usual(sent), JSON.stringify(JSON.parse(sent), null, 2)],
  [
    "with its body as JSON with a space after each comma and colon with \\u escapes",
    () => usual('{"name": "\\u017dana", "url": "a/b", "items": [1, 2]}'),
  ],
  [
    "with its body as compact JSON with \\u escapes and slashes escaped",
    () => usual(sent.replace("Ž", "\\u017d").replace("/", "\\/")),
  ],
  ["with its body as compact JSON, its keys sorted", () => usual('{"items":[1,2],"name":"Žana","url":"a/b"}')],
  ["with its method in lower case", ({ body, target }) => usual(body, target, "post")],
  ["without its query", ({ body }) => usual(body, "/api/v2/things")],
  ["without the first 2 segments of its path", ({ body }) => usual(body, "/things?b=2&a=x%20y")],
  ["with its query sorted", ({ body }) => usual(body, "/api/v2/things?a=x%20y&b=2")],
  ["with its query decoded", ({ body }) => usual(body, "/api/v2/things?b=2&a=x y")],
  ["with its time in seconds, not in milliseconds", ({ body, target }) => usual(body, target, "POST", "1700000000")],
  ["with a time 2 ms after the one that was sent", ({ body, target }) => usual(body, target, "POST", `${at + 2}`)],
  [
    "with a line break at the end of secret",
    ({ method, target, time, body }) =>
      `v1=${hmac("sk_acme_7f\n", method + target + time + sha256(body)).digest("hex")}`,
  ],
  [
    "with apiKey in place of secret",
    ({ method, target, time, body }) => `v1=${hmac("pk_acme", method + target + time + sha256(body)).digest("hex")}`,
  ],
  ["with hmacSha256 in upper-case hexadecimal", ({ body }) => `v1=${usual(body).slice(3).toUpperCase()}`],
  [
    "with hmacSha256 in Base64, not in hexadecimal",
    ({ method, target, time, body }) =>
      `v1=${hmac("sk_acme_7f", method + target + time + sha256(body)).digest("base64")}`,
  ],
  [
    "with sha256 of the key and the parts in place of hmacSha256",
    ({ method, target, time, body }) => `v1=${sha256(`sk_acme_7f${method}${target}${time}${sha256(body)}`)}`,
  ],
  [
    'with "\\n" between its parts',
    ({ method, target, time, body }) =>
      `v1=${hmac("sk_acme_7f", [method, target, time, sha256(body)].join("\n")).digest("hex")}`,
  ],
  [
    "with its parts in the order unixMillis, method, target, hex(sha256(body))",
    ({ method, target, time, body }) => `v1=${hmac("sk_acme_7f", time + method + target + sha256(body)).digest("hex")}`,
  ],
  ["with a body that ends in a line break and without its query", ({ body }) => usual(`${body}\n`, "/api/v2/things")],
])("a signature that was made %s is told", async (words, make, body) => {
  const { verdict, headline } = await ask(await signedAs(make, body));
  expect(verdict.ok).toBe(false);
  expect(headline).toBe(`The signature in the header x-signature differs: yours was made ${words}.`);
});

test("the first byte that differs is told with both readings of its part", async () => {
  const { difference } = await ask(await signedAs(({ body }) => usual(body, "/things?b=2&a=x%20y")));
  expect(difference && differenceText(difference)).toBe(
    "From byte 5 of what hmacSha256 takes on, in target: expected “/api/v2/things?b=2&a=x%20y”, yours “/things?b=2&a=x%20y”.",
  );
});

test("who received a request is told what to verify, not how to sign", async () => {
  const received = async (make: Parameters<typeof signedAs>[0]) => ask(await signedAs(make), { isReceived: true });
  const right = await received(({ body }) => usual(body));
  const parsed = await received(({ body }) => usual(`${body}\n`, "/api/v2/things"));
  const other = await received(() => usual("another body"));
  for (const { headline, notes } of [right, parsed, other])
    expect([headline, ...notes].join("\n")).not.toMatch(/\b(sign|send|yours|you hash|lets this request in)\b/i);
  expect(parsed.notes.join()).toMatch(
    /^Verify the raw bytes as they came: a body parser .* Verify the method and the URL/,
  );
  expect(other.notes.join()).toMatch(/verify the raw body, before any parser/);
  expect(parsed.difference && differenceText(parsed.difference, { isReceived: true })).toMatch(
    /: given here “.*”, signed “/,
  );
});

test("a signature that nothing explains is said to be so, and no secret is in it", async () => {
  const diagnosis = await ask(await signedAs(() => usual("another body")));
  expect(diagnosis.headline).toMatch(/none of the usual mistakes gives yours/);
  const { steps: _, verdict: __, ...shown } = diagnosis;
  expect(JSON.stringify(shown)).not.toContain("sk_acme_7f");
});

test.each<[string, string, string, string]>([
  [
    "hex(hmacSha256(secret, body))",
    "hello world",
    "hexadecimal digits",
    "64|it has 11 characters, not all of them such",
  ],
  ["hex(sha512(secret, body))", "0".repeat(129), "hexadecimal digits", "128|it has 129"],
  ["upper(hex(sha512(secret, body)))", "0".repeat(127), "hexadecimal digits", "128|it has 127"],
  ["base64(hmacSha256(secret, body))", "A".repeat(43), "characters of Base64", "44|it has 43"],
])("what cannot be a signature by %s is not called one: %s", async (formula, value, characters, expected) => {
  const [length, found] = expected.split("|");
  const made = { ...request(), headers: new Headers({ "x-sig": value }) };
  const { headline } = await ask(made, { schemes: { s: scheme("x-sig", `{${formula}}`) }, security: [["s"]] });
  expect(headline).toBe(`The signature in the header x-sig is not ${length} ${characters}: ${found}.`);
});

test("a value of no fixed length is not measured", async () => {
  const schemes = { s: scheme("x-sig", "{base64(join(':', apiKey, hex(sha256(secret, body))))}") };
  const made = { ...request(), headers: new Headers({ "x-sig": btoa(`pk_acme_longer:${"0".repeat(64)}`) }) };
  expect((await ask(made, { schemes, security: [["s"]] })).headline).toMatch(/none of the usual mistakes/);
});

test("a secret in the difference is a length and a fingerprint", async () => {
  const { difference } = await ask(
    await signedAs(
      ({ method, target, time, body }) =>
        `v1=${hmac("sk_acme_7f\n", method + target + time + sha256(body)).digest("hex")}`,
    ),
  );
  expect(difference && differenceText(difference)).toMatch(
    /^In the key of hmacSha256, in secret: expected “‹secret: 10 bytes/,
  );
});

test("an old time does not hide what else is wrong", async () => {
  const late = { now: at + 3_600_000 };
  const right = await ask(await signedAs(({ body }) => usual(body)), late);
  expect(right).toMatchObject({ verdict: { ok: false, reason: "stale" }, notes: ["All else is right."] });
  const wrong = await ask(await signedAs(() => usual("")), late);
  expect(wrong.headline).toMatch(/yours was made without its body/);
  expect(wrong.notes[0]).toMatch(/^Refused: the clock in the header x-time is 3600 s behind/);
});

test.each<[string, (headers: Headers) => void, RegExp]>([
  [
    "a header with a slip in its name",
    (h) => {
      h.delete("x-signature");
      h.set("x-signatur", "v1=00");
    },
    /There is a header x-signatur: is it meant to be x-signature/,
  ],
  [
    "a value that lacks its beginning",
    (h) => h.set("x-signature", (h.get("x-signature") ?? "").slice(3)),
    /It lacks "v1=" at its beginning; with that, the request is let in/,
  ],
  ["a key with the secret in its place", (h) => h.set("x-key", "sk_acme_7f"), /What was sent is secret, not apiKey/],
  ["a time in seconds", (h) => h.set("x-time", "1700000000"), /is in seconds; milliseconds are expected/],
])("%s is told", async (_, change, expected) => {
  const made = await signedAs(({ body }) => usual(body));
  change(made.headers);
  const { notes, verdict } = await ask(made);
  expect(verdict.ok).toBe(false);
  expect(notes.join("\n")).toMatch(expected);
});

test("a key of the published credentials is told apart from the caller's own", async () => {
  const made = await signedAs(({ body }) => usual(body));
  made.headers.set("x-key", "pk_test");
  const { notes } = await ask(made, { testCredentials: { apiKey: "pk_test" } });
  expect(notes).toEqual(["What was sent is the published test apiKey, not apiKey."]);
});

test("a credential of one byte is counted as one", async () => {
  const made = await signedAs(({ body }) => usual(body));
  made.headers.set("x-key", "k");
  expect((await ask(made)).notes.join()).toMatch(/^Sent: 1 byte, SHA-256 .*; given here: 7 bytes, /);
});

test("a value in the body is judged under the long name of its scheme", async () => {
  const inBody: Schemes = {
    "pay /digest": {
      in: "body",
      name: "/digest",
      value: parseTemplate("{hex(sha512(secret, json(body, '/amount')))}"),
    },
  };
  const ask = (body: string) => {
    const request = {
      method: "POST",
      url: "https://api.acme.example/a",
      headers: new Headers(),
      body: new TextEncoder().encode(body),
    };
    return diagnose({ schemes: inBody, security: [["pay /digest"]], request, credentials });
  };
  expect((await ask('{"amount":5}')).headline).toBe("Refused: the body /digest is missing.");
  const digest = createHash("sha512").update("sk_acme_7f\n5").digest("hex");
  expect((await ask(JSON.stringify({ amount: 5, digest }))).headline).toMatch(
    /with a line break at the end of secret\.$/,
  );
});

test("without the credentials nothing is judged", async () => {
  const made = await signedAs(({ body }) => usual(body));
  expect((await ask(made, { credentials: { apiKey: "pk_acme" } })).headline).toBe(
    "Not checked: secret is needed to check this request.",
  );
});

test.each([
  ['with "\\n" between its parts', "GET\n/a"],
  ["with nothing between its parts", "GET/a"],
  ['with "|" at its end', "GET|/a|"],
  ["with its parts in the order path, method", "/a|GET"],
])("parts that are joined are told apart: %s", async (words, canonical) => {
  const joined: Schemes = { s: scheme("x-sig", "{hex(hmacSha256(secret, join('|', method, path)))}") };
  const headers = new Headers({ "x-sig": hmac("sk_acme_7f", canonical).digest("hex") });
  const request = { method: "GET", url: "https://api.acme.example/a", headers, body: new Uint8Array() };
  const { headline } = await diagnose({ schemes: joined, security: [["s"]], request, credentials });
  expect(headline).toBe(`The signature in the header x-sig differs: yours was made ${words}.`);
});

test("a scheme may have a space in its name", async () => {
  const named = { "the key": scheme("x-key", "{apiKey}") };
  const wrong = { ...request(), headers: new Headers({ "x-key": "pk_other" }) };
  const { headline } = await ask(wrong, { schemes: named, security: [["the key"]] });
  expect(headline).toBe("Refused: the apiKey in the header x-key is not one that is known here.");
});
