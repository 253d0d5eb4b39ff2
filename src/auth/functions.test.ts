import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arityOf, parametersOf } from "./functions/parameters.ts";
import * as functions from "./functions.ts";
import {
  CredentialError,
  functionDescriptions,
  functionNames,
  parseTemplate,
  sign,
  type WireRequest,
} from "./index.ts";
import { lookups } from "./values.ts";

async function made(template: string, more: Partial<WireRequest> = {}, credentials = {}): Promise<string | null> {
  const request: WireRequest = {
    method: "POST",
    url: "https://api.example:8443/v1/things?b=2&a=1&a=&c=x+y%2Fz",
    headers: new Headers({ "X-Acme-B": " two   words ", "x-acme-a": "1", date: "today" }),
    body: new TextEncoder().encode('{"b":"é","a":1.50,"list":[1,{"z":1,"y":2}],"none":null,"":""}'),
    ...more,
  };
  const schemes = { s: { in: "query" as const, name: "s", value: parseTemplate(template) } };
  const clock = { at: Date.UTC(2024, 1, 5, 7, 8, 9, 45), nonce: "0123456789abcdef0123456789abcdef" };
  const signed = await sign(schemes, ["s"], request, credentials, clock);
  return new URL(signed.url).searchParams.get("s");
}

const list = '"b=2&a=1&a=&c=x+y%2Fz&&B="';

test.each([
  // ISO 3309's check value, and RFC 4648's.
  ['{crc32("123456789")}', "3421780262"],
  ['{unbase64("Zm9v")}{base64("f")}{base64url(unhex("fbef"))}', "fooZg==--8"],
  [
    '{percent("a b*é/~")}|{form("a b*é/~")}|{unpercent("a%20b+%C3%A9%zz%ff")}',
    "a%20b%2A%C3%A9%2F~|a+b*%C3%A9%2F%7E|a b+é%zz%ff",
  ],
  ['{quote("a\\"\\n")}', '"a\\"\\n"'],
  ['{lower("ÄB")}{upper("äb")}{trim(" x ")}', "äbÄBx"],
  ['{before("a:b:c", ":")}|{before("a", ":")}|{after("a:b:c", ":")}|{after("a", ":")}', "a|a|b:c|"],
  ['{slice("abcdef", 1, 3)}|{slice("abcdef", -2)}|{hex(slice(unhex("00ff01"), 1, 2))}', "bc|ef|ff"],
  ['{replace("a.b.c", ".", "")}|{replace("ab", "", "x")}', "abc|ab"],
  ['{length("é", "x")}', "3"],
  [
    '{fixed("1", 2)}|{fixed("1.239", 2)}|{fixed("-0.5", 0)}|{fixed("12345678901234567890.1", 3)}',
    "1.00|1.23|-0|12345678901234567890.100",
  ],
  ['{or("", "b", "c")}|{or("", "")}|{when("", "a", "b")}|{when("x", "a")}|{when("", "a")}', "b||b|a|"],
  ['{equal(method, "POST")}|{equal(method, "POSTS")}|{equal("", "")}', "true||true"],
  ['{join("-", "a", "", "b")}', "a--b"],
  ['{time("YYYY-MM-DD HH:mm:ss.SSS")}', "2024-02-05 07:08:09.045"],
  ['{time("ddd, DD MMM YY \'at\' HH")}|{time("X")}|{time("x", -1)}', "Mon, 05 Feb 24 at 07|1707116889|1707116888045"],
  ["{uuid}", "01234567-89ab-4def-8123-456789abcdef"],
  ['{header("date")}|{header("none")}', "today|"],
  ['{headers("x-acme-*", "Host", "none")}', "host=api.example%3A8443&x-acme-a=1&x-acme-b=two%20words"],
  [
    '{write(headers("x-acme-*"), ":", "\\n")}|{names(headers("x-acme-*"), ";")}',
    "x-acme-a:1\nx-acme-b:two words|x-acme-a;x-acme-b",
  ],
  ['{json(body, "/a")}|{json(body, "/list/1")}|{json(body, "/b")}', '1.50|{"z":1,"y":2}|é'],
  ["{members(body)}", "b=%C3%A9&a=1.50&list=%5B1%2C%7B%22z%22%3A1%2C%22y%22%3A2%7D%5D&none=null&="],
  [
    '{scalars(body)}|{scalars(body, "/list/1")}|{members(body, "/list")}',
    "b=%C3%A9&a=1.50&none=null&=|z=1&y=2|0=1&1=%7B%22z%22%3A1%2C%22y%22%3A2%7D",
  ],
  ['{omit(body, "/list", "/b", "/x")}', '{"a":1.50,"none":null,"":""}'],
  ["{sortedJson(body)}", '{"":"","a":1.5,"b":"é","list":[1,{"y":2,"z":1}],"none":null}'],
  [`{pairs(${list}, "d")}`, "b=2&a=1&a=&c=x%20y%2Fz&B=&d="],
  ['{pair("a b", "c&d", "e", "")}', "a%20b=c%26d&e="],
  [`{sorted(${list})}`, "B=&a=&a=1&b=2&c=x+y%2Fz"],
  ['{sorted("a-b=1&a=2&ab=3")}', "a=2&a-b=1&ab=3"],
  [
    `{only(${list}, "a", "c")}|{without(${list}, "a", "B")}|{filled(${list})}`,
    "a=1&a=&c=x+y%2Fz|b=2&c=x+y%2Fz|b=2&a=1&c=x+y%2Fz",
  ],
  ['{lowerNames("Ab=Cd")}{upperNames("Ab=Cd")}', "ab=CdAB=Cd"],
  [`{field(${list}, "c")}|{field(${list}, "a")}|{field(${list}, "none")}`, "x y/z|1|"],
  [
    `{write(${list}, ":", ", ")}|{names(${list}, ",")}|{values(${list}, ",")}`,
    "b:2, a:1, a:, c:x y/z, B:|b,a,a,c,B|2,1,,x y/z,",
  ],
])("%s", async (template, expected) => {
  expect(await made(template)).toBe(expected);
});

describe("an error says what was expected, and never quotes a value", () => {
  test.each([
    ["{slice(secret, secret)}", "slice(secret, secret): expected a whole number"],
    ["{fixed(secret, 2)}", 'fixed(secret, "2"): expected a decimal number'],
    ["{json(secret, '/a')}", "expected a JSON body"],
    ["{sortedJson(secret)}", "sortedJson(secret): expected a JSON body"],
    ["{hex(unhex(secret))}", "unhex(secret): expected a hexadecimal string"],
    ["{unbase64(secret)}", "unbase64(secret): expected a Base64 string"],
    ["{hex(ed25519(secret, body))}", "ed25519(secret, body): expected"],
    ["{hex(rsaSha256(secret, body))}", "rsaSha256(secret, body): expected"],
  ])("%s", async (template, message) => {
    const error = await made(template, {}, { secret: "hush-{hush}" }).catch((error) => error);
    expect(error).toBeInstanceOf(CredentialError);
    expect(error.message).toContain(message);
    expect(String(error.stack)).not.toContain("hush-");
  });

  test("the keys of JSON may have any name", async () => {
    const body = new TextEncoder().encode('{"__proto__":"p","constructor":1,"toString":2}');
    expect(await made("{members(body)}{json(body, '/constructor')}", { body })).toBe(
      "__proto__=p&constructor=1&toString=21",
    );
    expect(await made("{sortedJson(body)}", { body })).toBe('{"__proto__":"p","constructor":1,"toString":2}');
    expect(await made("{json(body, '/hasOwnProperty')}.", { body })).toBe(".");
  });
});

test("every function of the registry is implemented and described, and nothing else is", () => {
  expect([...Object.keys(functions), ...Object.keys(lookups)].sort()).toEqual([...functionNames].sort());
  expect(Object.keys(functionDescriptions).sort()).toEqual([...functionNames].sort());
});

test("the parameters of the registry can be read", () => {
  expect(parametersOf("slice")).toEqual([
    { name: "value", kind: undefined, isOptional: false, isRepeated: false },
    { name: "from", kind: "number", isOptional: false, isRepeated: false },
    { name: "to", kind: "number", isOptional: true, isRepeated: false },
  ]);
  expect(arityOf("slice")).toEqual({ least: 2, most: 3 });
  expect(arityOf("pair")).toEqual({ least: 2, most: Infinity });
  for (const name of functionNames)
    for (const [i, { name: parameter, isRepeated }] of parametersOf(name).entries()) {
      expect(parameter, name).not.toBe("");
      if (isRepeated) expect(i, name).toBe(parametersOf(name).length - 1);
    }
});

test("pairs survive being written and read", () => {
  const pairs = fc.array(fc.tuple(fc.string({ unit: "binary" }), fc.string({ unit: "binary" })), { maxLength: 5 });
  fc.assert(
    fc.property(pairs, (pairs) => {
      const list = functions.pair(...pairs.flat());
      expect(functions.pairs(list)).toBe(list);
      expect([...new URLSearchParams(list)]).toEqual(pairs);
      expect(functions.values(list, "\0")).toBe(pairs.map(([, value]) => value).join("\0"));
    }),
  );
});

test("removing a property that was added gives the JSON from before", async () => {
  const { removeProperty, writeProperty } = await import("./json-text.ts");
  const key = fc.string({ unit: "binary", maxLength: 5 });
  fc.assert(
    fc.property(fc.dictionary(key, fc.jsonValue()), key, fc.integer({ min: 0, max: 3 }), (object, name, space) => {
      fc.pre(!Object.hasOwn(object, name));
      const text = JSON.stringify(object, null, space);
      const pointer = `/${name.replace(/~/g, "~0").replace(/\//g, "~1")}`;
      expect(removeProperty(writeProperty(text, pointer, "v"), pointer)).toBe(text);
    }),
  );
});
