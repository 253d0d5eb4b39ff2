import { expect, test } from "vitest";
import { explainNames, explainSteps, type Scheme, type Step, sign, type TemplateSource, verify } from "./index.ts";
import { parseTemplate, TemplateError } from "./parse-template.ts";

const problem = (source: unknown): string => {
  try {
    parseTemplate(source as TemplateSource);
  } catch (error) {
    if (error instanceof TemplateError) return error.message;
    throw error;
  }
  throw new Error("expected a TemplateError");
};

const request = () => ({
  method: "POST",
  url: "https://api.example/v1/orders?size=L",
  headers: new Headers(),
  body: new TextEncoder().encode('{"amount":1}'),
});
const credentials = { keyId: "key-1", secret: "a-secret" };
const at = 1_700_000_000_000;

const named: TemplateSource = {
  let: {
    day: "{time('YYYYMMDD')}",
    scope: "{day}/orders",
    key: "{hmacSha256(secret, day)}",
    toSign: "v1\n{scope}\n{target}\n{hex(sha256(body))}",
  },
  value: "{keyId}/{scope}, {hex(hmacSha256(key, toSign))}",
};
const written =
  "{keyId}/{concat(time('YYYYMMDD'), '/orders')}, {hex(hmacSha256(hmacSha256(secret, time('YYYYMMDD')), 'v1\\n', " +
  "time('YYYYMMDD'), '/orders\\n', target, '\\n', hex(sha256(body))))}";

const scheme = (source: TemplateSource): { s: Scheme } => ({
  s: { in: "header", name: "X-Sig", value: parseTemplate(source), clockSkew: 86_400 },
});
const signed = (source: TemplateSource, onStep?: (scheme: string, step: Step) => void) =>
  sign(scheme(source), ["s"], request(), credentials, { at, onStep });

test("named values make what the same template makes without names", async () => {
  expect((await signed(named)).headers.get("x-sig")).toBe((await signed(written)).headers.get("x-sig"));
});

test("a signature with named values is verified, and one of another body refused", async () => {
  const sent = await signed(named);
  const check = (headers: Headers, body: string) =>
    verify(scheme(named), ["s"], { ...sent, headers, body: new TextEncoder().encode(body) }, credentials, { now: at });
  expect(await check(sent.headers, '{"amount":1}')).toEqual({ ok: true });
  expect(await check(sent.headers, '{"amount":2}')).toMatchObject({ reason: "mismatch" });
  const yesterday = new Headers({ "x-sig": (sent.headers.get("x-sig") as string).replace("20231114", "20231112") });
  expect(await check(yesterday, '{"amount":1}')).toMatchObject({ reason: "stale" });
});

test("a named value is made once", async () => {
  const calls: string[] = [];
  await signed(named, (_, { call, name }) => calls.push(name ?? call));
  expect(calls).toEqual([..."time day concat scope hmacSha256 key sha256 hex concat toSign hmacSha256 hex".split(" ")]);
});

test("explain shows each named value in order, and of a secret only its fingerprint", async () => {
  const steps: Step[] = [];
  await signed(named, (_, step) => steps.push(step));
  const names = await explainNames(steps);
  expect(names.map(({ name, shown }) => [name, shown])).toEqual([
    ["day", "20231114"],
    ["scope", "20231114/orders"],
    ["key", expect.stringMatching(/^‹32 bytes, SHA-256 [0-9a-f]{8}…›$/)],
    ["toSign", expect.stringMatching(/^v1\n20231114\/orders\n\/v1\/orders\?size=L\n[0-9a-f]{64}$/)],
  ]);
  expect(names[3]?.expression).toBe('concat("v1\\n", scope, "\\n", target, "\\n", hex(sha256(body)))');
  const digests = await explainSteps(steps);
  expect(digests.at(-1)?.key).toMatch(/^key: 32 bytes, SHA-256 /);
  expect(digests.at(-1)?.parts[0]?.expression).toBe("toSign");
  expect(JSON.stringify([names, digests])).not.toContain(credentials.secret);
});

test("a name that hides a part of the request, or is no name, is refused", () => {
  expect(problem({ let: { body: "{method}" }, value: "{body}" })).toBe(
    "let: body: it is a part of every request already; choose another name",
  );
  expect(problem({ let: { "a-b": "{method}" }, value: "{body}" })).toBe(
    "let: a-b: expected a name of letters, digits and _",
  );
});

test("a name that uses itself or a later one is refused", () => {
  expect(problem({ let: { a: "{hex(a)}" }, value: "{a}" })).toBe("let: a: it uses itself");
  expect(problem({ let: { a: "{b}", b: "{a}" }, value: "{a}" })).toBe(
    "let: a: it uses b, which comes after it; put b first",
  );
});

test("a name that nothing uses is refused", () => {
  expect(problem({ let: { a: "{method}", b: "{a}" }, value: "{body}" })).toBe(
    "let: b: nothing uses it; use it or remove it",
  );
});

test("names that double each other many times are refused", () => {
  const doubling = Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => [`n${i}`, i ? `{n${i - 1}}{n${i - 1}}` : "{method}"]),
  );
  expect(problem({ let: doubling, value: "{n19}" })).toBe(
    "let: n19: with its names put in, the template has more than 5000 parts",
  );
});

test("what has another form is refused", () => {
  expect(problem({ let: { a: 1 }, value: "{a}" })).toBe("let: a: expected a template in quotes, got 1");
  expect(problem({ let: { a: "{x" }, value: "{a}" })).toMatch(/ at position 3 of "\{x"$/);
  for (const source of [{ hex: "body" }, { let: { a: "b" } }, null, 1, { value: 1 }, { value: "a", lets: {} }])
    expect(problem(source)).toMatch(/^expected a template in quotes, or \{ let: /);
});
