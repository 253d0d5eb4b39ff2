import type { WireRequest } from "../auth/index.ts";
import { idempotentMethods } from "./is-idempotent.ts";
import type { ClientOptions } from "./options.ts";
import type { TimeLimit } from "./time-limit.ts";
import type { Watched, watchSending } from "./watch-sending.ts";

export type Bytes = Uint8Array<ArrayBuffer>;

/** A response, and its body: read whole, or undefined where it is left to be streamed. */
export interface Received {
  response: Response;
  bytes: Bytes | undefined;
}

/** Where sending can break off. Only while nothing has been written of the request is it known that nothing was sent. */
export type SendingPhase = "connecting" | "waiting" | "reading";

/** No response, or not a whole one. */
export interface Broken {
  /** `size`: the response is longer than it may be. */
  failed: "connection" | "size";
  phase: SendingPhase;
  /** What the runtime failed with. */
  cause: unknown;
}

/** How a request is sent, the same for all attempts of a call. */
export interface Sending {
  /** The caller's own fetch. */
  fetch: ClientOptions["fetch"];
  /** What the caller handed to fetch beside the request, such as undici's `dispatcher`. */
  init: RequestInit | undefined;
  /** Leaves the body of a success unread. */
  stream: boolean | undefined;
  /** Bytes that the body of a response may have, once it is decompressed. */
  maxBytes: number;
}

/**
 * Sends a request with the runtime's fetch, or the caller's own; follows no redirect, and never rejects. It breaks off
 * when the limit stops it.
 */
export async function sendRequest(
  request: WireRequest,
  sending: Sending,
  limit: TimeLimit,
): Promise<Received | Broken> {
  const { stream, maxBytes } = sending;
  const controller = new AbortController();
  limit.onStop(() => controller.abort());
  let headersCame = false;
  let mayHaveLeft = () => false;
  try {
    const watch = sending.fetch ? unwatched : await findWatch();
    if (!idempotentMethods.has(request.method)) await hearOfClosedConnections();
    if (limit.stopped) throw new Error("stopped");
    const begun = begin(request, sending, controller.signal, watch);
    mayHaveLeft = begun.mayHaveLeft;
    const response = await untilStopped(begun.response, limit);
    headersCame = true;
    // Asked for here, where what it throws is a failure of the connection.
    response.headers.get("content-type");
    if (typeof response.status !== "number") throw new TypeError("expected fetch to give a Response");
    return { response, bytes: stream && response.ok ? undefined : await readBody(response, maxBytes, limit) };
  } catch (cause) {
    const phase = headersCame ? "reading" : mayHaveLeft() ? "waiting" : "connecting";
    return { failed: cause instanceof TooLong ? "size" : "connection", phase, cause };
  }
}

type Watch = typeof watchSending;

/** Where nobody tells what is sent it may have been: a fetch of the caller's can do anything. */
const unwatched: Watch = (send) => ({ response: send(), mayHaveLeft: () => true });

let found: Promise<Watch> | undefined;

/** What tells whether anything was sent. A browser, which does not tell, does not load it. */
function findWatch(): Promise<Watch> {
  found ??=
    typeof globalThis.process?.getBuiltinModule === "function"
      ? import("./watch-sending.ts").then(
          ({ watchSending }) => watchSending,
          () => unwatched,
        )
      : Promise.resolve(unwatched);
  return found;
}

/** Starts sending. Whatever throws after that is a failure of what may have left. */
function begin(
  { method, url, headers, body }: WireRequest,
  { fetch: own, init }: Sending,
  signal: AbortSignal,
  watch: Watch,
): Watched {
  const request: RequestInit = {
    method,
    headers,
    body: body.length ? (body as BodyInit) : null,
    redirect: "manual",
    signal,
  };
  if (!own) return watch(async () => fetch(url, { ...init, ...request }));
  const wrapped = new Request(url, request);
  return watch(async () => own(wrapped, init));
}

// Taken when this is loaded: tests put timers in its place that wait to be advanced, and a request would wait with them.
const { setImmediate } = globalThis;

/**
 * Some vendors close a connection after a response without having said so. Two turns of the event loop read what has
 * come in, so that such a connection is not taken for a request that cannot be repeated. Node, Bun and Deno have such
 * turns; where there are none, as in a browser, the request goes at once.
 */
const hearOfClosedConnections = async (): Promise<void> => {
  if (setImmediate) await new Promise<void>((go) => setImmediate(() => setImmediate(go)));
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
  if (chunks.length === 1) return chunks[0] as Bytes;
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
