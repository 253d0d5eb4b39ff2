import fc from "fast-check";
import { expect, test } from "vitest";
import * as sandbox from "./sandbox.ts";

const text = fc.string({ unit: "grapheme", maxLength: 20 }).map((text) => text.replaceAll("%", ""));
// Without what is no encoding: Node 20 makes U+FFFD of other characters beside it.
const query = fc
  .array(fc.oneof(text, fc.constantFrom("&", "=", "+", "%20", "%C3%A9", "~", "'", " ")), {
    maxLength: 8,
  })
  .map((parts) => parts.join(""));

test("forms are read and written as the runtime does", () => {
  fc.assert(
    fc.property(query, (query) => {
      expect([...new sandbox.URLSearchParams(query)]).toEqual([...new URLSearchParams(`&${query}`)]);
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(query, query), { maxLength: 3 }), (pairs) => {
      expect(`${new sandbox.URLSearchParams(pairs)}`).toBe(`${new URLSearchParams(pairs)}`);
    }),
  );
});

test("what is no encoding stays, and what is no UTF-8 is the replacement character", () => {
  expect([...new sandbox.URLSearchParams("a%ffb%=%C3%zz")]).toEqual([["a\ufffdb%", "\ufffd%zz"]]);
});

test("strings become bytes, and bytes strings, as in the runtime", () => {
  fc.assert(
    fc.property(text, fc.uint8Array(), (text, bytes) => {
      expect(new sandbox.TextEncoder().encode(text)).toEqual(new TextEncoder().encode(text));
      expect(new sandbox.TextDecoder().decode(bytes)).toBe(new TextDecoder().decode(bytes));
    }),
  );
});

test("headers are found whatever the case of their names", () => {
  const headers = new sandbox.Headers([["X-One", "1"]]);
  headers.set("x-ONE", "2");
  expect([headers.get("X-one"), headers.get("x-two"), [...headers]]).toEqual(["2", null, [["x-one", "2"]]]);
});
