import { setTimeout as sleep } from "node:timers/promises";
import { seededRandom } from "./random.ts";

/** Of how many pieces a slow body is made, and the milliseconds before each. */
const pieces = 10;
const pause = 200;

/** As many bytes, none of which mean anything; the same for the same body. */
export function garbled(bytes: Uint8Array): Uint8Array {
  const random = seededRandom(String(bytes.length));
  return Uint8Array.from(bytes.length ? bytes : new Uint8Array(16), () => Math.floor(random() * 256));
}

/** The bytes in pieces, over two seconds. */
export async function* dribble(bytes: Uint8Array, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const size = Math.max(1, Math.ceil(bytes.length / pieces));
  for (let at = 0; at < Math.max(1, bytes.length); at += size) {
    await sleep(pause, undefined, { signal });
    if (bytes.length) yield bytes.subarray(at, at + size);
  }
}
