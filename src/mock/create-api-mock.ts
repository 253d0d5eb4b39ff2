import type { WireRequest } from "../auth/index.ts";
import type { Contract, Operation } from "../contract/index.ts";
import { type Credentials, mergeCredentials } from "./authenticate.ts";
import { createEngine, type EngineName, requestEcho } from "./engine/index.ts";
import type { FaultRules } from "./faults/create-faults.ts";
import { issuedCredentials } from "./issued-credentials.ts";
import type { LogEntry } from "./log-line.ts";
import type { MockResponse } from "./mock-response.ts";
import { badNamespace, namespaceHeader, readNamespace } from "./namespace.ts";
import { type Outcome, problemOutcome, tellMisfit, withFaults } from "./outcome.ts";
import { hasSensitivePath, redactor, sensitiveRedactor } from "./redact.ts";
import { type ApiParts, injectStatus, type RoutedRequest, respondToRequest } from "./respond-to-request.ts";
import { createRouter, isDevious, type Router } from "./router.ts";
import { createApiState, NotKeptError, type OnChange, type StateStore } from "./state/index.ts";
import { contractPaths, type Found, type WireUrl } from "./wire-forms.ts";

export interface ApiMockOptions {
  credentials?: Credentials;
  /** What judges requests and gives the contract's responses. */
  engine?: EngineName;
  onRequest?: (entry: LogEntry) => void;
  now?: () => number;
  /** Told of every response with success that is sent to a caller. */
  onResponse?: (response: { api: string; operation: string; namespace: string; json: unknown }) => void;
  /** Fine when absent. */
  faultRules?: FaultRules;
  /** What requests change and read; nothing is remembered when absent. */
  store?: StateStore;
  /** Told of every change of what is remembered. */
  onChange?: OnChange;
  /** Another base URL than those of its servers, where it is alone. */
  baseUrl?: string;
}

/** One API of a mock. */
export interface ApiMock {
  contract: Contract;
  credentials: Credentials;
  /** @param url That of the request, taken apart. */
  handle(request: WireRequest, url: WireUrl, found: Found, options?: HandleOptions): Promise<MockResponse>;
  /** Ends when it can respond at once. @throws UsageError when its engine cannot read the contract. */
  ready(): Promise<void>;
  /** Bodies that nobody can check, each in a clause that says why. */
  unchecked(): Promise<string[]>;
  /** By operation that nothing is remembered of: why, in a clause. Undefined when it is stateless. */
  forgotten: ReadonlyMap<string, string> | undefined;
}

export interface HandleOptions {
  /** False: nobody is told of the request. */
  log?: boolean;
  /** False: only a read looks into the state, nothing is written, and no fault is injected. */
  remember?: boolean;
}

/** An API's parts, and what is around them. */
interface Served {
  parts: ApiParts;
  route: Router;
  paths: ReturnType<typeof contractPaths>;
  /** Operations whose path has something in it that belongs in no log. */
  withSensitivePath: ReadonlySet<Operation>;
  options: ApiMockOptions;
}

/** @throws UsageError when a given credential is empty or not one of this API's, or there is no such engine. */
export function createApiMock(contract: Contract, options: ApiMockOptions = {}): ApiMock {
  const { now = Date.now, store, onChange } = options;
  const credentials = mergeCredentials(contract, options.credentials);
  const engine = createEngine(contract, options.engine);
  const echo = requestEcho(contract);
  const issued = issuedCredentials(contract, credentials, store);
  const state = store && createApiState(contract, { store, echo, onChange });
  const served: Served = {
    parts: { contract, issued, engine, state, echo, redact: redactor(contract, credentials), now },
    route: createRouter(contract.operations),
    paths: contractPaths(contract, options.baseUrl),
    withSensitivePath: new Set(contract.operations.filter((operation) => hasSensitivePath(contract, operation))),
    options,
  };
  return {
    contract,
    credentials,
    handle: (request, url, found, options) => handle(served, request, url, found, options),
    unchecked: engine.unchecked,
    ready: engine.ready,
    forgotten: state?.forgotten,
  };
}

async function handle(
  served: Served,
  request: WireRequest,
  url: WireUrl,
  found: Found,
  { log = true, remember = true }: HandleOptions = {},
): Promise<MockResponse> {
  const { contract, redact } = served.parts;
  const started = performance.now();
  let outcome: Outcome;
  try {
    outcome = await judge(served, request, url, found, remember);
  } catch (error) {
    const { message } = error as Error;
    outcome =
      error instanceof NotKeptError
        ? problemOutcome("failed", 503, "Not kept", `${message}. Nothing is acknowledged until it can be.`)
        : problemOutcome("failed", 500, "The mock failed", `This is a bug in the mock: ${redact(message)}.`);
  }
  const { response, ...entry } = outcome;
  const { latency, fault, status } = response;
  if (log)
    served.options.onRequest?.({
      api: contract.api,
      method: request.method,
      path: redact(url.path),
      ...entry,
      ...((latency || fault) && { faults: { latency, fault } }),
      status,
      ms: performance.now() - started,
    });
  return response;
}

async function judge(
  served: Served,
  request: WireRequest,
  url: WireUrl,
  found: Found,
  remember: boolean,
): Promise<Outcome> {
  const { parts, options, withSensitivePath } = served;
  const { contract, redact } = parts;
  const routed = routeRequest(served, request, url, found, remember);
  if ("verdict" in routed) return routed;
  const { operation, namespace } = routed;
  const { api } = contract;
  // What the mock asks itself must not use up a scenario.
  const target = { api, operation: operation.id, method: request.method, namespace };
  const plan = remember ? options.faultRules?.faultPlan(target) : undefined;
  const outcome = tellMisfit(
    plan?.code === undefined
      ? await respondToRequest(parts, routed)
      : await injectStatus(parts, operation, plan.code, plan),
  );
  const { status, json } = outcome.response;
  if (remember && outcome.verdict === "accepted" && status < 300)
    options.onResponse?.({ api, operation: operation.id, namespace, json });
  outcome.operation = operation.id;
  if (withSensitivePath.has(operation))
    outcome.path = redact(sensitiveRedactor(contract, operation, request, routed.path)(url.path));
  return plan ? withFaults(outcome, operation, plan) : outcome;
}

/** Finds the operation of a request and the namespace that it is about, or says why there is none. */
function routeRequest(
  { parts: { contract }, route, paths }: Served,
  request: WireRequest,
  url: WireUrl,
  how: Found,
  remember: boolean,
): RoutedRequest | Outcome {
  const { method, headers } = request;
  const { path, search } = url;
  const refused = (status: number, title: string, detail: string, headers?: Record<string, string>) =>
    problemOutcome("unrouted", status, title, detail, headers);
  if (isDevious(path))
    return refused(400, "Bad request", "The path has a segment . or .., or an escape that is none of UTF-8.");
  let others: string[] | undefined;
  for (const one of paths(url, how)) {
    const found = route(method, one);
    if (found && "operation" in found) {
      const namespace = readNamespace(headers.get(namespaceHeader));
      if (namespace === undefined) return { verdict: "invalid", response: badNamespace };
      const { operation, values } = found;
      return { operation, request, path: one, values, search, namespace, remember };
    }
    others ??= found?.allow;
  }
  const here = `${method} ${path}: the contract of ${contract.api}`;
  if (!others) return refused(404, "No such operation", `${here} has no such path.`);
  const allow = others.join(", ");
  return refused(405, "Method not allowed", `${here} has only ${allow} here.`, { allow });
}
