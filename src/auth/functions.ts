import { concatBytes, fromBase64, fromHex, toBase64, toBytes, toHex, toText, type Value } from "./bytes.ts";
import { type Awaitable, hash, hmac } from "./digests.ts";
import { readMember } from "./json-text.ts";

/** A function of the template language: the values of its arguments in, a value out. */
type TemplateFunction = (args: Value[]) => Awaitable<Value>;

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

/** The member of a JSON body, spelt as in the body; nothing as "". */
function jsonMember([body, pointer]: Value[]): string {
  try {
    return readMember(toText(body as Value), toText(pointer as Value)) ?? "";
  } catch {
    throw new Error("expected a JSON body");
  }
}

const special: Record<string, TemplateFunction> = {
  hex: (args) => toHex(concatBytes(args)),
  base64: (args) => toBase64(concatBytes(args)),
  base64url: (args) => toBase64(concatBytes(args)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, ""),
  unhex: ([text]) => fromHex(text as Value),
  unbase64: ([text]) => fromBase64(text as Value),
  lower: (args) => toText(concatBytes(args)).toLowerCase(),
  upper: (args) => toText(concatBytes(args)).toUpperCase(),
  concat: (args) => concatBytes(args),
  join: ([separator, ...rest]) => concatBytes(rest.flatMap((part, i) => (i ? [separator as Value, part] : [part]))),
  // RFC 3986: everything but unreserved characters.
  percent: (args) =>
    encodeURIComponent(toText(concatBytes(args))).replace(
      /[!'()*]/g,
      (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
    ),
  // name=value pairs of a query or form, by name and then value, as they are spelt.
  sorted: ([pairs]) =>
    toText(pairs as Value)
      .split("&")
      .sort()
      .join("&"),
  json: jsonMember,
};

/** Calls a function of the template language by name. */
export function callFunction(name: string, args: Value[]): Awaitable<Value> {
  if (!isDigest(name)) return (special[name] as TemplateFunction)(args);
  if (!name.startsWith("hmac")) return hash(name, concatBytes(args));
  const [key, ...parts] = args;
  return hmac(name.slice(4).toLowerCase(), toBytes(key as Value), concatBytes(parts));
}
