import type { FunctionName } from "./functions/registry.ts";
import type { BuiltInName } from "./template.ts";

/** What a name or a function of a template gives, for readers. */
export interface Description {
  gives: string;
  /** Expressions and what they give for the request that docs/x-value.md shows; a test computes them again. */
  examples: readonly (readonly [expression: string, value: string])[];
}

type Descriptions = Readonly<Record<string, Description>>;

export const nameDescriptions: Descriptions = {
  method: { gives: "The method, in upper case.", examples: [["method", "POST"]] },
  url: {
    gives: "The whole URL as it is sent.",
    examples: [["url", "https://api.example:8443/v1/things?size=L&colour=ice%20blue&size="]],
  },
  host: { gives: "The host, with its port if the URL has one.", examples: [["host", "api.example:8443"]] },
  path: { gives: "The path as it is sent, without the query.", examples: [["path", "/v1/things"]] },
  query: {
    gives: "The query as it is sent, without `?`; empty if there is no query.",
    examples: [["query", "size=L&colour=ice%20blue&size="]],
  },
  target: {
    gives: "The path, then `?` and the query if there is one, as they are sent.",
    examples: [["target", "/v1/things?size=L&colour=ice%20blue&size="]],
  },
  body: {
    gives: "The bytes of the body as they are sent; empty if there is no body.",
    examples: [["body", '{"amount":10.50,"note":"é","items":[1,2],"who":{"id":"u-1"}}']],
  },
  unixMillis: { gives: "The time, in milliseconds since 1970 UTC.", examples: [["unixMillis", "1700000000123"]] },
  unixSeconds: { gives: "The time, in whole seconds since 1970 UTC.", examples: [["unixSeconds", "1700000000"]] },
  isoTime: {
    gives: "The time in ISO 8601, UTC, with milliseconds.",
    examples: [["isoTime", "2023-11-14T22:13:20.123Z"]],
  },
  nonce: {
    gives: "32 random hexadecimal digits, new for each request.",
    examples: [["nonce", "0123456789abcdef0123456789abcdef"]],
  },
  uuid: {
    gives: "The nonce in the form of a random UUID.",
    examples: [["uuid", "01234567-89ab-4def-8123-456789abcdef"]],
  },
} satisfies Readonly<Record<BuiltInName, Description>>;

const hashes = {
  md5: {
    gives: "MD5 of its parts, concatenated.",
    examples: [['hex(md5("a", "bc"))', "900150983cd24fb0d6963f7d28e17f72"]],
  },
  sha1: {
    gives: "SHA-1 of its parts, concatenated.",
    examples: [['hex(sha1("abc"))', "a9993e364706816aba3e25717850c26c9cd0d89d"]],
  },
  sha256: {
    gives: "SHA-256 of its parts, concatenated.",
    examples: [['base64(sha256("abc"))', "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="]],
  },
  sha384: {
    gives: "SHA-384 of its parts, concatenated.",
    examples: [['slice(hex(sha384("abc")), 0, 16)', "cb00753f45a35e8b"]],
  },
  sha512: {
    gives: "SHA-512 of its parts, concatenated.",
    examples: [['slice(hex(sha512("abc")), 0, 16)', "ddaf35a193617aba"]],
  },
  hmacMd5: {
    gives: "HMAC with MD5 of its parts, concatenated, under the key.",
    examples: [['hex(hmacMd5("Jefe", "what do ya want for nothing?"))', "750c783e6ab0b503eaa86e310a5db738"]],
  },
  hmacSha1: {
    gives: "HMAC with SHA-1 of its parts, concatenated, under the key.",
    examples: [['hex(hmacSha1("Jefe", "what do ya want for nothing?"))', "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"]],
  },
  hmacSha256: {
    gives: "HMAC with SHA-256 of its parts, concatenated, under the key.",
    examples: [
      [
        'base64(hmacSha256(unhex("4a656665"), "what do ya want for nothing?"))',
        "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=",
      ],
    ],
  },
  hmacSha384: {
    gives: "HMAC with SHA-384 of its parts, concatenated, under the key.",
    examples: [['slice(hex(hmacSha384("Jefe", "what do ya want for nothing?")), 0, 16)', "af45d2e376484031"]],
  },
  hmacSha512: {
    gives: "HMAC with SHA-512 of its parts, concatenated, under the key.",
    examples: [['slice(hex(hmacSha512("Jefe", "what do ya want for nothing?")), 0, 16)', "164b7a7bfcf819e2"]],
  },
  crc32: { gives: "CRC-32 of its parts, concatenated, in decimal.", examples: [['crc32("123456789")', "3421780262"]] },
} satisfies Descriptions;

const signatures = {
  rsaSha1: {
    gives: "RSA (PKCS #1 v1.5) signature with SHA-1 of its parts, under a private key.",
    examples: [["length(rsaSha1(rsaKey, body))", "256"]],
  },
  rsaSha256: {
    gives: "RSA (PKCS #1 v1.5) signature with SHA-256 of its parts, under a private key.",
    examples: [["length(rsaSha256(rsaKey, body))", "256"]],
  },
  rsaSha512: {
    gives: "RSA (PKCS #1 v1.5) signature with SHA-512 of its parts, under a private key.",
    examples: [["length(rsaSha512(rsaKey, body))", "256"]],
  },
  rsaPssSha256: {
    gives: "RSA-PSS signature with SHA-256 of its parts, under a private key; the salt is as long as the hash.",
    examples: [["length(rsaPssSha256(rsaKey, body))", "256"]],
  },
  rsaPssSha512: {
    gives: "RSA-PSS signature with SHA-512 of its parts, under a private key; the salt is as long as the hash.",
    examples: [["length(rsaPssSha512(rsaKey, body))", "256"]],
  },
  ecdsaSha256: {
    gives:
      "ECDSA signature on the curve of the key (P-256, say) with SHA-256 of its parts, under a private key: r, then s.",
    examples: [["length(ecdsaSha256(p256Key, body))", "64"]],
  },
  ecdsaSha384: {
    gives:
      "ECDSA signature on the curve of the key (P-384, say) with SHA-384 of its parts, under a private key: r, then s.",
    examples: [["length(ecdsaSha384(p384Key, body))", "96"]],
  },
  ecdsaSha512: {
    gives:
      "ECDSA signature on the curve of the key (P-521, say) with SHA-512 of its parts, under a private key: r, then s.",
    examples: [["length(ecdsaSha512(p521Key, body))", "132"]],
  },
  ed25519: {
    gives: "Ed25519 signature of its parts, under a private key.",
    examples: [["length(ed25519(edKey, body))", "64"]],
  },
  der: {
    gives: "An ECDSA signature as an ASN.1 sequence of r and s.",
    examples: [["slice(hex(der(ecdsaSha256(p256Key, body))), 0, 2)", "30"]],
  },
} satisfies Descriptions;

const encodings = {
  hex: { gives: "Lower-case hexadecimal.", examples: [['hex("é")', "c3a9"]] },
  base64: { gives: "Base64 with padding.", examples: [['base64(user, ":", secretKey)', "YW5uOmRlbW8tc2VjcmV0"]] },
  base64url: { gives: "Base64 for URLs, without padding.", examples: [['base64url(unhex("fbef"))', "--8"]] },
  unhex: { gives: "The bytes of a hexadecimal string.", examples: [['unhex("68C3A9")', "hé"]] },
  unbase64: {
    gives: "The bytes of a Base64 string, in either alphabet, padded or not.",
    examples: [['unbase64("aMOp")', "hé"]],
  },
  percent: {
    gives: "Percent-encoded as in RFC 3986: all but letters, digits and `-._~`.",
    examples: [['percent("a b/é*")', "a%20b%2F%C3%A9%2A"]],
  },
  form: { gives: "Encoded as in HTML forms: a space becomes `+`.", examples: [['form("a b/é*")', "a+b%2F%C3%A9*"]] },
  unpercent: { gives: "Percent-decoded; `+` stays.", examples: [['unpercent("a%20b+c")', "a b+c"]] },
  quote: { gives: "As a string in JSON, with its quotes.", examples: [['quote("say \\"é\\"")', '"say \\"é\\""']] },
} satisfies Descriptions;

const strings = {
  concat: {
    gives: "Its parts, one after the other; a key made of pieces.",
    examples: [['concat("v4", secretKey)', "v4demo-secret"]],
  },
  join: {
    gives: "Its parts with the separator between them.",
    examples: [['join("\\n", method, path)', "POST\n/v1/things"]],
  },
  lower: { gives: "In lower case.", examples: [["lower(method)", "post"]] },
  upper: { gives: "In upper case.", examples: [['upper(hex("é"))', "C3A9"]] },
  trim: { gives: "Without white space at either end.", examples: [['trim("  a b ")', "a b"]] },
  before: {
    gives: "What comes before the first mark; the whole string if there is no mark.",
    examples: [['before(url, "?")', "https://api.example:8443/v1/things"]],
  },
  after: {
    gives: "What comes after the first mark; empty if there is no mark.",
    examples: [['after(host, ":")', "8443"]],
  },
  slice: {
    gives:
      "From one place up to another, counted from 0, or from the end if negative: characters of a string, bytes of bytes.",
    examples: [["slice(nonce, 0, 8)", "01234567"]],
  },
  replace: {
    gives: "With every occurrence of one string replaced by another.",
    examples: [['replace("whsec_abc", "whsec_", "")', "abc"]],
  },
  length: { gives: "How many bytes its parts have together.", examples: [["length(body)", "61"]] },
  fixed: {
    gives: "A decimal number with so many digits after the point, added or cut, never rounded.",
    examples: [['fixed(json(body, "/amount"), 3)', "10.500"]],
  },
  or: { gives: "The first argument that is not empty.", examples: [['or(header("x-none"), "default")', "default"]] },
  when: {
    gives: "The second argument if the first is not empty, otherwise the third, or empty.",
    examples: [['when(query, "?", "")', "?"]],
  },
  equal: {
    gives: "`true` if both arguments are the same, otherwise empty.",
    examples: [['when(equal(method, "POST"), "write", "read")', "write"]],
  },
} satisfies Descriptions;

const clock = {
  time: {
    gives: "The time in a format, UTC, so many seconds later.",
    examples: [
      ["time(\"YYYYMMDD'T'HHmmss'Z'\")", "20231114T221320Z"],
      ["time(\"ddd, DD MMM YYYY HH:mm:ss 'GMT'\")", "Tue, 14 Nov 2023 22:13:20 GMT"],
      ['time("X", 60)', "1700000060"],
    ],
  },
} satisfies Descriptions;

const request = {
  header: {
    gives: "One header of the request, with what earlier schemes of the requirement put there; empty if it is absent.",
    examples: [['header("Content-Type")', "application/json"]],
  },
  headers: {
    gives:
      "Those of the named headers that the request has, as pairs: lower case, sorted. `x-acme-*` names all with that prefix.",
    examples: [['headers("x-acme-*", "host")', "host=api.example%3A8443&x-acme-a=one&x-acme-b=two"]],
  },
  json: {
    gives: "The property at a JSON pointer, as written; a string without its quotes; empty if it is absent.",
    examples: [['json(body, "/who/id")', "u-1"]],
  },
  members: {
    gives: "The properties of an object or array, of the whole body or at a pointer, as pairs.",
    examples: [['members(body, "/items")', "0=1&1=2"]],
  },
  scalars: {
    gives: "The properties of an object or array that are neither objects nor arrays, as pairs.",
    examples: [["scalars(body)", "amount=10.50&note=%C3%A9"]],
  },
  omit: {
    gives: "The JSON without the properties at these pointers, the rest as written.",
    examples: [['omit(body, "/items", "/who")', '{"amount":10.50,"note":"é"}']],
  },
  sortedJson: {
    gives: "The JSON with its keys sorted at every depth, without white space, numbers as JavaScript writes them.",
    examples: [["sortedJson(body)", '{"amount":10.5,"items":[1,2],"note":"é","who":{"id":"u-1"}}']],
  },
} satisfies Descriptions;

const pairs = {
  sorted: {
    gives: "The pairs sorted by name, then by value, as written.",
    examples: [["sorted(query)", "colour=ice%20blue&size=&size=L"]],
  },
  only: {
    gives: "The pairs that have one of these names, in their order. `Shp_*` names all with that prefix.",
    examples: [['only(query, "size")', "size=L&size="]],
  },
  without: {
    gives: "The pairs that have none of these names; `Shp_*` as for `only`.",
    examples: [['without(query, "size")', "colour=ice%20blue"]],
  },
  filled: { gives: "The pairs whose value is not empty.", examples: [["filled(query)", "size=L&colour=ice%20blue"]] },
  pairs: {
    gives: "All pairs, one after the other, encoded again as in RFC 3986.",
    examples: [['pairs("a=x+y", "b")', "a=x%20y&b="]],
  },
  pair: {
    gives: "Pairs made of names and values in turn.",
    examples: [['pair("key", apiKey, "at", unixSeconds)', "key=demo-key&at=1700000000"]],
  },
  lowerNames: { gives: "The pairs with their names in lower case.", examples: [['lowerNames("Ab=Cd")', "ab=Cd"]] },
  upperNames: { gives: "The pairs with their names in upper case.", examples: [['upperNames("Ab=Cd")', "AB=Cd"]] },
  field: { gives: "The first value of a name, decoded.", examples: [['field(query, "colour")', "ice blue"]] },
  write: {
    gives: "Names and values, decoded, with one string between name and value and another between pairs.",
    examples: [['write(sorted(query), ":", ";")', "colour:ice blue;size:;size:L"]],
  },
  names: {
    gives: "The names, decoded, with a string between them.",
    examples: [['names(headers("x-acme-*"), ";")', "x-acme-a;x-acme-b"]],
  },
  values: {
    gives: "The values, decoded, with a string between them.",
    examples: [['values(sorted(scalars(body)), "/")', "10.50/é"]],
  },
} satisfies Descriptions;

/** The functions by the sections of docs/x-value.md. */
export const functionSections = { hashes, signatures, encodings, strings, clock, request, pairs };

export const functionDescriptions: Descriptions = {
  ...hashes,
  ...signatures,
  ...encodings,
  ...strings,
  ...clock,
  ...request,
  ...pairs,
} satisfies Readonly<Record<FunctionName, Description>>;
