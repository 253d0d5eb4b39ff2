import { concatBytes, fromBase64, fromHex, toBase64, toBytes, toHex, toText, type Value } from "./bytes.ts";
import { CredentialError } from "./credential-error.ts";
import { type Awaitable, hash, hmac } from "./digests.ts";
import { readMember } from "./json-text.ts";

/**
 * A function of the template language: the values of its arguments in, a value out. Each is an export of its own, so
 * that a generated client ships those that its contract uses and no others.
 */
type TemplateFunction = (...values: Value[]) => Awaitable<Value>;

const any = [1, Infinity] as const;

/** How many arguments each function takes: at least, at most. `header` is answered by the evaluator. */
export const functionSignatures: Readonly<Record<string, readonly [least: number, most: number]>> = {
  md5: any,
  sha1: any,
  sha256: any,
  sha384: any,
  sha512: any,
  hmacMd5: [2, Infinity],
  hmacSha1: [2, Infinity],
  hmacSha256: [2, Infinity],
  hmacSha384: [2, Infinity],
  hmacSha512: [2, Infinity],
  hex: any,
  base64: any,
  base64url: any,
  unhex: [1, 1],
  unbase64: [1, 1],
  lower: any,
  upper: any,
  concat: any,
  join: [2, Infinity],
  percent: any,
  sorted: [1, 1],
  json: [2, 2],
  header: [1, 1],
};

/** Whether the function hashes: its arguments, joined, are a canonical string worth showing. */
export const isDigest = (name: string): boolean => /^(md5|sha|hmac)/.test(name);

const digest =
  (algorithm: string): TemplateFunction =>
  (...parts) =>
    hash(algorithm, concatBytes(parts));

const keyedDigest =
  (algorithm: string): TemplateFunction =>
  (key, ...parts) =>
    hmac(algorithm, toBytes(key as Value), concatBytes(parts));

export const md5 = /* @__PURE__ */ digest("md5");
export const sha1 = /* @__PURE__ */ digest("sha1");
export const sha256 = /* @__PURE__ */ digest("sha256");
export const sha384 = /* @__PURE__ */ digest("sha384");
export const sha512 = /* @__PURE__ */ digest("sha512");
export const hmacMd5 = /* @__PURE__ */ keyedDigest("md5");
export const hmacSha1 = /* @__PURE__ */ keyedDigest("sha1");
export const hmacSha256 = /* @__PURE__ */ keyedDigest("sha256");
export const hmacSha384 = /* @__PURE__ */ keyedDigest("sha384");
export const hmacSha512 = /* @__PURE__ */ keyedDigest("sha512");
export const hex = (...parts: Value[]): string => toHex(concatBytes(parts));
export const base64 = (...parts: Value[]): string => toBase64(concatBytes(parts));
export const base64url = (...parts: Value[]): string =>
  base64(...parts)
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");
export const unhex = (text: Value): Uint8Array => fromHex(text);
export const unbase64 = (text: Value): Uint8Array => fromBase64(text);
export const lower = (...parts: Value[]): string => toText(concatBytes(parts)).toLowerCase();
export const upper = (...parts: Value[]): string => toText(concatBytes(parts)).toUpperCase();
export const concat = (...parts: Value[]): Uint8Array => concatBytes(parts);
export const join = (separator: Value, ...parts: Value[]): Uint8Array =>
  concatBytes(parts.flatMap((part, i) => (i ? [separator, part] : [part])));
/** RFC 3986: everything but unreserved characters. */
export const percent = (...parts: Value[]): string =>
  encodeURIComponent(toText(concatBytes(parts))).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
/** name=value pairs of a query or form, by name and then value, as they are spelt. */
export const sorted = (pairs: Value): string => toText(pairs).split("&").sort().join("&");
/** The member of a JSON body, spelt as in the body; nothing as "". */
export function json(body: Value, pointer: Value): string {
  try {
    return readMember(toText(body), toText(pointer)) ?? "";
  } catch {
    throw new CredentialError("expected a JSON body");
  }
}

const functions: Record<string, (...values: any[]) => Awaitable<Value>> = {
  md5,
  sha1,
  sha256,
  sha384,
  sha512,
  hmacMd5,
  hmacSha1,
  hmacSha256,
  hmacSha384,
  hmacSha512,
  hex,
  base64,
  base64url,
  unhex,
  unbase64,
  lower,
  upper,
  concat,
  join,
  percent,
  sorted,
  json,
};

/** Calls a function of the template language by name. */
export const callFunction = (name: string, args: Value[]): Awaitable<Value> =>
  (functions[name] as TemplateFunction)(...args);
