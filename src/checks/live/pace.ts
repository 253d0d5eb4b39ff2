import type { Contract, Operation } from "../../contract/index.ts";
import { valueAt } from "../../core/json-pointer.ts";

/** So many requests in so many seconds. */
export interface RateLimit {
  requests: number;
  seconds: number;
}

/** What time is asked of, and how it is waited for. */
export interface Clock {
  now(): number;
  wait(ms: number): Promise<void>;
}

/** The longest that a server's `Retry-After` is waited for, once and in a whole run. */
export const longest = 300_000;

/** The limits of an operation, by its own `x-rate-limit` or that of the contract. */
export const limitsOf = ({ document }: Contract, { pointer }: Operation): RateLimit[] => {
  const of = (node: unknown) => (node as { "x-rate-limit"?: { limits?: RateLimit[] } } | undefined)?.["x-rate-limit"];
  return (of(valueAt(document, pointer)) ?? of(document))?.limits ?? [];
};

/**
 * Waits until a request may go: what has gone is counted in the window of each limit, and up to the limit nothing waits.
 *
 * @returns what waits, and says for how many milliseconds it did.
 */
export function createPace({ now, wait }: Clock): (limits: readonly RateLimit[]) => Promise<number> {
  let sent: number[] = [];
  return async (limits) => {
    const waits = limits.map(({ requests, seconds }) => {
      const before = sent[sent.length - requests];
      return before === undefined ? 0 : before + seconds * 1000 - now();
    });
    const ms = Math.max(0, ...waits);
    if (ms > 0) await wait(ms);
    sent.push(now());
    const most = Math.max(1, ...limits.map(({ requests }) => requests));
    if (sent.length > 2 * most) sent = sent.slice(-most);
    return ms;
  };
}

/** How long a 429 asks to wait, by its `Retry-After`: seconds, or a date. Undefined where it does not say, or asks for too long. */
export function retryAfter(status: number, headers: Headers, now: number): number | undefined {
  const text = status === 429 ? headers.get("retry-after") : null;
  if (text === null) return undefined;
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return ms <= longest ? Math.max(0, ms) : undefined;
}
