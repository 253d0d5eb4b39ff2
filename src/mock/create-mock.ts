import type { WireRequest } from "../auth/index.ts";
import type { Contract } from "../contract/index.ts";
import { UsageError } from "../core/errors.ts";
import { controlPrefix, respondToControl } from "./control-api.ts";
import { type ApiMock, createApiMock, type HandleOptions } from "./create-api-mock.ts";
import { createServices, type ServiceOptions } from "./create-services.ts";
import type { EngineName } from "./engine/index.ts";
import type { LogEntry } from "./log-line.ts";
import { type MockResponse, problem } from "./mock-response.ts";
import type { StateStore } from "./state/index.ts";
import { toResponse } from "./to-response.ts";
import type { Webhooks } from "./webhooks/webhooks.ts";
import { behind, serverBases, splitWireUrl } from "./wire-forms.ts";

export interface MockOptions extends ServiceOptions {
  /** By API and name: credentials to accept instead of the contract's test credentials. */
  credentials?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What judges requests and gives the contract's responses: our own engine when absent, or Prism where it is installed. */
  engine?: EngineName;
  /** Sees every request when it is answered. */
  onRequest?: (entry: LogEntry) => void;
}

/** Several APIs in one: each under its name as the first segment of the path; a single one at the root as well. */
export interface Mock {
  contracts: Contract[];
  /** What the door accepts, by API and name. */
  credentials: Record<string, Record<string, string>>;
  webhooks: Webhooks;
  /** Absent when it is stateless. */
  store?: StateStore;
  /** By operation of an API that nothing is remembered of: why, in a clause. Undefined when it is stateless. */
  forgotten(api: string): ReadonlyMap<string, string> | undefined;
  /** Bodies that nobody can check, each in a sentence that says why. */
  unchecked(): Promise<string[]>;
  /** Takes an API as it is described now in place of what it was; everything else stays. @throws FindingError */
  replace(contract: Contract): Promise<void>;
  /** Serves an API no more. What is remembered of it stays, in case it comes back. */
  remove(api: string): void;
  /** Answers a request as it came off the wire. Never throws for what is in the request. */
  handle(request: WireRequest, options?: HandleOptions): Promise<MockResponse>;
  /** The same for a Request and Response. */
  fetch(request: Request): Promise<Response>;
  /** Stops the webhooks that wait; ends when everything that is remembered is kept, and closes the database. */
  close(): Promise<void>;
}

/**
 * Makes a mock of these APIs, in-process and without a port.
 *
 * @throws UsageError when two APIs have the same name, a credential is empty or not one of the API's, the seed, clock
 *   or state is no good, or the engine cannot be had.
 */
export async function createMock(contracts: readonly Contract[], options: MockOptions = {}): Promise<Mock> {
  const { onRequest, credentials = {} } = options;
  for (const api of Object.keys(credentials))
    if (!contracts.some((contract) => contract.api === api))
      throw new UsageError(`credentials are given for ${api}, which is not among the APIs of this mock.`);
  const mocks = new Map<string, ApiMock>();
  const services = await createServices(options, () =>
    mocks.size ? [...mocks.values()].map(({ contract }) => contract) : contracts,
  );
  const { store, webhooks } = services;
  const make = (contract: Contract): ApiMock =>
    createApiMock(contract, { ...options, ...services, credentials: credentials[contract.api] });
  const add = (mock: ApiMock): void => {
    const { contract } = mock;
    webhooks.add(contract, credentials[contract.api]);
    mocks.set(contract.api, mock);
  };
  for (const contract of contracts) {
    if (mocks.has(contract.api)) throw new UsageError(`two APIs are called ${contract.api}; each needs its own name.`);
    add(make(contract));
  }
  for (const mock of mocks.values()) await mock.ready();

  async function handle(request: WireRequest, { log = true, remember }: HandleOptions = {}): Promise<MockResponse> {
    const url = splitWireUrl(request.url);
    const own = url?.path.startsWith(`${controlPrefix}/`);
    const api = url && mocks.get(url.path.split("/")[1] ?? "");
    const single = mocks.size === 1 ? [...mocks.values()][0] : undefined;
    const mock = api ?? single;
    if (url && mock && !own && (url.path !== "/" || mock.contract.operations.some(({ path }) => path === "/"))) {
      return mock.handle(request, pathsOf(mock, url.path, api !== undefined, single !== undefined), { log, remember });
    }
    const started = performance.now();
    const response = !url
      ? malformed
      : own
        ? await respondToControl(services.routes, request, url.path)
        : unrouted(request.method, url.path, [...mocks.keys()]);
    const { method } = request;
    if (log)
      onRequest?.({
        method,
        path: url?.path ?? "",
        verdict: response.status < 300 ? "accepted" : own && response.status !== 404 ? "invalid" : "unrouted",
        status: response.status,
        ms: performance.now() - started,
      });
    return response;
  }

  return {
    get contracts() {
      return [...mocks.values()].map(({ contract }) => contract);
    },
    store,
    close: () => services.close(),
    get credentials() {
      return Object.fromEntries([...mocks].map(([api, mock]) => [api, { ...mock.credentials }]));
    },
    webhooks,
    forgotten: (api) => mocks.get(api)?.forgotten,
    async unchecked() {
      const found: string[] = [];
      for (const [api, mock] of mocks) for (const clause of await mock.unchecked()) found.push(`${api}: ${clause}.`);
      return found;
    },
    async replace(contract) {
      const mock = make(contract);
      // What the engine cannot read must not take the place of what it could.
      await mock.ready();
      add(mock);
    },
    remove(api) {
      mocks.delete(api);
      webhooks.remove(api);
    },
    handle,
    fetch: async (request) => toResponse(await handle(await toWireRequest(request)), request.url, request.signal),
  };
}

/** What a path may be in the contract: behind the name of the API, where it stands first, and behind a server's base. */
function pathsOf({ contract }: ApiMock, path: string, named: boolean, alone: boolean): string[] {
  const found: string[] = [];
  const look = (prefix: string): void => {
    const rest = behind(prefix, path);
    if (rest !== undefined && !found.includes(rest)) found.push(rest);
  };
  const bases = serverBases(contract);
  if (named) {
    look(`/${contract.api}`);
    for (const base of bases) look(`/${contract.api}${base}`);
  }
  if (alone) {
    look("");
    for (const base of bases) look(base);
  }
  return found;
}

const malformed = problem(400, "Bad request", "The target of the request is not a path.");

function unrouted(method: string, path: string, apis: string[]): MockResponse {
  if (path !== "/")
    return problem(404, "No such API", `${method} ${path}: no API is served here; there are /${apis.join("/, /")}/.`);
  if (method !== "GET")
    return problem(405, "Method not allowed", `${method} /: only GET is answered.`, { allow: "GET" });
  const body = JSON.stringify({ apis: apis.map((api) => ({ api, path: `/${api}` })) });
  return { status: 200, headers: { "content-type": "application/json" }, body: `${body}\n` };
}

/** A Request as `fetch` would put it on the wire. */
export async function toWireRequest(request: Request): Promise<WireRequest> {
  const body = new Uint8Array(await request.arrayBuffer());
  return { method: request.method, url: request.url, headers: new Headers(request.headers), body };
}
