import { decodeText } from "../../core/percent.ts";
import { fromBase64, fromHex, toBytes, toHex, toText, type Value } from "../bytes.ts";
import { fromDer } from "../der.ts";
import type * as functions from "../functions.ts";
import { lookups } from "../values.ts";

/** Every function of the template language: those that see their arguments alone, and those that see the request too. */
export type FunctionName = keyof typeof functions | keyof typeof lookups;

/** What parser and verifier know of a function. Its implementation is the export of the same name. */
export interface FunctionEntry {
  /**
   * Its parameters in the notation of TypeScript: `?` may be left out, `...` may be repeated. A kind (`: number`) is
   * checked where the argument is written in the template.
   */
  parameters: string;
  /** What it does to its parts when it hashes or signs them: they are a canonical string worth showing. */
  digest?: "hash" | "mac" | "signature";
  /** Reads its argument back from its value, so that a receiver can look inside. */
  decode?(value: Value): Value;
}

const parts = { parameters: "...parts" };
const hash = { parameters: "...parts", digest: "hash" } as const;
const mac = { parameters: "key, ...parts", digest: "mac" } as const;
const signature = { parameters: "key, ...parts", digest: "signature" } as const;

/** The one list of the functions, in the order of the reference. */
export const registry: Readonly<Record<FunctionName, FunctionEntry>> = {
  md5: hash,
  sha1: hash,
  sha256: hash,
  sha384: hash,
  sha512: hash,
  hmacMd5: mac,
  hmacSha1: mac,
  hmacSha256: mac,
  hmacSha384: mac,
  hmacSha512: mac,
  crc32: parts,

  rsaSha1: signature,
  rsaSha256: signature,
  rsaSha512: signature,
  rsaPssSha256: signature,
  rsaPssSha512: signature,
  ecdsaSha256: signature,
  ecdsaSha384: signature,
  ecdsaSha512: signature,
  ed25519: signature,
  der: { parameters: "signature", decode: (value) => fromDer(toBytes(value)) },

  hex: { ...parts, decode: fromHex },
  base64: { ...parts, decode: fromBase64 },
  base64url: { ...parts, decode: fromBase64 },
  unhex: { parameters: "string", decode: toHex },
  unbase64: { parameters: "string" },
  percent: { ...parts, decode: (value) => decodeText(toText(value)) },
  form: { ...parts, decode: (value) => decodeText(toText(value).replace(/\+/g, " ")) },
  unpercent: parts,
  quote: { ...parts, decode: (value) => JSON.parse(toText(value)) },

  concat: { ...parts, decode: (value) => value },
  join: { parameters: "separator, ...parts" },
  lower: parts,
  upper: parts,
  trim: parts,
  before: { parameters: "string, mark" },
  after: { parameters: "string, mark" },
  slice: { parameters: "value, from: number, to?: number" },
  replace: { parameters: "string, from, to" },
  length: parts,
  fixed: { parameters: "decimal, digits: number" },
  or: { parameters: "first, ...others" },
  when: { parameters: "condition, then, otherwise?" },
  equal: { parameters: "a, b" },

  time: { parameters: "format, seconds?: number" },

  header: { parameters: "name" },
  headers: { parameters: "...names" },
  json: { parameters: "body, at: pointer" },
  members: { parameters: "body, at?: pointer" },
  scalars: { parameters: "body, at?: pointer" },
  omit: { parameters: "body, ...at: pointer" },
  sortedJson: { parameters: "body" },

  sorted: { parameters: "pairs" },
  only: { parameters: "pairs, ...names" },
  without: { parameters: "pairs, ...names" },
  filled: { parameters: "pairs" },
  pairs: { parameters: "...pairs" },
  pair: { parameters: "name, value, ...more?" },
  lowerNames: { parameters: "pairs" },
  upperNames: { parameters: "pairs" },
  field: { parameters: "pairs, name" },
  write: { parameters: "pairs, between, joiner" },
  names: { parameters: "pairs, joiner" },
  values: { parameters: "pairs, joiner" },
};

const entryOf = (name: string): FunctionEntry | undefined =>
  Object.hasOwn(registry, name) ? registry[name as FunctionName] : undefined;

export const functionNames = /* @__PURE__ */ Object.keys(registry) as readonly FunctionName[];

/** Functions that see the request or the clock. In generated code, `header(...)` is `headerOf(signing, ...)`. */
export const lookupNames: readonly string[] = /* @__PURE__ */ Object.keys(lookups);

/** Whether a name is that of a function. */
export const isFunction = (name: string): name is FunctionName => Object.hasOwn(registry, name);

/** Whether the function takes a key first and signs the rest with it. */
export const isKeyed = (name: string): boolean => /mac|signature/.test(entryOf(name)?.digest ?? "");

/** Whether only the owner of a key can make its value, while the public half of the key can check it. */
export const isAsymmetric = (name: string): boolean => entryOf(name)?.digest === "signature";

/** Whether the function hashes or signs. */
export const isDigest = (name: string): boolean => entryOf(name)?.digest !== undefined;

/** How a value of the function is read back; undefined when it cannot be. */
export const decoderOf = (name: string): FunctionEntry["decode"] => entryOf(name)?.decode;
