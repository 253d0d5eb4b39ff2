import type { Awaitable } from "./awaitable.ts";

interface NodeCrypto {
  /** Since Node 20.12, at a fifth of the cost; not in every runtime that has node:crypto. */
  hash?(algorithm: string, data: Uint8Array, encoding: "buffer"): Uint8Array;
  createHash(algorithm: string): { update(data: Uint8Array): { digest(): Uint8Array } };
  createHmac(algorithm: string, key: Uint8Array): { update(data: Uint8Array): { digest(): Uint8Array } };
}

// Asked for at run time: an import of node:crypto would break bundles for browsers.
const node = (globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }).process?.getBuiltinModule?.(
  "node:crypto",
) as NodeCrypto | undefined;

// A runtime without node:crypto loads the code for WebCrypto when it first signs.
const web = () => import("./web-digests.ts");

/** The digest of the bytes. `algorithm` is `md5`, `sha1`, `sha256`, `sha384` or `sha512`. */
export const hash = (algorithm: string, data: Uint8Array): Awaitable<Uint8Array> =>
  node
    ? (node.hash?.(algorithm, data, "buffer") ?? node.createHash(algorithm).update(data).digest())
    : web().then(({ hash }) => hash(algorithm, data));

/** HMAC (RFC 2104) of the bytes under the key. */
export const hmac = (algorithm: string, key: Uint8Array, data: Uint8Array): Awaitable<Uint8Array> =>
  node ? node.createHmac(algorithm, key).update(data).digest() : web().then(({ hmac }) => hmac(algorithm, key, data));
