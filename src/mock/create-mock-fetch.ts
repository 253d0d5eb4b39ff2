import { type Contract, findApis, loadApis } from "../contract/index.ts";
import { UsageError } from "../core/errors.ts";
import { createMock, type Mock, type MockOptions } from "./create-mock.ts";
import { type ClockOrder, moveClock } from "./state/clock.ts";
import type { Snapshot } from "./state/snapshot.ts";
import { defaultNamespace, type StateStore } from "./state/state-store.ts";
import type { Delivery } from "./webhooks/delivery.ts";

/** As for the server, and which API it is of. */
export interface MockFetchOptions extends Omit<MockOptions, "credentials"> {
  /** Name of an API in redocly.yaml or of one that comes with this package, or the path of an OpenAPI file. Either this or `contract`. */
  api?: string;
  contract?: Contract;
  /** Instead of the contract's test credentials, by name. */
  credentials?: Readonly<Record<string, string>>;
}

/** A `fetch` that a mock responds to. What it remembers is in the namespace `default`, unless a request names another. */
export interface MockFetch {
  (...parameters: Parameters<typeof fetch>): Promise<Response>;
  /** Forgets everything, in every namespace. */
  reset(): Promise<void>;
  snapshot(namespace?: string): Promise<Snapshot>;
  /** @throws UsageError when this is no snapshot. */
  restore(snapshot: Snapshot, namespace?: string): Promise<void>;
  /** Sets the clock of what is remembered, or moves it on by so many seconds, and with it the webhooks that wait. */
  clock(order: ClockOrder, namespace?: string): Promise<void>;
  /** The webhooks so far, when none is under way any more: each has its response, or waits for its next attempt. */
  deliveries(namespace?: string): Promise<Delivery[]>;
  /** Closes the database of `state`, and stops the webhooks that wait. */
  close(): Promise<void>;
}

/**
 * A `fetch` that responds as the API would, without a network: credentials are verified, requests validated, and the
 * contract's examples given. At a host of the API the path of its server must be there; any other host may have it
 * or not. Reading a contract takes a moment, so what is found out by that is reported by the first call.
 *
 * @throws UsageError when there is no API of that name; from the first call when the file cannot be read, or a credential
 *   is not one of the API's.
 */
export function createMockFetch(options: MockFetchOptions): MockFetch {
  if (!options.contract && !options.api)
    throw new UsageError("createMockFetch needs `api`, the name of an API or the path of an OpenAPI file.");
  if (!options.contract) findApis([options.api as string]);
  const making = makeMock(options);
  making.catch(() => {});
  const mockFetch = async (...[input, init]: Parameters<typeof fetch>): Promise<Response> => {
    const request = new Request(input, init);
    return (await making).fetch(request);
  };
  /** What is done to the state ends when it is kept. */
  const withState = async <Result>(use: (store: StateStore, mock: Mock) => Result): Promise<Result> => {
    const mock = await making;
    const { store } = mock;
    if (!store) throw new UsageError("this mock is stateless: it has nothing to forget or to show.");
    const result = use(store, mock);
    await store.settled();
    return result;
  };
  return Object.assign(mockFetch, {
    reset: () => withState((store) => store.reset()),
    snapshot: (namespace = defaultNamespace) => withState((store) => store.snapshot(namespace)),
    restore: (snapshot: Snapshot, namespace = defaultNamespace) =>
      withState((store) => store.restore(namespace, snapshot)),
    clock: (order: ClockOrder, namespace = defaultNamespace) =>
      withState((store, { webhooks }) =>
        webhooks.advance(moveClock(store.namespace(namespace).clock, order), namespace),
      ),
    async deliveries(namespace = defaultNamespace) {
      const { webhooks } = await making;
      await webhooks.settled();
      return webhooks.list(namespace);
    },
    close: async () => (await making).close(),
  });
}

async function makeMock({ api, contract, credentials, ...options }: MockFetchOptions): Promise<Mock> {
  const made = contract ?? ((await loadApis([api as string]))[0] as Contract);
  return createMock([made], { ...options, credentials: credentials && { [made.api]: credentials } });
}
