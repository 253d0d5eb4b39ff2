import type { Transport } from "./find-transport.ts";
import { bytesOf, keepBytes } from "./read-once.ts";
import { neverConnected, reasonOf } from "./reason.ts";

/** Sends with the caller's fetch, or the runtime's. */
export const fetchTransport: Transport = async (exchange, signal) => {
  const { request, init, send, stream } = exchange;
  const { method, url, headers, body } = request;
  const sent: RequestInit = {
    method,
    headers,
    body: body.length ? (body as BodyInit) : null,
    redirect: "manual",
    signal,
  };
  signal.throwIfAborted();
  exchange.phase = "waiting";
  try {
    const response = await (send
      ? within(signal, send(new Request(url, sent), init))
      : fetch(url, { ...init, ...sent }));
    exchange.phase = "reading";
    if (typeof response?.headers?.get !== "function" || typeof response.status !== "number")
      throw new TypeError("expected fetch to give a Response");
    return stream ? response : keepBytes(response, await within(signal, bytesOf(response)));
  } catch (error) {
    exchange.reason = reasonOf(error);
    // Another fetch than the runtime's may do more than send, and fail at that.
    if (!send && exchange.phase === "waiting" && neverConnected(exchange.reason)) exchange.phase = "connecting";
    throw error;
  }
};

/** The same, or what the signal is aborted with: a caller's fetch may not look at it. */
const within = <T>(signal: AbortSignal, promise: Promise<T>): Promise<T> =>
  Promise.race([
    promise,
    new Promise<never>((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason));
    }),
  ]);
