import type { Exchange } from "../create-mock.ts";

/** How many exchanges are kept. */
export const keptExchanges = 200;

/** How much of a body is kept, in bytes of a request and characters of a response. */
const keptBody = 64 * 1024;

/** One exchange of the log. */
export interface Logged {
  /** Counted from 1. */
  n: number;
  exchange: Exchange;
  /** Size of a body in bytes, where only its beginning is kept. */
  cut: { request?: number; response?: number };
}

/** The last exchanges, and word of what is new. */
export interface ExchangeLog {
  add(exchange: Exchange): void;
  /** Oldest first. */
  list(): readonly Logged[];
  clear(): void;
  /** Another number after each thing that happened. */
  version(): number;
  /** Something else happened that is to be seen. */
  touch(): void;
  /** Resolves when there is another version than this, or the milliseconds are over. */
  changed(since: number, ms: number): Promise<void>;
  /** From now on nobody waits. */
  close(): void;
}

/** A log of what the mock does, by reference: what an exchange costs is a place in a list. */
export function createExchangeLog(): ExchangeLog {
  // A place for each, used again in turn: to move all of them for one more would cost more than the rest.
  let places: Logged[] = [];
  let count = 0;
  let version = 0;
  let waiting: (() => void)[] = [];
  let isClosed = false;
  const touch = (): void => {
    version++;
    if (waiting.length === 0) return;
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  };
  return {
    add(exchange) {
      places[count % keptExchanges] = cutBodies(count + 1, exchange);
      count++;
      touch();
    },
    list: () => places.filter((logged) => logged !== undefined).sort((a, b) => a.n - b.n),
    clear() {
      places = [];
      touch();
    },
    version: () => version,
    touch,
    close() {
      isClosed = true;
      touch();
    },
    changed(since, ms) {
      if (since !== version || isClosed) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        timer.unref?.();
        waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    },
  };
}

function cutBodies(n: number, exchange: Exchange): Logged {
  const { request, response } = exchange;
  const sent = request.body.length;
  const received = response.body?.length ?? 0;
  if (sent <= keptBody && received <= keptBody) return { n, exchange, cut: {} };
  const shorter = { ...exchange };
  if (sent > keptBody) shorter.request = { ...request, body: request.body.slice(0, keptBody) };
  if (received > keptBody) {
    const { json, ...rest } = response;
    // A copy: a part of a string keeps all of it.
    const body = Buffer.from((response.body ?? "").slice(0, keptBody)).toString();
    shorter.response = { ...rest, body };
  }
  return {
    n,
    exchange: shorter,
    cut: {
      ...(sent > keptBody && { request: sent }),
      ...(received > keptBody && { response: Buffer.byteLength(response.body ?? "") }),
    },
  };
}
