/** What the names of a template stand for, for readers. */
export const nameMeanings: Readonly<Record<string, string>> = {
  method: "The method, in upper case.",
  url: "The whole URL as it is sent.",
  host: "The host, with its port when the URL has one.",
  path: "The path as it is sent, without the query.",
  query: "The query as it is sent, without its question mark; empty when there is none.",
  target: "The path and, when there is one, `?` and the query, as they are sent.",
  body: "The bytes of the body exactly as they are sent; empty when there is none.",
  unixMillis: "The time, in milliseconds since 1970 UTC.",
  unixSeconds: "The time, in whole seconds since 1970 UTC.",
  isoTime: "The time in ISO 8601, UTC, with milliseconds.",
  nonce: "A random text, new for each request: 32 hexadecimal digits.",
  uuid: "The nonce in the form of a UUID.",
};

const hashes = (suffix: string, meaning: (name: string) => string) =>
  ["MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512"].map((name) => {
    const bare = name.replace("-", "");
    return [suffix ? `${suffix}${bare[0]}${bare.slice(1).toLowerCase()}` : bare.toLowerCase(), meaning(name)];
  });

const signatures = (family: string, name: string, sizes: number[]) =>
  sizes.map((size) => [
    `${family}Sha${size}`,
    `${name} signature with SHA-${size}: the private key in PEM first, then the parts in a row.`,
  ]);

/** What the functions of a template do, for readers. */
export const functionMeanings: Readonly<Record<string, string>> = {
  ...Object.fromEntries(hashes("", (name) => `${name} of its parts in a row, nothing between them.`)),
  ...Object.fromEntries(hashes("hmac", (name) => `HMAC with ${name}: the key first, then the parts in a row.`)),
  ...Object.fromEntries(signatures("rsa", "RSA (PKCS #1 v1.5)", [1, 256, 512])),
  ...Object.fromEntries(signatures("rsaPss", "RSA-PSS", [256, 512])),
  ...Object.fromEntries(signatures("ecdsa", "ECDSA", [256, 384, 512])),
  ed25519: "Ed25519 signature: the private key in PEM first, then the parts in a row.",
  der: "An ECDSA signature as an ASN.1 sequence.",
  crc32: "CRC-32 of its parts in a row, in decimal.",
  hex: "Lower-case hexadecimal.",
  base64: "Base64 with padding.",
  base64url: "Base64 for URLs, without padding.",
  percent: "Percent-encoded as in RFC 3986.",
  form: "Encoded as in HTML forms: a space becomes `+`.",
  quote: "As a text in JSON, in quotes.",
  unhex: "The bytes that hexadecimal text stands for.",
  unbase64: "The bytes that Base64 text stands for.",
  unpercent: "Without its percent-encoding; `+` stays.",
  lower: "In lower case.",
  upper: "In upper case.",
  trim: "Without white space at either end.",
  concat: "Its parts in a row.",
  join: "Its parts with the first one, the separator, between them.",
  before: "The part before the first occurrence of a mark; all of it when there is none.",
  after: "The part behind the first occurrence of a mark; nothing when there is none.",
  slice: "From one place to the one before another, counted from 0, or from the end when negative.",
  replace: "With every occurrence of one text replaced by another.",
  length: "How many bytes its parts have together.",
  fixed: "A decimal number with so many digits behind the point, added or cut.",
  or: "The first of its parts that is not empty.",
  when: "The second part when the first is not empty, the third otherwise.",
  equal: "`true` when both parts are the same, nothing otherwise.",
  time: "The time in a format, UTC; so many seconds later, when a number follows.",
  header: "The value of another header of the request.",
  headers: "The named headers that the request has, sorted, as a list of pairs.",
  json: "The member of a JSON text at this pointer.",
  members: "The members of a JSON object or array, as a list of pairs.",
  scalars: "The members of a JSON object that are neither objects nor arrays, as a list of pairs.",
  omit: "A JSON text without the members at these pointers.",
  sortedJson: "A JSON text with its keys sorted and no white space.",
  pairs: "Lists of pairs in a row, percent-encoded as in RFC 3986.",
  pair: "A list made of names and values in turn.",
  sorted: "The pairs of a query or form, sorted.",
  only: "The pairs that have one of these names.",
  without: "The pairs that have none of these names.",
  filled: "The pairs whose value is not empty.",
  lowerNames: "The pairs with their names in lower case.",
  upperNames: "The pairs with their names in upper case.",
  field: "The value of the pair with this name.",
  write: "Names and values, decoded, with one text between a name and its value and another between pairs.",
  names: "The names of the pairs with a text between them.",
  values: "The values of the pairs with a text between them.",
};
