import type { WireRequest } from "../auth/index.ts";
import type { Phase } from "./errors.ts";
import type { ClientOptions } from "./options.ts";

/** What is sent in one attempt, and how far it is. */
export interface Exchange {
  request: WireRequest;
  /** The transport keeps it true: at a failure it is `connecting` only where nothing can have been sent. */
  phase: Phase;
  /** The runtime's code of a failure. */
  reason: string;
  /** Leaves the body of the response unread. */
  stream: boolean | undefined;
  /** What the caller handed to fetch beside the request, such as undici's `dispatcher`. */
  init: RequestInit | undefined;
  /** The caller's own fetch. */
  send: ClientOptions["fetch"];
}

/** Sends a request, follows no redirect, and gives the response. What it rejects with is the runtime's own error. */
export type Transport = (exchange: Exchange, signal: AbortSignal) => Promise<Response>;

let node: typeof import("./node-transport.ts") | undefined | null;

/** What sends on this runtime, loaded when it is first asked for: node:http on a plain Node, or else `fetch`. */
export async function findTransport(plain: boolean): Promise<Transport> {
  if (plain && node === undefined)
    node = typeof globalThis.process?.getBuiltinModule === "function" ? await import("./node-transport.ts") : null;
  return plain && node?.isPlainNode() ? node.nodeTransport : (await import("./fetch-transport.ts")).fetchTransport;
}
