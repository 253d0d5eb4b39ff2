/**
 * What goes wrong with a response on its way: the connection is cut before it (`reset`) or in the middle of it
 * (`truncate`), its body is not what it says (`garbage`), or comes in dribs over two seconds (`slow`).
 */
export type Fault = "reset" | "truncate" | "garbage" | "slow";

export const faults: readonly Fault[] = ["reset", "truncate", "garbage", "slow"];

/** The longest latency that can be asked for, in milliseconds. */
export const longestLatency = 600_000;

/** What happens to one request; nothing when all are absent. */
export interface Effect {
  /** Status of the response in place of the operation: nothing is read, checked or changed. */
  code?: number;
  /** Name of the example to respond with. */
  example?: string;
  /** Seconds, for `Retry-After`. */
  retryAfter?: number;
  /** Milliseconds before the response. */
  latency?: number;
  /** Strikes the response: the request has been carried out. */
  fault?: Fault;
}

/** How far one limit is used up. */
export interface RateState {
  limit: number;
  /** Length of the window in seconds. */
  per: number;
  remaining: number;
  /** Seconds until the window ends. */
  reset: number;
}
