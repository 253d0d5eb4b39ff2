import { ReadableStream } from "node:stream/web";
import { setTimeout as sleep } from "node:timers/promises";
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
  const bytes = body === undefined ? undefined : spoiled(new TextEncoder().encode(body), fault);
  const sent = bytes && fault ? ReadableStream.from(piecesOf(bytes, fault, signal)) : bytes;
  const response = new Response(sent as BodyInit | undefined, { status, headers });
  // The constructor leaves it empty; clients read it for messages.
  Object.defineProperty(response, "url", { value: url.replace(/#.*/s, "") });
  return response;
}

const connectionError = (message: string, code: string): Error => Object.assign(new Error(message), { code });

/** The bytes of a body, or for `garbage` as many others, each the complement of what it was: ASCII becomes no UTF-8. */
export function spoiled(bytes: Uint8Array, fault: MockResponse["fault"]): Uint8Array {
  if (fault !== "garbage") return bytes;
  return (bytes.length ? bytes : new Uint8Array(16)).map((byte) => ~byte);
}

/** Of how many pieces a slow body is made, and the milliseconds before each. */
const slow = { pieces: 10, pause: 200 };

/**
 * A body as it comes, in pieces.
 *
 * @throws TypeError where the connection is cut, as `fetch` says it.
 */
export async function* piecesOf(
  bytes: Uint8Array,
  fault: MockResponse["fault"],
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  if (fault === "truncate") {
    yield bytes.subarray(0, bytes.length >> 1);
    throw new TypeError("terminated", { cause: connectionError("other side closed", "UND_ERR_SOCKET") });
  }
  const size = Math.max(1, fault === "slow" ? Math.ceil(bytes.length / slow.pieces) : bytes.length);
  for (let at = 0; at < Math.max(1, bytes.length); at += size) {
    if (fault === "slow") await sleep(slow.pause, undefined, { signal });
    if (bytes.length) yield bytes.subarray(at, at + size);
  }
}
