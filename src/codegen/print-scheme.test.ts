import fc from "fast-check";
import { expect, test } from "vitest";
import * as auth from "../auth/index.ts";
import { parseTemplate, type Scheme, sign, type WireRequest } from "../auth/index.ts";
import type { SchemeDescriptor } from "../client/index.ts";
import { printScheme } from "./print-scheme.ts";

const at = 1593457122345;
const nonce = "00112233445566778899aabbccddeeff";

/** What the printed code does, run with nothing in reach but what it says it imports. */
function compile(scheme: Scheme): SchemeDescriptor {
  // Nothing here is a form.
  const { text, imports } = printScheme(scheme, { isForm: false });
  const names = [...new Set(imports)];
  return new Function(...names, `return ${text}`)(...names.map((name) => (auth as Record<string, unknown>)[name]));
}

async function signCompiled(scheme: Scheme, request: WireRequest, credentials: Record<string, string>) {
  const { put, name, value } = compile(scheme);
  const copy = { ...request, headers: new Headers(request.headers) };
  const parts = await value({ ...copy, credentials, clock: { at, nonce } });
  return put(copy, name, parts.map(auth.toText).join(""));
}

const plain = (request: WireRequest) => ({
  ...request,
  headers: [...request.headers],
  body: auth.toText(request.body),
});

const credentials = { key: "a2V5", hexKey: "6b6579" };
const calls: Record<string, string> = {
  unhex: "hex(unhex(hexKey))",
  unbase64: "hex(unbase64(key))",
  join: 'join("|", method, target, body)',
  sorted: "sorted(query)",
  json: 'json(body, "/a")',
  header: 'header("x-a")',
};

const templates: auth.TemplateSource[] = [
  { let: { return: "{sha256(body)}", key2: "{hmacSha256(key, return)}" }, value: "{hex(key2, return)}.{hex(return)}" },
  "{key}",
  "literal {{braces}} {key}",
  ...auth.builtInNames.map((name) => `{${name}}`),
  ...auth.functionNames.map((name) => {
    const { least, most } = auth.arityOf(name);
    const args = ["key", "body", "target"].slice(0, Math.min(Math.max(least, 2), most)).join(", ");
    return `{${calls[name] ?? (auth.isDigest(name) ? `base64(${name}(${args}))` : `${name}(${args})`)}}`;
  }),
  '{hex(hmacSha256(unbase64(key), method, target, unixMillis, nonce, hex(sha256(body)), "\\n\\u2028\\"", header("x-a")))}',
];

test.each(templates)("%s as code makes what it makes when it is interpreted", async (template) => {
  const places = [
    { in: "header", name: "x-made" },
    { in: "query", name: "made" },
    { in: "cookie", name: "made" },
    { in: "body", name: "/made/here" },
  ] as const;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...places),
      fc.webQueryParameters(),
      fc.string({ unit: "binary" }),
      async (place, query, text) => {
        const scheme: Scheme = { ...place, value: parseTemplate(template) };
        const request: WireRequest = {
          method: "POST",
          url: `https://acme.example/a%2Fb${query && "?"}${query}`,
          headers: new Headers({ "x-a": "1", cookie: "c=d" }),
          body: new TextEncoder().encode(JSON.stringify({ a: text })),
        };
        const outcome = (signed: Promise<WireRequest>) =>
          // Who interprets says which call it was, too.
          signed.then(plain, (error: Error) => error.message.replace(/^\w+\(.*\): /s, ""));
        const interpreted = (async () => sign({ s: scheme }, ["s"], request, credentials, { at, nonce }))();
        expect(await outcome(signCompiled(scheme, request, credentials))).toEqual(await outcome(interpreted));
      },
    ),
    { numRuns: 20 },
  );
});

test("what cannot be made says why", () => {
  const scheme: Scheme = { in: "header", name: "x-made", value: [""], unknown: "the vendor does not say." };
  expect(() => compile(scheme).value({} as never)).toThrow("the header x-made cannot be made: the vendor does not say");
});
