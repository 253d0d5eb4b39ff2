import { readFileSync } from "node:fs";
import {
  carriesClock,
  parseTemplate,
  type Scheme,
  sign,
  type TemplateSource,
  unreadableIn,
  verify,
  type WireRequest,
} from "countersign/auth";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

/** A signature that a vendor or a standard prints. */
interface Vector {
  name: string;
  vendor: string;
  source: string;
  /** How the value was made where the page prints the formula alone; absent where the value is printed. */
  computed?: string;
  /** Templates by place, in order: `header X-Signature`, `query sign`, `body /pointer`. The last one is the signature. */
  values: Record<string, TemplateSource>;
  clockSkew?: number;
  request: { method: string; url: string; headers?: Record<string, string>; body?: string };
  at?: number;
  nonce?: string;
  credentials: Record<string, string>;
  /** The signature as it is printed; `expectPart` where a page prints a piece of the value. */
  expect?: string;
  expectPart?: string;
  /** A value that a receiver gets as it is printed, with more in it than the template makes. */
  received?: string;
  /** What a receiver has in place of a private key. */
  verifyWith?: Record<string, string>;
  /** What the signature covers, each with another content; one byte of the body otherwise. */
  changed?: { url?: [string, string]; body?: [string, string]; headers?: Record<string, string> }[];
}

const vectors: Vector[] = parse(readFileSync(new URL("./fixtures/published-vectors.yaml", import.meta.url), "utf8"));

const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

function schemesOf({ values, clockSkew }: Vector): Record<string, Scheme> {
  const schemes: Record<string, Scheme> = {};
  for (const [key, template] of Object.entries(values)) {
    const [place, name] = key.split(" ") as [Scheme["in"], string];
    const value = parseTemplate(template);
    // A clock can be checked where it is sent, not where it was hashed.
    schemes[key] = { in: place, name, value, ...(carriesClock(value) && { clockSkew }) };
  }
  return schemes;
}

function sentValue(request: WireRequest, { in: place, name }: Scheme): string | null {
  if (place === "header") return request.headers.get(name);
  if (place === "query") return new URL(request.url).searchParams.get(name);
  const form = new URLSearchParams(decode(request.body)).get(name.slice(1));
  if (form) return form;
  const tokens = name.split("/").slice(1);
  return tokens.reduce((node, token) => node[token], JSON.parse(decode(request.body)));
}

const requestOf = ({ request }: Vector): WireRequest => ({
  method: request.method,
  url: request.url,
  headers: new Headers(request.headers),
  body: encode(request.body ?? ""),
});

describe.each(vectors.map((vector) => [`${vector.vendor}: ${vector.name}`, vector] as const))("%s", (_, vector) => {
  const schemes = schemesOf(vector);
  const requirement = Object.keys(schemes);
  const last = schemes[requirement.at(-1) as string] as Scheme;
  const options = { at: vector.at, nonce: vector.nonce };
  const known = { ...vector.credentials, ...vector.verifyWith };
  const check = (request: WireRequest, credentials: Record<string, string> = known) =>
    verify(schemes, requirement, request, credentials, { now: vector.at });

  /** The signed request; what only the vendor can sign is put in as it is printed. */
  async function signed(): Promise<WireRequest> {
    if (vector.expect ?? vector.expectPart)
      return sign(schemes, requirement, requestOf(vector), vector.credentials, options);
    const request = await sign(schemes, requirement.slice(0, -1), requestOf(vector), vector.credentials, options);
    request.headers.set(last.name, vector.received as string);
    return request;
  }

  test("the printed value is made", async () => {
    const value = sentValue(await signed(), last);
    if (vector.expectPart) expect(value).toContain(vector.expectPart);
    else expect(value).toBe(vector.expect ?? vector.received);
  });

  test("it is let in", async () => {
    expect(await check(await signed())).toEqual({ ok: true });
    if (vector.verifyWith && vector.expect)
      expect(await check(await signed(), vector.credentials)).toEqual({ ok: true });
  });

  test("a printed value with more in it is let in", async () => {
    if (!vector.received) return;
    const request = await signed();
    request.headers.set(last.name, vector.received);
    expect(await check(request)).toEqual({ ok: true });
    const none = vector.received.replace(vector.expect?.split(/[=,]/).at(-1) || "M", "A");
    request.headers.set(last.name, none);
    expect((await check(request)).ok).toBe(false);
  });

  test("another byte of what it covers is refused", async () => {
    const request = await signed();
    const last = request.body.length - 1;
    const flipped = request.body.length ? request.body.with(last, (request.body[last] as number) ^ 1) : encode("x");
    const changed = vector.changed ?? [{ body: undefined }];
    for (const { url, body, headers } of changed) {
      const other: WireRequest = { ...request, headers: new Headers(request.headers) };
      if (url) other.url = request.url.replace(...url);
      else if (headers) for (const [name, value] of Object.entries(headers)) other.headers.set(name, value);
      else other.body = body ? encode(decode(request.body).replace(...body)) : flipped;
      expect(await check(other)).toMatchObject({ ok: false, reason: "mismatch" });
    }
  });

  test("another secret is refused", async () => {
    for (const name of Object.keys(vector.credentials)) {
      if (vector.verifyWith?.[name]) continue;
      const secret = known[name] as string;
      const middle = secret.length >> 1;
      const letter = secret[middle] === "a" ? "b" : "a";
      const other = { ...known, [name]: secret.slice(0, middle) + letter + secret.slice(middle + 1) };
      expect((await check(await signed(), other)).ok, name).toBe(false);
    }
  });
});

test("at least thirty vendors and standards print the value that is made, each on the page that is named", () => {
  const printed = vectors.filter(({ computed }) => computed === undefined);
  expect(new Set(printed.map(({ vendor }) => vendor)).size).toBeGreaterThanOrEqual(30);
  for (const { source } of vectors) expect(source).toMatch(/^https?:\/\//);
});

test("each is a template that a contract may have: its receiver can make the value again", () => {
  for (const { name, values } of vectors) {
    const templates = Object.entries(values).map(([place, source]) => [place, parseTemplate(source)]);
    expect(unreadableIn(Object.fromEntries(templates)), name).toBeUndefined();
  }
});
