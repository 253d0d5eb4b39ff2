import { fromHex } from "../../auth/bytes.ts";
import type { CryptoJs } from "./crypto-js.ts";

declare const cryptoJs: CryptoJs;

const words = (bytes: Uint8Array) => cryptoJs.lib.WordArray.create(bytes);

/** `hash` of auth/digests.ts, where crypto-js is what a sandbox has. */
export const hash = (algorithm: string, data: Uint8Array): Uint8Array =>
  fromHex(String(cryptoJs[algorithm.toUpperCase()](words(data))));

/** `hmac` of auth/digests.ts. */
export const hmac = (algorithm: string, key: Uint8Array, data: Uint8Array): Uint8Array =>
  fromHex(String(cryptoJs[`Hmac${algorithm.toUpperCase()}`](words(data), words(key))));
