declare const nodeCrypto: typeof import("node:crypto");

/** `hash` of auth/digests.ts, where scripts run on Node. */
export const hash = (algorithm: string, data: Uint8Array): Uint8Array =>
  nodeCrypto.createHash(algorithm).update(data).digest();

/** `hmac` of auth/digests.ts. */
export const hmac = (algorithm: string, key: Uint8Array, data: Uint8Array): Uint8Array =>
  nodeCrypto.createHmac(algorithm, key).update(data).digest();
