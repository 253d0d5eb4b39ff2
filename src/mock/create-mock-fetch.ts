import { type Contract, checkPeers, loadApis, UsageError } from "../contract/index.ts";
import { createApiMock } from "./create-api-mock.ts";
import { toResponse, toWireRequest } from "./create-mock.ts";
import type { LogEntry } from "./log-line.ts";
import { behind, serverBases, splitWireUrl } from "./wire-forms.ts";

export interface MockFetchOptions {
  /** Name of an API in redocly.yaml or of one that comes with this package, or the path of an OpenAPI file. Either this or `contract`. */
  api?: string;
  contract?: Contract;
  /** Instead of the contract's test credentials, by name. */
  credentials?: Readonly<Record<string, string>>;
  /** A base URL of your own, when its path is neither that of one of the API's servers nor empty. */
  baseUrl?: string;
  /** Sees every request when it is answered. */
  onRequest?: (entry: LogEntry) => void;
  /** The clock that signatures are checked against, in milliseconds since 1970 UTC. */
  now?: () => number;
}

/**
 * A `fetch` that answers as the API would, without a network: credentials are verified, requests validated, and the
 * contract's examples answered. At a host of the API the path of its server must be there; any other host may have it
 * or not. The contract is read at once; a mistake in the options is reported by the first call.
 *
 * @throws UsageError from the first call when there is no such API or file, or a credential is not one of the API's.
 */
export function createMockFetch(options: MockFetchOptions): typeof fetch {
  const { baseUrl } = options;
  const mock = findContract(options).then((contract) => createApiMock(contract, options));
  mock.catch(() => {});
  return async (input, init) => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    const { contract, handle } = await mock;
    const wire = await toWireRequest(request);
    request.signal.throwIfAborted();
    const paths = basesFor(contract, request.url, baseUrl).map((base) => behind(base, new URL(request.url).pathname));
    const answer = await handle(wire, [...new Set(paths.filter((path) => path !== undefined))]);
    request.signal.throwIfAborted();
    return toResponse(answer, request.url);
  };
}

/** What may stand before the path of the contract at this URL. */
function basesFor(contract: Contract, url: string, baseUrl: string | undefined): string[] {
  const { origin } = new URL(url);
  const own = contract.servers.filter((server) => splitWireUrl(server.url)?.origin === origin);
  if (own.length > 0) return serverBases({ ...contract, servers: own });
  const given = baseUrl === undefined ? [] : [new URL(baseUrl).pathname.replace(/\/+$/, "")];
  return [...given, "", ...serverBases(contract), `/${contract.api}`];
}

async function findContract({ api, contract }: MockFetchOptions): Promise<Contract> {
  if (contract) return contract;
  if (!api) throw new UsageError("createMockFetch needs `api`, the name of an API or the path of an OpenAPI file.");
  checkPeers("mock");
  const [found] = await loadApis([api]);
  return found as Contract;
}
