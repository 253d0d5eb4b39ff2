import { expect, test } from "vitest";
import { parseTemplate, type Schemes, sign, unreadableIn, verify } from "./index.ts";

const templates = (values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, parseTemplate(value)]));
const hash = (of: string) => `{hex(hmacSha256(secret, ${of}, body))}`;
const at = 1_700_000_000_123;
const credentials = { secret: "s" };

/** Signs with these headers and verifies what was made. */
async function verdict(values: Record<string, string>) {
  const schemes: Schemes = Object.fromEntries(
    Object.entries(templates(values)).map(([name, value]) => [name, { in: "header", name, value }]),
  );
  const request = { method: "POST", url: "https://a.example/", headers: new Headers(), body: new Uint8Array([65]) };
  const signed = await sign(schemes, Object.keys(schemes), request, credentials, { at });
  return verify(schemes, Object.keys(schemes), signed, credentials, { now: at });
}

test.each<Record<string, string>>([
  { n: "{nonce}", s: hash("nonce") },
  { n: "{slice(nonce, 0, 8)}", s: hash("slice(nonce, 0, 8)") },
  { n: "{upper(uuid)}", s: hash("upper(uuid)") },
  { n: "id={upper(slice(nonce, 0, 8))};v=1", s: hash('"x", upper(slice(nonce, 0, 8))') },
  { n: "{quote(nonce)}", s: hash("nonce") },
  { n: '{form(nonce, " ", unixMillis)}', s: hash("nonce, unixMillis") },
  { n: "{base64(unhex(nonce))}", s: hash("nonce") },
  { n: "{base64(slice(nonce, 4))}", s: hash("slice(nonce, 4)") },
  { n: "{nonce}", s: hash("uuid") },
  { n: "{isoTime}", s: hash("unixSeconds") },
  { n: "{unixSeconds}", m: '{time("x")}', s: hash("unixMillis") },
  { s: hash("time('YYYYMMDD')") },
])("%j can be made again by a receiver", async (values) => {
  expect(unreadableIn(templates(values))).toBeUndefined();
  expect(await verdict(values)).toEqual({ ok: true });
});

test.each<[Record<string, string>, string]>([
  [{ s: hash("nonce") }, "nonce cannot be read back"],
  [{ n: "{slice(nonce, 0, 8)}", s: hash("nonce") }, "nonce cannot be read back"],
  [{ n: "{uuid}", s: hash("nonce") }, "nonce cannot be read back"],
  [{ n: "{nonce}{unixMillis}", s: hash("nonce") }, "nonce cannot be read back"],
  [{ n: "{slice(concat(nonce, secret), 0, 8)}" }, "nonce cannot be read back"],
  [{ s: "{ed25519(secret, body)}" }, "has to be sent in hex(...), base64(...) or base64url(...)"],
  [{ s: "{hex(sha256(ed25519(secret, body)))}" }, "has to be sent in hex"],
  [{ s: "{replace(base64(ed25519(secret, body)), '+', '-')}" }, "nothing that cannot be undone"],
  [{ s: hash("unixMillis") }, "unixMillis cannot be read back"],
  [{ n: "{unixSeconds}", s: hash("unixMillis") }, "unixMillis cannot be read back"],
  [{ n: "{slice(isoTime, 0, 19)}", s: hash("body") }, "isoTime cannot be read back"],
  [{ n: "{time('HH:mm:ss')}Z", s: hash("unixSeconds") }, "give it a format in quotes with a date"],
])("%j is refused: %s", (values, reason) => {
  expect(unreadableIn(templates(values))?.[1]).toContain(reason);
});

test("a nonce that was sent in two ways must be the same", async () => {
  const values = { a: "{slice(nonce, 0, 8)}", b: "{slice(nonce, 0, 8)}" };
  expect(await verdict(values)).toEqual({ ok: true });
  const schemes = Object.fromEntries(
    Object.entries(templates(values)).map(([name, value]) => [name, { in: "header" as const, name, value }]),
  );
  const request = {
    method: "GET",
    url: "https://a.example/",
    headers: new Headers({ a: "00000000", b: "11111111" }),
    body: new Uint8Array(),
  };
  expect(await verify(schemes, ["a", "b"], request, credentials)).toMatchObject({ reason: "mismatch" });
});
