import { type Contract, loadApis } from "../contract/index.ts";
import { UsageError } from "../core/errors.ts";
import { checkTools } from "../core/tools.ts";
import { controlPrefix, respondToControl } from "./control-api.ts";
import { createApiMock } from "./create-api-mock.ts";
import { toWireRequest } from "./create-mock.ts";
import { createServices, type ServiceOptions } from "./create-services.ts";
import type { EngineName } from "./engine/index.ts";
import type { LogEntry } from "./log-line.ts";
import { defaultNamespace, moveClock, type Snapshot } from "./state/index.ts";
import { toResponse } from "./to-response.ts";
import type { Delivery } from "./webhooks/delivery.ts";
import { behind, serverBases, splitWireUrl } from "./wire-forms.ts";

export interface MockFetchOptions extends ServiceOptions {
  /** Name of an API in redocly.yaml or of one that comes with this package, or the path of an OpenAPI file. Either this or `contract`. */
  api?: string;
  contract?: Contract;
  /** Instead of the contract's test credentials, by name. */
  credentials?: Readonly<Record<string, string>>;
  /** What judges requests and gives the contract's responses: our own engine when absent, or Prism where it is installed. */
  engine?: EngineName;
  /** A base URL of your own, when its path is neither that of one of the API's servers nor empty. */
  baseUrl?: string;
  /** Sees every request when it is answered. */
  onRequest?: (entry: LogEntry) => void;
}

/** A `fetch` with a mock behind it. What it remembers is in the namespace `default`, unless a request names another. */
export interface MockFetch {
  (...parameters: Parameters<typeof fetch>): Promise<Response>;
  /** Forgets everything, in every namespace. */
  reset(): Promise<void>;
  snapshot(namespace?: string): Promise<Snapshot>;
  /** @throws UsageError when this is no snapshot. */
  restore(snapshot: Snapshot, namespace?: string): Promise<void>;
  /** Sets the clock of what is remembered, or moves it on by so many seconds, and with it the webhooks that wait. */
  clock(order: { set: string | number } | { advance: number }, namespace?: string): Promise<void>;
  /** The webhooks so far, when none is under way any more: each was answered, or waits for its next attempt. */
  deliveries(namespace?: string): Promise<Delivery[]>;
  /** Closes the database of `state`, and stops the webhooks that wait. */
  close(): Promise<void>;
}

/**
 * A `fetch` that answers as the API would, without a network: credentials are verified, requests validated, and the
 * contract's examples answered. At a host of the API the path of its server must be there; any other host may have it
 * or not. The contract is read at once; a mistake in the options is reported by the first call.
 *
 * @throws UsageError from the first call when there is no such API or file, or a credential is not one of the API's.
 */
export function createMockFetch(options: MockFetchOptions): MockFetch {
  // Told here: from inside of a fetch it would be one more failure to connect.
  checkTools("mock");
  const { baseUrl } = options;
  const mock = makeMock(options);
  mock.catch(() => {});
  const mockFetch = async (...[input, init]: Parameters<typeof fetch>): Promise<Response> => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    const { contract, handle, services } = await mock;
    const wire = await toWireRequest(request);
    request.signal.throwIfAborted();
    const { pathname } = new URL(request.url);
    if (pathname.startsWith(`${controlPrefix}/`))
      return toResponse(await respondToControl(services.routes, wire, pathname), request.url);
    const paths = basesFor(contract, request.url, baseUrl).map((base) => behind(base, pathname));
    const response = await handle(wire, [...new Set(paths.filter((path) => path !== undefined))]);
    request.signal.throwIfAborted();
    return toResponse(response, request.url, request.signal);
  };
  const stateOf = async () => {
    const { store } = (await mock).services;
    if (!store) throw new UsageError("this mock is stateless: it has nothing to forget or to show.");
    return store;
  };
  return Object.assign(mockFetch, {
    async reset() {
      const store = await stateOf();
      store.reset();
      await store.settled();
    },
    snapshot: async (namespace = defaultNamespace) => (await stateOf()).snapshot(namespace),
    async restore(snapshot: Snapshot, namespace = defaultNamespace) {
      const store = await stateOf();
      store.restore(namespace, snapshot);
      await store.settled();
    },
    async clock(order: { set: string | number } | { advance: number }, namespace = defaultNamespace) {
      const store = await stateOf();
      const { webhooks } = (await mock).services;
      webhooks.advance(moveClock(store.namespace(namespace).clock, order), namespace);
      await store.settled();
    },
    async deliveries(namespace = defaultNamespace) {
      const { webhooks } = (await mock).services;
      await webhooks.settled();
      return webhooks.list(namespace);
    },
    close: async () => (await mock).services.close(),
  });
}

async function makeMock(options: MockFetchOptions) {
  const contract = await findContract(options);
  const services = await createServices(options, () => [contract]);
  const { handle, ready } = createApiMock(contract, { ...options, ...services });
  await ready();
  services.webhooks.add(contract, options.credentials);
  return { contract, handle, services };
}

/** What may stand before the path of the contract at this URL. */
function basesFor(contract: Contract, url: string, baseUrl: string | undefined): readonly string[] {
  const { origin } = new URL(url);
  const own = contract.servers.filter((server) => splitWireUrl(server.url)?.origin === origin);
  if (own.length > 0) return serverBases({ ...contract, servers: own });
  const given = baseUrl === undefined ? [] : [new URL(baseUrl).pathname.replace(/\/+$/, "")];
  return [...given, "", ...serverBases(contract), `/${contract.api}`];
}

async function findContract({ api, contract }: MockFetchOptions): Promise<Contract> {
  if (contract) return contract;
  if (!api) throw new UsageError("createMockFetch needs `api`, the name of an API or the path of an OpenAPI file.");
  const [found] = await loadApis([api]);
  return found as Contract;
}
