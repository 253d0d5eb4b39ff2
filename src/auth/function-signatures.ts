type Signature = readonly [least: number, most: number];

const one: Signature = [1, 1];
const two: Signature = [2, 2];
const three: Signature = [3, 3];
const some: Signature = [1, Infinity];
const keyed: Signature = [2, Infinity];

/** How many arguments each function of the template language takes: at least, at most. */
export const functionSignatures: Readonly<Record<string, Signature>> = {
  md5: some,
  sha1: some,
  sha256: some,
  sha384: some,
  sha512: some,
  hmacMd5: keyed,
  hmacSha1: keyed,
  hmacSha256: keyed,
  hmacSha384: keyed,
  hmacSha512: keyed,
  rsaSha1: keyed,
  rsaSha256: keyed,
  rsaSha512: keyed,
  rsaPssSha256: keyed,
  rsaPssSha512: keyed,
  ecdsaSha256: keyed,
  ecdsaSha384: keyed,
  ecdsaSha512: keyed,
  ed25519: keyed,
  der: one,
  crc32: some,
  hex: some,
  base64: some,
  base64url: some,
  percent: some,
  form: some,
  quote: some,
  unhex: one,
  unbase64: one,
  unpercent: some,
  lower: some,
  upper: some,
  trim: some,
  concat: some,
  join: [2, Infinity],
  before: two,
  after: two,
  slice: [2, 3],
  replace: three,
  length: some,
  fixed: two,
  or: [2, Infinity],
  when: [2, 3],
  equal: two,
  time: [1, 2],
  header: one,
  headers: some,
  json: two,
  members: [1, 2],
  scalars: [1, 2],
  omit: [2, Infinity],
  sortedJson: one,
  pairs: some,
  pair: [2, Infinity],
  sorted: one,
  only: [2, Infinity],
  without: [2, Infinity],
  filled: one,
  lowerNames: one,
  upperNames: one,
  field: two,
  write: three,
  names: two,
  values: two,
};

/** Whether the function takes a key first and signs the rest with it. */
export const isKeyed = (name: string): boolean => /^(hmac|rsa|ecdsa|ed25519)/.test(name);

/** Whether only the key's owner can make its value, while its public half can check it. */
export const isAsymmetric = (name: string): boolean => /^(rsa|ecdsa|ed25519)/.test(name);

/** Whether the function hashes or signs: its arguments, joined, are a canonical string worth showing. */
export const isDigest = (name: string): boolean => isKeyed(name) || /^(md5|sha\d)/.test(name);
