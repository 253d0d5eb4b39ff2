import { toHex } from "./bytes.ts";

const nameOf = (algorithm: string): string => {
  if (algorithm === "md5") throw new Error("expected a runtime with node:crypto: WebCrypto does not have MD5");
  return algorithm.replace("sha", "SHA-");
};

// TypeScript keeps apart views on shared memory, which never get here.
type Plain = Uint8Array<ArrayBuffer>;

/** `hash` of `digests.ts` by WebCrypto. */
export const hash = async (algorithm: string, data: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest(nameOf(algorithm), data as Plain));

// Importing a key costs more than the signature itself; a client signs with the same few keys for its whole life.
const keys = new Map<string, Promise<CryptoKey>>();

/** `hmac` of `digests.ts` by WebCrypto. */
export async function hmac(algorithm: string, key: Uint8Array, data: Uint8Array): Promise<Uint8Array> {
  const id = `${algorithm}:${toHex(key)}`;
  let imported = keys.get(id);
  if (!imported) {
    if (keys.size > 99) keys.clear();
    const options = { name: "HMAC", hash: nameOf(algorithm) };
    imported = crypto.subtle.importKey("raw", key as Plain, options, false, ["sign"]);
    keys.set(id, imported);
  }
  return new Uint8Array(await crypto.subtle.sign("HMAC", await imported, data as Plain));
}
