import fc from "fast-check";
import { expect, test } from "vitest";
import { equalConstantTime } from "./bytes.ts";
import {
  arityOf,
  CredentialError,
  type Expression,
  explainSteps,
  functionNames,
  parseTemplate,
  type Scheme,
  type Step,
  sign,
  type Template,
  unreadableIn,
  verify,
} from "./index.ts";

const secret = "hush-hush-3b9f";

const leaf: fc.Arbitrary<Expression> = fc.oneof(
  fc.constantFrom("method", "target", "query", "body", "unixSeconds", "nonce", "secretKey").map((name) => ({ name })),
  fc.constantFrom("", "a=1&b=2", "/a", "1", "-3", "YYYYMMDD", "&", "x-a").map((text) => ({ text })),
);

const calls = functionNames.filter((name) => !/^(rsa|ecdsa)/.test(name));

const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.constantFrom(...calls).chain((call) => {
      const { least, most } = arityOf(call);
      return fc
        .array(tie("expression"), { minLength: least, maxLength: Math.min(most, least + 1) })
        .map((args) => ({ call, args }));
    }),
  ),
}));

const template: fc.Arbitrary<Template> = fc
  .array(expression, { minLength: 1, maxLength: 2 })
  .map((parts) => parts.flatMap((part, i) => (i ? [",", part] : [part])));

const place = fc.constantFrom<Pick<Scheme, "in" | "name">>(
  { in: "header", name: "x-s" },
  { in: "query", name: "s" },
  { in: "cookie", name: "s" },
  { in: "body", name: "/s" },
);

const request = fc.record({
  method: fc.constantFrom("GET", "POST"),
  url: fc.constantFrom("https://a.example/x?b=2&a=%zz&a", "https://a.example"),
  headers: fc
    .constantFrom<Record<string, string>[]>({}, { "content-type": "application/x-www-form-urlencoded" }, { "x-a": "1" })
    .map((all) => new Headers(all)),
  body: fc
    .constantFrom("", "a=1&b=%ff", '{"a":[1,{"b":"c"}]}', "[", "\0\u00ff")
    .map((text) => new TextEncoder().encode(text)),
});

test("any template and request give a value or a CredentialError, and no error or explanation holds the secret", async () => {
  await fc.assert(
    fc.asyncProperty(template, place, request, async (value, place, request) => {
      const schemes = { s: { ...place, value } };
      const steps: Step[] = [];
      try {
        const signed = await sign(
          schemes,
          ["s"],
          request,
          { secretKey: secret },
          { at: 1_700_000_000_000, onStep: (_, step) => steps.push(step) },
        );
        const verdict = await verify(schemes, ["s"], signed, { secretKey: "other" });
        if (!verdict.ok) expect(verdict.message).not.toContain(secret);
      } catch (error) {
        expect(error).toBeInstanceOf(CredentialError);
        expect(String((error as Error).stack)).not.toContain(secret);
      }
      for (const { key, canonical, parts } of await explainSteps(steps))
        for (const shown of [key ?? "", canonical, ...parts.map((part) => part.shown)])
          expect(shown).not.toContain(secret);
    }),
    { numRuns: 3_000 },
  );
}, 60_000);

test("what was signed is accepted, whatever the template, if its parts can be told apart", async () => {
  await fc.assert(
    fc.asyncProperty(
      expression,
      place.filter((place) => place.in !== "cookie"),
      request,
      async (part, place, request) => {
        // A value in an empty body makes a body.
        fc.pre(place.in !== "body" || request.body.length > 0);
        const schemes = { s: { ...place, value: ["<", part, ">"] as Template } };
        const known = { secretKey: secret };
        const signed = await Promise.resolve()
          .then(() => sign(schemes, ["s"], request, known, { at: 1_700_000_000_000 }))
          .catch(() => undefined);
        if (!signed) return;
        const again = await verify(schemes, ["s"], signed, known, { now: 1_700_000_000_000 }).catch(() => ({
          ok: false,
        }));
        // A value made of a clock or nonce that is not sent in the open cannot be made again, nor can a signature in
        // bytes be checked: contracts with such a template are refused.
        if (!again.ok && !/nonce|unixSeconds|time/.test(JSON.stringify(part)))
          expect(unreadableIn({ s: schemes.s.value })).toBeDefined();
      },
    ),
    { numRuns: 2_000 },
  );
}, 60_000);

test("whatever is sent gets a verdict with a reason and without the secret", async () => {
  const schemes: Record<string, Scheme> = {
    a: {
      in: "header",
      name: "x-a",
      value: parseTemplate("t={unixSeconds},v1={hex(hmacSha256(secretKey, body))}"),
      clockSkew: 9,
    },
    b: {
      in: "query",
      name: "b",
      value: parseTemplate('{time("YYYYMMDD")}/{base64url("{", nonce, "}")}'),
      clockSkew: 9,
    },
    c: { in: "body", name: "/a/b", value: parseTemplate("{hex(sha256(secretKey, json(body, '/x')))}") },
    d: { in: "header", name: "x-d", value: parseTemplate("{base64(der(ecdsaSha256(publicKey, body)))}") },
  };
  const publicKey =
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g==";
  const known = { secretKey: [secret, "older"], publicKey };
  const ascii = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'tv1=, ;"ab0-_/{}%&\\'.split("")), maxLength: 20 }),
    fc.constantFrom("t=1,v1=ab", "v1=ab,t=99999999999999999", "20231114/e30", "MEUCIGHQ", "MAYCAQECAQE="),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(schemes)), ascii, ascii, async (key, value, other) => {
      const sent = {
        method: "POST",
        url: `https://a.example/?b=${value}&x=${other}`,
        headers: new Headers({ "x-a": value, "x-d": value }),
        body: new TextEncoder().encode(other.length % 2 ? other : JSON.stringify({ a: { b: value }, x: other })),
      };
      const verdict = await verify(schemes, [key], sent, known);
      expect(verdict).toMatchObject({ ok: false, message: expect.stringMatching(/\w/) });
      expect(JSON.stringify({ ...verdict, steps: [] })).not.toContain(secret);
    }),
    { numRuns: 3_000 },
  );
}, 60_000);

test("names that every object has are ordinary credentials", async () => {
  const names = ["constructor", "toString", "__proto__", "hasOwnProperty", "valueOf"];
  const headers = new Headers();
  const wire = { method: "GET", url: "https://a.example/", headers, body: new Uint8Array() };
  for (const name of names) {
    const schemes = {
      s: { in: "header" as const, name: "x-s", value: parseTemplate(`{${name}};{hex(sha256(${name}))}`) },
    };
    await expect(async () => sign(schemes, ["s"], wire, {})).rejects.toThrow(`credential ${name} is missing`);
    const known = Object.fromEntries([[name, "value"]]);
    const signed = await sign(schemes, ["s"], wire, known);
    expect(signed.headers.get("x-s")).toMatch(/^value;/);
    expect(await verify(schemes, ["s"], signed, known)).toEqual({ ok: true });
    const other = Object.fromEntries([[name, "other"]]);
    expect(await verify(schemes, ["s"], signed, other)).toMatchObject({ ok: false });
  }
});

test("the comparison in constant time finds equal what is equal, and nothing else", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 6 }), fc.uint8Array({ maxLength: 6 }), (a, b) => {
      expect(equalConstantTime(a, b)).toBe(Buffer.from(a).equals(Buffer.from(b)));
      expect(equalConstantTime(a, a.slice())).toBe(true);
    }),
  );
  expect(equalConstantTime("ab", "aab")).toBe(false);
  expect(equalConstantTime("abab", "ab")).toBe(false);
});
