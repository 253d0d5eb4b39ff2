import { ReadableStream } from "node:stream/web";
import { setTimeout as sleep } from "node:timers/promises";
import { seededRandom } from "./faults/create-faults.ts";
import type { MockResponse } from "./mock-response.ts";

/**
 * A response as `fetch` gives it, after its latency and with what is wrong with it: a connection that is cut before the
 * response rejects, one that is cut in the body lets the body fail to be read.
 *
 * @throws TypeError `fetch failed` for a reset; the reason of `signal` when it is aborted while the response is waited for.
 */
export async function toResponse(
  { status, headers, body, latency, fault }: MockResponse,
  url: string,
  signal?: AbortSignal,
): Promise<Response> {
  if (latency)
    await sleep(latency, undefined, { signal }).catch((error) => {
      throw signal?.aborted ? signal.reason : error;
    });
  if (fault === "reset")
    throw new TypeError("fetch failed", { cause: connectionError("read ECONNRESET", "ECONNRESET") });
  const bytes = body === undefined ? undefined : new TextEncoder().encode(body);
  const response = new Response(bytes && spoil(bytes, fault, signal), { status, headers });
  // The constructor leaves it empty; clients read it for messages.
  Object.defineProperty(response, "url", { value: url.replace(/#.*/s, "") });
  return response;
}

function spoil(bytes: Uint8Array, fault: MockResponse["fault"], signal?: AbortSignal): BodyInit {
  if (fault === "garbage") return garbled(bytes) as Uint8Array<ArrayBuffer>;
  if (fault === "slow") return streamOf(dribble(bytes, signal));
  if (fault === "truncate") return streamOf(cutShort(bytes));
  return bytes as Uint8Array<ArrayBuffer>;
}

async function* cutShort(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes.subarray(0, bytes.length >> 1);
  throw new TypeError("terminated", { cause: connectionError("other side closed", "UND_ERR_SOCKET") });
}

const streamOf = (pieces: AsyncGenerator<Uint8Array>): BodyInit => ReadableStream.from(pieces) as unknown as BodyInit;

const connectionError = (message: string, code: string): Error => Object.assign(new Error(message), { code });

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
