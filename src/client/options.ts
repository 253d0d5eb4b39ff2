import type { CallEvent } from "./hooks.ts";

/** The credentials, or a function that is asked for them before every attempt. */
export type CredentialsSource<Credentials> = Credentials | (() => Credentials | Promise<Credentials>);

/** A response that does not keep the contract. It never holds a value of the response. */
export interface Drift {
  api: string;
  operation: string;
  status: number;
  /** RFC 6901 pointer into the body; empty for the body as a whole. */
  pointer: string;
  message: string;
}

/** Functions that hear of every attempt, for logs and traces. What they throw is ignored. */
export interface Hooks {
  /** Before an attempt is signed. May return headers for it, such as `traceparent`. */
  // biome-ignore lint/suspicious/noConfusingVoidType: a function without a return is one of these too.
  onRequest?: (event: CallEvent) => Record<string, string> | void;
  /** A response came, whatever its status. */
  onResponse?: (event: CallEvent) => void;
  /** The attempt ended without a response; `error` is there. */
  onError?: (event: CallEvent) => void;
  /** There will be another attempt, after `delay`. */
  onRetry?: (event: CallEvent) => void;
}

interface Limits {
  /** Milliseconds that one attempt may take, its body included unless that is streamed. 30,000 when absent. */
  timeout?: number;
  /**
   * Milliseconds that all attempts and the pauses between them may take. `timeout` for each attempt and
   * 10,000 for the pauses, when absent.
   */
  totalTimeout?: number;
  /**
   * How often a call is made again where that is safe: 2 when absent. A request that never left always may be; one
   * that may have arrived only if it is idempotent, by its method or by the contract.
   */
  retries?: number;
  /** Bytes that the body of a response may have, decompressed, unless it is streamed. 10 MiB when absent. */
  maxResponseBytes?: number;
}

export interface ClientOptions<Credentials = Record<string, string>, Server extends string = string> extends Limits {
  /** Name of a server of the contract, or a base URL. There is no default: where money is sent is said, not guessed. */
  server: Server | `http://${string}` | `https://${string}`;
  credentials: CredentialsSource<Credentials>;
  /** Whether `server` may be plain http on another machine, such as a gateway inside your own network: anybody on the way can read that. */
  allowHttp?: boolean;
  /** Sends the signed request. The runtime's `fetch` when absent. */
  fetch?: (request: Request, init?: RequestInit) => Promise<Response>;
  /** What `fetch` gets beside each request, on every attempt, such as undici's `dispatcher` for a proxy or a client certificate. */
  requestInitExt?: Record<string, unknown>;
  /** Headers of every request. */
  headers?: Record<string, string>;
  /**
   * Whether responses are held against the contract. `report` tells `onDrift` and is what `onDrift` alone means. `strict`
   * rejects with a DriftError; a response that says yes to what cannot be repeated still resolves and is reported,
   * because an exception would look as if it had not happened.
   */
  validate?: "off" | "report" | "strict";
  /** Hears of responses that do not fit the contract. What it throws is ignored. */
  onDrift?: (drift: Drift) => void;
  hooks?: Hooks;
  /**
   * Learns from the `Date` of the first 401 how far this machine's clock is off, where the contract signs with a clock,
   * and tries that call once more.
   */
  learnClock?: boolean;
  /** Milliseconds since 1970 UTC; for tests. */
  now?: () => number;
}

/** What one call may set, besides its parameters and body; limits in place of the client's. */
export interface CallOptions extends Limits {
  signal?: AbortSignal;
  headers?: Record<string, string>;
}
