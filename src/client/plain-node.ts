interface Dispatcher {
  dispatch: unknown;
}

/**
 * Whether a `fetch` of this process would send as Node does by itself, so that node:http may send in its place: nobody has
 * put another fetch or undici dispatcher there (a stub, a mock, a cache, a proxy, one that retries), as far as can be
 * told. In doubt it is no. Node has no public way to ask.
 */
export function isPlainNode(): boolean {
  const dispatcher = globalDispatcher();
  const dispatch = dispatcher?.dispatch;
  if (judged?.fetch !== fetch || judged.dispatcher !== dispatcher || judged.dispatch !== dispatch)
    judged = { fetch, dispatcher, dispatch, isPlain: isNodesFetch(fetch) && isPlainDispatcher(dispatcher) };
  return judged.isPlain;
}

/** The last verdict, and what it was about. */
let judged: { fetch: unknown; dispatcher: unknown; dispatch: unknown; isPlain: boolean } | undefined;

/** Where undici keeps what `fetch` sends through: version 8, which Node 26 has, elsewhere than those before. */
export const dispatcherSymbol = (): symbol =>
  Symbol.for(`undici.globalDispatcher.${Number.parseInt(process.versions.undici ?? "", 10) >= 8 ? 2 : 1}`);

const globalDispatcher = (): Dispatcher | undefined =>
  (globalThis as Record<symbol, Dispatcher | undefined>)[dispatcherSymbol()];

// Only code inside of Node can name its modules so.
const isNodesFetch = (given: unknown): boolean =>
  /^function fetch\([\s\S]*'internal\/deps\/undici\/undici'/.test(String(given));

/** Whether undici's dispatcher is as Node makes it: no proxy, no mock, no client certificate, no other `dispatch`. */
function isPlainDispatcher(dispatcher: Dispatcher | undefined): boolean {
  if (!dispatcher) return true;
  const own = (name: string): unknown => {
    const symbol = Object.getOwnPropertySymbols(dispatcher).find(({ description }) => description === name);
    return symbol && (dispatcher as unknown as Record<symbol, unknown>)[symbol];
  };
  const agent = Object.getPrototypeOf(dispatcher);
  const base = Object.getPrototypeOf(agent);
  return (
    agent.constructor.name === "Agent" &&
    base?.constructor.name === "DispatcherBase" &&
    dispatcher.dispatch === base.dispatch &&
    (own("factory") as { name?: string } | undefined)?.name === "defaultFactory" &&
    // Options that are not set are undefined; `maxOrigins` is infinite.
    Object.values(own("options") ?? { unknown: true }).every((value) => value === undefined || value === Infinity)
  );
}
