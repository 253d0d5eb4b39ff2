import { explainSteps, type WireRequest } from "../auth/index.ts";
import { type Contract, type Operation, responseKey } from "../contract/index.ts";
import { type AuthenticationRefusal, authenticate, type Credentials } from "./authenticate.ts";
import { createEngine, type EngineName, type RequestBody, readBody, requestEcho } from "./engine/index.ts";
import type { FaultPlan } from "./faults/create-faults.ts";
import type { FaultRules } from "./faults/fault-rules.ts";
import type { LogEntry } from "./log-line.ts";
import { mergeCredentials } from "./merge-credentials.ts";
import { type MockResponse, problem } from "./mock-response.ts";
import { badNamespace, namespaceHeader, readNamespace } from "./namespace.ts";
import { invalid, type Outcome, problemOutcome, tellMisfit, withFaults, withHeader } from "./outcome.ts";
import { type Preferences, readPreferences, unmetPreference } from "./preferences.ts";
import { redactAll, redactor } from "./redact.ts";
import { hasSensitivePath, sensitiveRedactor } from "./redact-sensitive.ts";
import { refusalCodes, refusalExample } from "./refusal-example.ts";
import { createRouter, isDevious } from "./router.ts";
import { createApiState, type OnChange, type StateStore } from "./state/index.ts";
import { splitWireUrl, type WireUrl } from "./wire-forms.ts";

export interface ApiMockOptions {
  credentials?: Credentials;
  /** What judges requests and gives the contract's responses. */
  engine?: EngineName;
  onRequest?: (entry: LogEntry) => void;
  now?: () => number;
  /** Told of every response with success that is sent to a caller. */
  onResponse?: (response: { api: string; operation: string; namespace: string; body: string | undefined }) => void;
  /** Fine when absent. */
  faultRules?: FaultRules;
  /** What requests change and read; nothing is remembered when absent. */
  store?: StateStore;
  /** Told of every change of what is remembered. */
  onChange?: OnChange;
}

/** One API. `paths`: what the path of the request may be in the contract, best first. */
export interface ApiMock {
  contract: Contract;
  credentials: Credentials;
  handle(request: WireRequest, paths: readonly string[], options?: HandleOptions): Promise<MockResponse>;
  /** Ends when it can answer at once. @throws UsageError when its engine cannot read the contract. */
  ready(): Promise<void>;
  /** Bodies that nobody can check, each in a clause that says why. */
  unchecked(): Promise<string[]>;
}

export interface HandleOptions {
  /** False: nobody is told of the request. */
  log?: boolean;
  /** False: only a read looks into the state, nothing is written, and no fault is injected. */
  remember?: boolean;
}

/** Where a request goes: its path as the contract has it, and what it may change. */
interface Way {
  path: string;
  search: string;
  namespace: string;
  remember: boolean;
}

/** @throws UsageError when a given credential is empty or not one of this API's, or there is no such engine. */
export function createApiMock(contract: Contract, options: ApiMockOptions = {}): ApiMock {
  const { onRequest, now = Date.now, faultRules } = options;
  const credentials = mergeCredentials(contract, options.credentials);
  const engine = createEngine(contract, options.engine);
  const route = createRouter(contract.operations);
  const redact = redactor(contract, credentials);
  const withSensitivePath = new Set(contract.operations.filter((operation) => hasSensitivePath(contract, operation)));
  const echo = requestEcho(contract);
  const apiState =
    options.store && createApiState(contract, { store: options.store, echo, onChange: options.onChange });

  async function judge(request: WireRequest, paths: readonly string[], remember: boolean): Promise<Outcome> {
    const { method } = request;
    const { path, search } = splitWireUrl(request.url) as WireUrl;
    if (isDevious(path))
      return problemOutcome(
        "unrouted",
        400,
        "Bad request",
        "The path has a segment . or .., or an escape that is none of UTF-8.",
      );
    const routes = paths.map((path) => ({ path, route: route(method, path) }));
    const found = routes.find(({ route }) => route && "operation" in route) ?? routes.find(({ route }) => route);
    if (!found?.route)
      return problemOutcome(
        "unrouted",
        404,
        "No such operation",
        `${method} ${path}: the contract of ${contract.api} has no such path.`,
      );
    if ("allow" in found.route) {
      const allow = found.route.allow.join(", ");
      const detail = `${method} ${path}: the contract of ${contract.api} has only ${allow} here.`;
      return problemOutcome("unrouted", 405, "Method not allowed", detail, { allow });
    }
    const { operation } = found.route;
    const namespace = readNamespace(request.headers.get(namespaceHeader));
    if (namespace === undefined) return { verdict: "invalid", response: badNamespace };
    const target = { api: contract.api, operation: operation.id, method, namespace };
    // What the mock asks itself must not use up a scenario.
    const faultPlan = remember ? faultRules?.faultPlan(target) : undefined;
    const outcome = tellMisfit(
      faultPlan?.code === undefined
        ? await response(operation, request, { path: found.path, search, namespace, remember })
        : await injectStatus(operation, faultPlan.code, faultPlan),
    );
    outcome.operation = operation.id;
    if (withSensitivePath.has(operation))
      outcome.path = redact(sensitiveRedactor(contract, operation, request, found.path)(path));
    return faultPlan ? withFaults(outcome, operation, faultPlan) : outcome;
  }

  /** A status that the scenario wants: the contract's response, or a bare one as from something that stands before it. */
  async function injectStatus(
    operation: Operation,
    code: number,
    { example, retryAfter }: FaultPlan,
  ): Promise<Outcome> {
    const wanted =
      (responseKey(operation, code) && (await engine.decline(operation, [code], example))) ||
      problem(code, "A fault", "The scenario wants it so.");
    const response = retryAfter === undefined ? wanted : withHeader(wanted, "retry-after", String(retryAfter));
    return { verdict: "injected", response };
  }

  async function response(operation: Operation, request: WireRequest, way: Way): Promise<Outcome> {
    const { path } = way;
    const refusal = await authenticate(contract, operation, request, path, credentials, now());
    if (refusal) return refuse(operation, refusal, request, path);

    let preferences: Preferences;
    try {
      preferences = readPreferences(request.headers.get("prefer"));
    } catch (error) {
      return problemOutcome("invalid", 400, "Bad preference", `${(error as Error).message}.`);
    }
    const unmet = unmetPreference(operation, preferences);
    if (unmet) return problemOutcome("invalid", 404, "Not in the contract", unmet);

    const outcome = await carryOut(operation, request, way, preferences);
    const { status, body } = outcome.response;
    if (way.remember && status < 300)
      options.onResponse?.({ api: contract.api, operation: operation.id, namespace: way.namespace, body });
    const { latency, fault } = preferences;
    if (latency === undefined && fault === undefined) return outcome;
    return { ...outcome, response: { ...outcome.response, latency, fault } };
  }

  async function carryOut(
    operation: Operation,
    request: WireRequest,
    { path, search, namespace, remember }: Way,
    preferences: Preferences,
  ): Promise<Outcome> {
    const { headers } = request;
    const body = readBody(contract, operation, headers, request.body);
    if ("reason" in body) return decline(operation, body.reason, body.codes, "Invalid body");
    const engineRequest = { path, search, headers, body };
    const { response, violations } = await engine.answer(operation, engineRequest, preferences);
    if (violations.length > 0) return invalid(response, violations);
    if (response.status === 500) return { verdict: "failed", response };
    // A response that was asked for by name is the contract's, word for word.
    const canned = preferences.code ?? preferences.example ?? preferences.dynamic;
    if (canned !== undefined || response.status > 299) return { verdict: "accepted", response };
    const said = { path, search, body: withoutFiles(body), media: body.media };
    if (!apiState || (!remember && operation.method !== "get"))
      return { verdict: "accepted", response: echo(operation, said, response) };
    const remembered = await apiState.remember(operation, { ...said, headers, namespace }, response);
    if ("response" in remembered) return { verdict: "accepted", response: echo(operation, said, remembered.response) };
    if ("reason" in remembered) return decline(operation, remembered.reason, remembered.codes, remembered.title);
    const example = await engine.answer(operation, engineRequest, { example: remembered.example });
    return { verdict: "accepted", response: example.response };
  }

  async function refuse(
    operation: Operation,
    refusal: AuthenticationRefusal,
    request: WireRequest,
    path: string,
  ): Promise<Outcome> {
    const { reason, scheme, steps, hint } = refusal;
    const message = `${refusal.message}${hint ? `; ${hint}` : ""}`;
    const example = refusalExample(contract, operation, reason);
    const response =
      (await engine.decline(operation, refusalCodes, example)) ?? problem(401, "Not let in", `${message}.`);
    return {
      verdict: "refused",
      response: withHeader(response, "countersign-refused", `${reason}; ${message}`),
      detail: {
        reasons: [message],
        scheme,
        reason,
        ...(steps.length && { hashes: await explain(operation, request, path, steps) }),
      },
    };
  }

  /** What was hashed, without credentials and without what the contract marks `x-sensitive`. */
  async function explain(
    operation: Operation,
    request: WireRequest,
    path: string,
    steps: AuthenticationRefusal["steps"],
  ) {
    const hide = sensitiveRedactor(contract, operation, request, path);
    return redactAll(await explainSteps(steps), (text) => hide(redact(text)));
  }

  async function decline(operation: Operation, reason: string, codes: number[], title: string): Promise<Outcome> {
    const response = (await engine.decline(operation, codes)) ?? problem(codes[0] as number, title, `${reason}.`);
    return invalid(response, [reason]);
  }

  async function handle(
    request: WireRequest,
    paths: readonly string[],
    { log = true, remember = true } = {},
  ): Promise<MockResponse> {
    const started = performance.now();
    let outcome: Outcome;
    try {
      outcome = await judge(request, paths, remember);
    } catch (error) {
      outcome = problemOutcome(
        "failed",
        500,
        "The mock failed",
        `This is a bug in the mock: ${redact((error as Error).message)}.`,
      );
    }
    const { response, ...entry } = outcome;
    if (log)
      onRequest?.({
        api: contract.api,
        method: request.method,
        path: redact(splitWireUrl(request.url)?.path ?? ""),
        ...entry,
        ...((response.latency || response.fault) && { faults: { latency: response.latency, fault: response.fault } }),
        status: response.status,
        ms: performance.now() - started,
      });
    return response;
  }

  return { contract, credentials, handle, unchecked: engine.unchecked, ready: engine.ready };
}

/** What of a body is remembered: a form without its files. */
function withoutFiles({ value, files }: RequestBody): unknown {
  if (!files?.size || typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !files.has(name)));
}
