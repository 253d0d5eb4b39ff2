import type * as AsyncHooks from "node:async_hooks";
import type * as DiagnosticsChannel from "node:diagnostics_channel";
import { isBadPort } from "../core/is-bad-port.ts";

/** What undici, which Node's fetch is, has done with one call of fetch. */
interface Exchange {
  /** It has made a request of it, so that it tells what becomes of it. */
  isTold: boolean;
  /** It may have begun to write such a request to a connection. */
  isWritten: boolean;
}

/** A fetch that is under way. */
export interface Watched {
  response: Promise<Response>;
  /** Whether anything of the request may have been sent. No is certain; where nobody can tell, it is yes. */
  mayHaveLeft(): boolean;
}

/**
 * Runs a fetch and watches what it sends. On Node undici publishes every request that it makes and every one that it
 * begins to write, also behind a proxy and where a dispatcher sends again by itself; each is counted for the fetch in
 * whose asynchronous context it was made. Other runtimes publish nothing, and neither does a stub.
 *
 * https://github.com/nodejs/undici/blob/main/docs/docs/api/DiagnosticsChannel.md
 */
export function watchSending(send: () => Promise<Response>): Watched {
  exchanges ??= subscribe();
  if (!exchanges) return { response: send(), mayHaveLeft: () => true };
  const exchange: Exchange = { isTold: false, isWritten: false };
  const response = exchanges.run(exchange, send);
  response.catch((error) => {
    exchange.isTold ||= isBadPort(error);
  });
  return { response, mayHaveLeft: () => !exchange.isTold || exchange.isWritten };
}

interface UndiciRequest {
  method?: string;
  /** What undici 6 and 7 call before they write a request to a connection. */
  onConnect?(...args: unknown[]): unknown;
  /** The same of undici 8. */
  onRequestStart?(...args: unknown[]): unknown;
}

/**
 * Runs this when undici begins to write a request: over HTTP/2 not every version publishes that.
 *
 * @returns whether it will be heard of.
 */
function hearBeginning(request: UndiciRequest, run: () => void): boolean {
  const name = (["onConnect", "onRequestStart"] as const).find((name) => typeof request[name] === "function");
  if (!name) return false;
  const begin = request[name] as (...args: unknown[]) => unknown;
  request[name] = (...args) => {
    run();
    return begin.apply(request, args);
  };
  return true;
}

let exchanges: AsyncHooks.AsyncLocalStorage<Exchange> | null | undefined;

/** @returns null where the runtime has no such modules. */
function subscribe(): AsyncHooks.AsyncLocalStorage<Exchange> | null {
  // Asked for at run time: an import of them would break bundles for browsers.
  const builtin = globalThis.process?.getBuiltinModule;
  const hooks = builtin?.("node:async_hooks") as typeof AsyncHooks | undefined;
  const channels = builtin?.("node:diagnostics_channel") as typeof DiagnosticsChannel | undefined;
  if (!hooks?.AsyncLocalStorage || !channels?.subscribe) return null;
  const storage = new hooks.AsyncLocalStorage<Exchange>();
  // A request is written in the context of its connection, which may be another call's.
  const owners = new WeakMap<object, Exchange>();
  channels.subscribe("undici:request:create", (message) => {
    const { request } = message as { request: UndiciRequest };
    const exchange = storage.getStore();
    // What asks a proxy for a connection is not the request.
    if (!exchange || request.method === "CONNECT") return;
    owners.set(request, exchange);
    exchange.isTold = true;
    const begins = () => {
      exchange.isWritten = true;
    };
    if (!hearBeginning(request, begins)) begins();
  });
  channels.subscribe("undici:client:sendHeaders", (message) => {
    const exchange = owners.get((message as { request: object }).request);
    if (exchange) exchange.isWritten = true;
  });
  return storage;
}
