import type { WireRequest } from "../auth/index.ts";
import type { Contract } from "../contract/index.ts";
import { UsageError } from "../core/errors.ts";
import { type ControlRoute, controlPrefix, controlsAt, respondToControl } from "./control-api.ts";
import { type ApiMock, createApiMock } from "./create-api-mock.ts";
import { createServices, type MockServices, type ServiceOptions } from "./create-services.ts";
import type { EngineName } from "./engine/index.ts";
import type { LogEntry } from "./log-line.ts";
import { type MockResponse, type Outcome, problem } from "./mock-response.ts";
import { pageNotLetIn } from "./page-not-let-in.ts";
import { redactAll } from "./redact.ts";
import { splitWireUrl } from "./route-request.ts";
import type { Change } from "./state/request-context.ts";
import { toResponse } from "./to-response.ts";
import type { Delivery } from "./webhooks/delivery.ts";

export interface MockOptions extends ServiceOptions {
  /** By API and name: credentials to accept instead of the contract's test credentials. */
  credentials?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What judges requests and gives the contract's responses: our own engine when absent, or Prism where it is installed. */
  engine?: EngineName;
  /** A base URL of your own of a single API, when its path is neither that of one of the API's servers nor empty. */
  baseUrl?: string;
  /** Sees every request when it has its response. */
  onRequest?: (entry: LogEntry) => void;
  /** Sees every exchange, as it was and with its secrets. */
  onExchange?: (exchange: Exchange) => void;
}

/** One request, and all that came of it, by reference: nothing is copied or masked. */
export interface Exchange extends Pick<Outcome, "target" | "routed"> {
  /** When it came, in Unix milliseconds by the clock that signatures are checked against. */
  at: number;
  request: WireRequest;
  /** The APIs that were served then, with their credentials: any of them may stand anywhere. */
  apis: readonly NonNullable<Outcome["target"]>[];
  /** What the log says of it: nothing in it is a credential. */
  entry: LogEntry;
  response: MockResponse;
  /** What it changed in the state. */
  changes: readonly Change[];
  /** The webhooks that it caused. */
  deliveries: readonly Delivery[];
}

/** Several APIs in one: each under its name as the first segment of the path; a single one at the root as well. */
export interface Mock extends Pick<MockServices, "webhooks" | "store" | "close"> {
  contracts: Contract[];
  /** The credentials that are accepted, by API and name. */
  credentials: Record<string, Record<string, string>>;
  /** By operation of an API that nothing is remembered of: why, in a clause. Undefined when it is stateless. */
  forgotten(api: string): ReadonlyMap<string, string> | undefined;
  /** Bodies that nobody can check, each in a sentence that says why. */
  unchecked(): Promise<string[]>;
  /** Takes an API as it is described now in place of what it was; everything else stays. @throws UsageError */
  replace(contract: Contract): Promise<void>;
  /** Serves an API no more. What is remembered of it stays, in case it comes back. */
  remove(api: string): void;
  /** Responds to a request as it came off the wire. Never throws for what is in the request. */
  handle(request: WireRequest): Promise<MockResponse>;
  /** The same for a Request and Response. */
  fetch(request: Request): Promise<Response>;
}

/** The APIs that are served, by name, and what they have in common. */
interface Served {
  mocks: Map<string, ApiMock>;
  routes: readonly ControlRoute[];
  options: MockOptions;
}

/**
 * Makes a mock of these APIs, in-process and without a port.
 *
 * @param addControls What the control API has besides its own.
 * @throws UsageError when two APIs have the same name, a credential is empty or not one of the API's, the seed, clock
 *   or state is no good, or the engine cannot be had.
 */
export async function createMock(
  contracts: readonly Contract[],
  options: MockOptions = {},
  addControls: (mock: Mock) => readonly ControlRoute[] = () => [],
): Promise<Mock> {
  const { credentials = {} } = options;
  for (const api of Object.keys(credentials))
    if (!contracts.some((contract) => contract.api === api))
      throw new UsageError(`credentials are given for ${api}, which is not among the APIs of this mock.`);
  const mocks = new Map<string, ApiMock>();
  const served = () => [...mocks.values()].map(({ contract }) => contract);
  const services = await createServices(options, () => (mocks.size ? served() : contracts));
  const { store, webhooks } = services;
  const make = (contract: Contract): ApiMock =>
    createApiMock(contract, { ...options, ...services, credentials: credentials[contract.api] });
  const add = (mock: ApiMock): void => {
    const { api } = mock.contract;
    webhooks.add(mock.contract, credentials[api]);
    mocks.set(api, mock);
  };
  for (const contract of contracts) {
    if (mocks.has(contract.api)) throw new UsageError(`two APIs are called ${contract.api}; each needs its own name.`);
    add(make(contract));
  }
  for (const mock of mocks.values()) await mock.ready();
  const parts: Served = { mocks, routes: services.routes, options };

  const mock: Mock = {
    get contracts() {
      return served();
    },
    store,
    webhooks,
    close: () => services.close(),
    get credentials() {
      return Object.fromEntries([...mocks].map(([api, mock]) => [api, { ...mock.credentials }]));
    },
    forgotten: (api) => mocks.get(api)?.forgotten,
    unchecked: () => uncheckedBodies(mocks),
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
    handle: (request) => handle(parts, request),
    fetch: (request) => fetchFrom(parts, request),
  };
  parts.routes = [...services.routes, ...addControls(mock)];
  return mock;
}

/** Handles a fetch request; rejects when its signal does. */
async function fetchFrom(parts: Served, request: Request): Promise<Response> {
  const { signal } = request;
  signal.throwIfAborted();
  const body = new Uint8Array(await request.arrayBuffer());
  signal.throwIfAborted();
  const wire = { method: request.method, url: request.url, headers: new Headers(request.headers), body };
  const response = await handle(parts, wire);
  signal.throwIfAborted();
  return toResponse(response, request.url, signal);
}

async function uncheckedBodies(mocks: Served["mocks"]): Promise<string[]> {
  const found: string[] = [];
  for (const [api, mock] of mocks) for (const clause of await mock.unchecked()) found.push(`${api}: ${clause}.`);
  return found;
}

async function handle(served: Served, request: WireRequest): Promise<MockResponse> {
  const { onRequest, onExchange, now = Date.now } = served.options;
  const at = now();
  const started = performance.now();
  const found = await judge(served, request);
  const judged = found.verdict === "unrouted" ? withPage(found, request) : found;
  if (judged.isQuiet || !(onRequest ?? onExchange)) return judged.response;
  const { response, changes = [], deliveries = [], target, routed, api, operation, verdict } = judged;
  const { latency, fault, status } = response;
  const faults = latency || fault ? { faults: { latency: latency || undefined, fault } } : {};
  const ms = performance.now() - started;
  const apis = [...served.mocks.values()];
  // A caller may have taken one API for another.
  const redact = (text: string): string => apis.reduce((shown, api) => api.redact(shown), text);
  const path = redact(judged.path ?? "");
  const detail = redactAll(judged.detail, redact);
  const entry: LogEntry = { api, method: request.method, path, verdict, operation, detail, ...faults, status, ms };
  onRequest?.(entry);
  onExchange?.({ at, request, apis, entry, response, changes, deliveries, target, routed });
  return response;
}

async function judge({ mocks, routes }: Served, request: WireRequest): Promise<Outcome> {
  const url = splitWireUrl(request.url);
  if (!url) return { verdict: "unrouted", response: malformed };
  const { path } = url;
  if (path === controlPrefix)
    return { path, verdict: "accepted", response: { status: 308, headers: { location: `${controlPrefix}/` } } };
  if (path.startsWith(`${controlPrefix}/`)) {
    const response = await respondToControl(routes, request, path);
    const { status } = response;
    const isQuiet = controlsAt(routes, path).some(({ ownPage }) => ownPage);
    return { path, verdict: status < 300 ? "accepted" : status === 404 ? "unrouted" : "invalid", response, isQuiet };
  }
  const named = mocks.get(path.split("/")[1] ?? "");
  const single = mocks.size === 1 ? [...mocks.values()][0] : undefined;
  const mock = named ?? single;
  if (mock && (path !== "/" || mock.contract.operations.some(({ path }) => path === "/")))
    return mock.handle(request, url, { isNamed: named !== undefined, isAlone: single !== undefined });
  const response = unrouted(request.method, path, [...mocks.keys()]);
  return { path, verdict: response.status < 300 ? "accepted" : "unrouted", response };
}

/** A contract seldom has the OPTIONS of a browser that asks for a page: what it has is not what is wrong. */
const withPage = (unrouted: Outcome, request: WireRequest): Outcome => ({ ...unrouted, ...pageNotLetIn(request) });

const malformed = problem(400, "Bad request", "The target of the request is not a path.");

function unrouted(method: string, path: string, apis: string[]): MockResponse {
  if (path !== "/")
    return problem(404, "No such API", `${method} ${path}: no API is served here; there are /${apis.join("/, /")}/.`);
  if (method !== "GET")
    return problem(405, "Method not allowed", `${method} /: only GET is answered.`, { allow: "GET" });
  const body = JSON.stringify({ apis: apis.map((api) => ({ api, path: `/${api}` })) });
  return { status: 200, headers: { "content-type": "application/json" }, body: `${body}\n` };
}
