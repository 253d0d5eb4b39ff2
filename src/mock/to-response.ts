import { setTimeout as sleep } from "node:timers/promises";
import { dribble, garbled } from "./faults/spoil-body.ts";
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

const streamOf = (pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });

const connectionError = (message: string, code: string): Error => Object.assign(new Error(message), { code });
