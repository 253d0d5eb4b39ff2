import { setImmediate } from "node:timers/promises";
import type { WireRequest } from "../auth/index.ts";
import type { Contract } from "../contract/index.ts";
import { UsageError } from "../core/errors.ts";
import type { Credentials } from "./authenticate.ts";
import type { ControlRoute } from "./control-api.ts";
import type { EngineName } from "./engine/index.ts";
import { createFaultRules, type FaultRules, faultRoutes } from "./faults/create-faults.ts";
import { readScenario, readScenarioFile, type Scenario } from "./faults/read-scenario.ts";
import { handleRequest, type Served } from "./handle-request.ts";
import type { LogEntry } from "./log-line.ts";
import type { MockResponse } from "./mock-response.ts";
import type { RoutedRequest } from "./route-request.ts";
import { type ServedApi, serveApi } from "./served-api.ts";
import type { Change, OnChange } from "./state/request-context.ts";
import { stateRoutes } from "./state/state-routes.ts";
import { createStateStore, type StateOptions, type StateStore } from "./state/state-store.ts";
import { toResponse } from "./to-response.ts";
import { createWebhooks, type Webhooks } from "./webhooks/create-webhooks.ts";
import type { Delivery, WebhookOptions } from "./webhooks/delivery.ts";
import { webhookRoutes } from "./webhooks/webhook-routes.ts";

export interface MockOptions extends StateOptions, WebhookOptions {
  /** By API and name: credentials to accept instead of the contract's test credentials. */
  credentials?: Readonly<Record<string, Credentials>>;
  /** What judges requests and gives the contract's responses: our own engine when absent, or Prism where it is installed. */
  engine?: EngineName;
  /** A base URL of your own of a single API, when its path is neither that of one of the API's servers nor empty. */
  baseUrl?: string;
  /** Remembers nothing: every response is the contract's own, and nothing causes a webhook. */
  stateless?: boolean;
  /** A fault: a scenario, or the path of a file that has one. */
  scenario?: Scenario | string;
  /** Unix milliseconds: the clock that signatures are made with and checked against. */
  now?: () => number;
  /** Told of every change of what is remembered. */
  onChange?: OnChange;
  /** Sees every request when it has its response. */
  onRequest?: (entry: LogEntry) => void;
  /** Sees every exchange, as it was and with its secrets. */
  onExchange?: (exchange: Exchange) => void;
}

/** One request, and all that came of it, by reference: nothing is copied or masked. */
export interface Exchange {
  /** When it came, in Unix milliseconds by the clock that signatures are checked against. */
  at: number;
  request: WireRequest;
  /** The APIs that were served then, with their credentials: any of them may stand anywhere. */
  apis: readonly { contract: Contract; credentials: Credentials }[];
  /** What the log says of it: nothing in it is a credential. */
  entry: LogEntry;
  response: MockResponse;
  /** What it changed in the state. */
  changes: readonly Change[];
  /** The webhooks that it caused. */
  deliveries: readonly Delivery[];
  /** The API that took the request. */
  target?: { contract: Contract; credentials: Credentials } | undefined;
  /** The operation that it led to, and the path as the contract has it. */
  routed?: Pick<RoutedRequest, "operation" | "path" | "namespace"> | undefined;
}

/** What the APIs of one mock have in common: memory, faults, webhooks, and the addresses by which tests steer them. */
export interface MockServices {
  /** Absent when it is stateless. */
  store: StateStore | undefined;
  faultRules: FaultRules;
  webhooks: Webhooks;
  /** Tells of a change, and sends the webhooks that it causes. */
  onChange: Webhooks["onChange"];
  now: () => number;
  routes: ControlRoute[];
}

/** Several APIs in one: each under its name as the first segment of the path; a single one at the root as well. */
export interface Mock extends Pick<MockServices, "webhooks" | "store"> {
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
  /** Stops the webhooks that wait, and ends when everything that is remembered is kept. */
  close(): Promise<void>;
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
  const byName = new Map<string, ServedApi>();
  for (const api of Object.keys(options.credentials ?? {}))
    if (!contracts.some((contract) => contract.api === api))
      throw new UsageError(`credentials are given for ${api}, which is not among the APIs of this mock.`);
  const services = await createServices(options, () => (byName.size ? mock.contracts : contracts));
  const { store, webhooks, now } = services;
  const served: Served = { apis: [], byName, routes: [], options, now };
  const add = async (contract: Contract): Promise<void> => {
    // What the engine cannot read must not take the place of what it could.
    const api = await serveApi(contract, options, services);
    webhooks.add(contract, options.credentials?.[contract.api]);
    byName.set(contract.api, api);
    served.apis = [...byName.values()];
  };

  const mock: Mock = {
    get contracts() {
      return served.apis.map(({ contract }) => contract);
    },
    store,
    webhooks,
    get credentials() {
      return Object.fromEntries(served.apis.map(({ contract, accepted }) => [contract.api, { ...accepted }]));
    },
    forgotten: (api) => byName.get(api)?.state?.forgotten,
    async unchecked() {
      const found: string[] = [];
      for (const { contract, engine } of served.apis)
        for (const operation of contract.operations) {
          // Each reads schemas: others work in between.
          await setImmediate();
          found.push(...engine.unchecked(operation).map((clause) => `${contract.api}: ${clause}.`));
        }
      return found;
    },
    replace: add,
    remove(api) {
      webhooks.remove(api);
      byName.delete(api);
      served.apis = [...byName.values()];
    },
    handle: (request) => handleRequest(served, request),
    fetch: (request) => fetchFrom(mock, request),
    async close() {
      await webhooks.close();
      await store?.close();
    },
  };
  for (const contract of contracts) {
    if (byName.has(contract.api)) throw new UsageError(`two APIs are called ${contract.api}; each needs its own name.`);
    await add(contract);
  }
  served.routes = [...services.routes, ...addControls(mock)];
  return mock;
}

/** @param contracts What is served now. */
async function createServices(options: MockOptions, contracts: () => readonly Contract[]): Promise<MockServices> {
  const { scenario, now = Date.now } = options;
  const common =
    typeof scenario === "string"
      ? readScenarioFile(scenario, contracts())
      : scenario && readScenario(scenario, "the scenario", contracts());
  const faultRules = createFaultRules(common, now);
  // Before a store is opened, which would stay open where the address of webhooks is none.
  const webhooks = createWebhooks(options, { now, seed: () => store?.seed ?? options.seed });
  const store = options.stateless ? undefined : await createStateStore(options, now);
  return {
    store,
    faultRules,
    webhooks,
    onChange(change) {
      // What is remembered is never written into, and a listener must not begin to.
      if (options.onChange) options.onChange(structuredClone(change));
      return webhooks.onChange(change);
    },
    now,
    routes: [
      ...(store ? stateRoutes(store, webhooks.advance) : []),
      ...webhookRoutes(webhooks),
      ...faultRoutes(faultRules, contracts),
    ],
  };
}

/** Responds to a fetch request; rejects when its signal does. */
async function fetchFrom(mock: Mock, request: Request): Promise<Response> {
  const { signal } = request;
  signal.throwIfAborted();
  const body = new Uint8Array(await request.arrayBuffer());
  signal.throwIfAborted();
  const wire = { method: request.method, url: request.url, headers: new Headers(request.headers), body };
  const response = await mock.handle(wire);
  signal.throwIfAborted();
  return toResponse(response, request.url, signal);
}
