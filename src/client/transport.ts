import type { WireRequest } from "../auth/index.ts";
import type { ClientOptions } from "./options.ts";
import type { TimeLimit } from "./time-limit.ts";

export type Bytes = Uint8Array<ArrayBuffer>;

/** A response, and its body: read whole, or undefined where it is left to be streamed. */
export interface Received {
  response: Response;
  bytes: Bytes | undefined;
}

/** Where sending can break off. Only until the connection is made is it known that nothing was sent. */
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

/** Sends a request, follows no redirect, and never rejects. It breaks off when the limit stops it. */
export type Transport = (request: WireRequest, sending: Sending, limit: TimeLimit) => Promise<Received | Broken>;

let node: typeof import("./node-transport.ts") | undefined | null;

/** What sends on this runtime, loaded when it is first asked for: node:http on a plain Node, or else `fetch`. */
export async function findTransport({ fetch, init, stream }: Sending): Promise<Transport> {
  const plain = !(fetch || init || stream);
  if (plain && node === undefined)
    node = typeof globalThis.process?.getBuiltinModule === "function" ? await import("./node-transport.ts") : null;
  return plain && node?.isPlainNode() ? node.nodeTransport : (await import("./fetch-transport.ts")).fetchTransport;
}
