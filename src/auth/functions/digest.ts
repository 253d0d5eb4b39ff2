import { concatBytes, toBytes, type Value } from "../bytes.ts";
import { hash, hmac } from "../digests.ts";
import type { TemplateFunction } from "./function.ts";

const hashing =
  (algorithm: string): TemplateFunction =>
  (...parts) =>
    hash(algorithm, concatBytes(parts));

const keyed =
  (algorithm: string): TemplateFunction =>
  (key, ...parts) =>
    hmac(algorithm, toBytes(key as Value), concatBytes(parts));

export const md5 = /* @__PURE__ */ hashing("md5");
export const sha1 = /* @__PURE__ */ hashing("sha1");
export const sha256 = /* @__PURE__ */ hashing("sha256");
export const sha384 = /* @__PURE__ */ hashing("sha384");
export const sha512 = /* @__PURE__ */ hashing("sha512");
export const hmacMd5 = /* @__PURE__ */ keyed("md5");
export const hmacSha1 = /* @__PURE__ */ keyed("sha1");
export const hmacSha256 = /* @__PURE__ */ keyed("sha256");
export const hmacSha384 = /* @__PURE__ */ keyed("sha384");
export const hmacSha512 = /* @__PURE__ */ keyed("sha512");

/** The checksum of zip and gzip (ISO 3309), in decimal. */
export const crc32 = (...parts: Value[]): string => {
  let crc = -1;
  for (const byte of concatBytes(parts)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return String(~crc >>> 0);
};
