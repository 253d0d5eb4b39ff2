import type { TimeLimit } from "./time-limit.ts";
import type { Broken, Bytes, Transport } from "./transport.ts";

/**
 * Sends with the caller's fetch, or the runtime's. Whatever that fails with, it may have sent: it can retry by itself, as
 * undici's RetryAgent does, or do more than send.
 */
export const fetchTransport: Transport = async ({ method, url, headers, body }, sending, limit) => {
  const { fetch: own, init, stream, maxBytes } = sending;
  const controller = new AbortController();
  limit.onStop(() => controller.abort());
  const { signal } = controller;
  const sent: RequestInit = {
    method,
    headers,
    body: body.length ? (body as BodyInit) : null,
    redirect: "manual",
    signal,
  };
  let phase: Broken["phase"] = "connecting";
  try {
    const request = own && new Request(url, sent);
    phase = "waiting";
    const response = await untilStopped(own && request ? own(request, init) : fetch(url, { ...init, ...sent }), limit);
    phase = "reading";
    // Asked for here, where what it throws is a failure of the connection.
    response.headers.get("content-type");
    if (typeof response.status !== "number") throw new TypeError("expected fetch to give a Response");
    return { response, bytes: stream && response.ok ? undefined : await readBody(response, maxBytes, limit) };
  } catch (cause) {
    return { failed: cause instanceof TooLong ? "size" : "connection", phase, cause };
  }
};

class TooLong extends Error {}

/** The body of a response, counted as it is read: what the runtime decompresses is counted after that. */
async function readBody(response: Response, maxBytes: number, limit: TimeLimit): Promise<Bytes> {
  // Responses of other libraries have no such streams.
  if (typeof response.body?.getReader !== "function") {
    const bytes = new Uint8Array(await untilStopped(response.arrayBuffer(), limit));
    if (bytes.length > maxBytes) throw new TooLong();
    return bytes;
  }
  const reader = response.body.getReader();
  const leave = () => void reader.cancel().catch(() => {});
  limit.onStop(leave);
  const chunks: Uint8Array[] = [];
  for (let length = 0; ; ) {
    const { done, value } = await reader.read();
    if (limit.stopped) throw new Error("stopped");
    if (done) return joinChunks(chunks, length);
    if (!ArrayBuffer.isView(value)) throw new TypeError("expected the body of a response to be bytes");
    length += value.length;
    chunks.push(value);
    if (length > maxBytes) {
      leave();
      throw new TooLong();
    }
  }
}

function joinChunks(chunks: readonly Uint8Array[], length: number): Bytes {
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** The same, or a rejection when the attempt is stopped: a caller's fetch may not look at its signal. */
const untilStopped = <T>(promise: Promise<T>, limit: TimeLimit): Promise<T> =>
  Promise.race([promise, new Promise<never>((_, reject) => limit.onStop(() => reject(new Error("stopped"))))]);
