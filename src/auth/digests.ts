import { toHex } from "./bytes.ts";

/** A value, or a promise of it: node:crypto answers at once, WebCrypto later. */
export type Awaitable<T> = T | Promise<T>;

export const isPromise = <T>(value: Awaitable<T>): value is Promise<T> => value instanceof Promise;

/** Goes on at once when the value is there, and later when it is promised. */
export const andThen = <A, B>(value: Awaitable<A>, next: (value: A) => Awaitable<B>): Awaitable<B> =>
  isPromise(value) ? value.then(next) : next(value);

interface NodeCrypto {
  /** Node 20.12 and later. */
  hash?(algorithm: string, data: Uint8Array, encoding: "buffer"): Uint8Array;
  createHash(algorithm: string): { update(data: Uint8Array): { digest(): Uint8Array } };
  createHmac(algorithm: string, key: Uint8Array): { update(data: Uint8Array): { digest(): Uint8Array } };
}

// Asked for at run time: an import of node:crypto would break bundles for browsers.
const node = (globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }).process?.getBuiltinModule?.(
  "node:crypto",
) as NodeCrypto | undefined;

const webName = (algorithm: string): string => {
  if (algorithm === "md5") throw new Error("md5 needs a runtime with node:crypto: WebCrypto does not have it");
  return algorithm.replace("sha", "SHA-");
};

// TypeScript keeps apart views on shared memory, which never get here.
type Plain = Uint8Array<ArrayBuffer>;

/** The digest of the bytes. `algorithm` is `md5`, `sha1`, `sha256`, `sha384` or `sha512`. */
export function hash(algorithm: string, data: Uint8Array): Awaitable<Uint8Array> {
  if (node?.hash) return node.hash(algorithm, data, "buffer");
  if (node) return node.createHash(algorithm).update(data).digest();
  return crypto.subtle.digest(webName(algorithm), data as Plain).then((digest) => new Uint8Array(digest));
}

// Importing a key costs more than the signature itself; a client signs with the same few keys for its whole life.
const webKeys = new Map<string, Promise<CryptoKey>>();

/** HMAC (RFC 2104) of the bytes under the key. */
export function hmac(algorithm: string, key: Uint8Array, data: Uint8Array): Awaitable<Uint8Array> {
  if (node) return node.createHmac(algorithm, key).update(data).digest();
  const id = `${algorithm}:${toHex(key)}`;
  let imported = webKeys.get(id);
  if (!imported) {
    if (webKeys.size > 99) webKeys.clear();
    const options = { name: "HMAC", hash: webName(algorithm) };
    imported = crypto.subtle.importKey("raw", key as Plain, options, false, ["sign"]);
    webKeys.set(id, imported);
  }
  return imported
    .then((imported) => crypto.subtle.sign("HMAC", imported, data as Plain))
    .then((digest) => new Uint8Array(digest));
}
