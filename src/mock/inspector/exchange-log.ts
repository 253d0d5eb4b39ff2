import { EventEmitter, once } from "node:events";
import type { Exchange } from "../create-mock.ts";
import type { Mask } from "../redact.ts";
import type { ShownExplanation } from "./explain-exchange.ts";

/**
 * How many exchanges are kept. Each keeps its objects from being collected while they are young: of 24,000 lists of up to
 * 50 objects, scavenges took 1.4 s with 200, 1.1 s with 100 and 0.9 s with 50 (`--trace-gc`, Node 20).
 */
export const keptExchanges = 100;

/** How much of a body is kept, in bytes of a request and characters of a response. */
const keptBody = 64 * 1024;

/** One exchange of the log. */
export interface Logged {
  /** Counted from 1. */
  n: number;
  exchange: Exchange;
  /** Size of a body in bytes, where only its beginning is kept. */
  cut: { request?: number; response?: number };
  /** What was made of it once: it stays as it is. */
  mask?: Mask;
  explanation?: Promise<ShownExplanation | undefined>;
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

/** A log of what the mock does, by reference: what an exchange costs is a place in a map. */
export function createExchangeLog(): ExchangeLog {
  const kept = new Map<number, Logged>();
  const news = new EventEmitter().setMaxListeners(0);
  let count = 0;
  let version = 0;
  let isClosed = false;
  const touch = (): void => {
    version++;
    news.emit("news");
  };
  return {
    add(exchange) {
      count++;
      kept.set(count, cutBodies(count, exchange));
      kept.delete(count - keptExchanges);
      touch();
    },
    list: () => [...kept.values()],
    clear() {
      kept.clear();
      touch();
    },
    version: () => version,
    touch,
    close() {
      isClosed = true;
      touch();
    },
    async changed(since, ms) {
      if (since !== version || isClosed) return;
      await once(news, "news", { signal: AbortSignal.timeout(ms) }).catch(() => {});
    },
  };
}

function cutBodies(n: number, exchange: Exchange): Logged {
  const { request, response } = exchange;
  const { body = "" } = response;
  const logged: Logged = { n, exchange, cut: {} };
  if (request.body.length > keptBody) {
    logged.cut.request = request.body.length;
    logged.exchange = { ...exchange, request: { ...request, body: request.body.slice(0, keptBody) } };
  }
  if (body.length > keptBody) {
    logged.cut.response = Buffer.byteLength(body);
    // A copy: a part of a string keeps all of it.
    const beginning = Buffer.from(body.slice(0, keptBody)).toString();
    logged.exchange = { ...logged.exchange, response: { ...response, json: undefined, body: beginning } };
  }
  return logged;
}
