import type { UrlPieces, WireRequest } from "../auth/index.ts";
import type { Contract, Operation } from "../contract/index.ts";
import { type Credentials, mergeCredentials } from "./authenticate.ts";
import { badNamespace, failure, readNamespace } from "./control-api.ts";
import type { MockOptions } from "./create-mock.ts";
import type { MockServices } from "./create-services.ts";
import { requestEcho } from "./engine/echo-request.ts";
import { createEngine } from "./engine/index.ts";
import { type FaultPlan, rateHeaders } from "./faults/create-faults.ts";
import { issuedCredentials } from "./issued-credentials.ts";
import { type Outcome, problemOutcome, withHeader } from "./mock-response.ts";
import { hasSensitivePath, redactor, sensitiveRedactor } from "./redact.ts";
import { type ApiParts, injectStatus, type RoutedRequest, respondToRequest } from "./respond-to-request.ts";
import { createRouter, type Found, isDevious, type Router } from "./route-request.ts";
import { createApiState } from "./state/api-state.ts";

/** Those of the mock that the API is part of, and what it has in common with the others; its own credentials. */
export type ApiMockOptions = Pick<MockOptions, "engine" | "now" | "baseUrl"> &
  Partial<Pick<MockServices, "store" | "faultRules" | "onChange" | "onResponse">> & {
    credentials?: Credentials | undefined;
  };

/** One API of a mock. */
export interface ApiMock {
  contract: Contract;
  credentials: Credentials;
  /** @param url That of the request, taken apart. */
  handle(request: WireRequest, url: UrlPieces, found: Found): Promise<Outcome>;
  /** Takes its credentials out of a text. */
  redact: (text: string) => string;
  /** Ends when it can respond at once. @throws UsageError when its engine cannot read the contract. */
  ready(): Promise<void>;
  /** Bodies that nobody can check, each in a clause that says why. */
  unchecked(): Promise<string[]>;
  /** By operation that nothing is remembered of: why, in a clause. Undefined when it is stateless. */
  forgotten: ReadonlyMap<string, string> | undefined;
}

/** An API's parts, and what is around them. */
interface Served {
  parts: ApiParts;
  route: Router;
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
  const state = store && createApiState(contract, store, echo, onChange);
  const redact = redactor(contract, credentials);
  const served: Served = {
    parts: { contract, issued, engine, state, echo, redact, now },
    route: createRouter(contract, options.baseUrl),
    withSensitivePath: new Set(contract.operations.filter((operation) => hasSensitivePath(contract, operation))),
    options,
  };
  return {
    contract,
    credentials,
    async handle(request, url, found) {
      const outcome = await judge(served, request, url, found).catch((error) =>
        problemOutcome("failed", ...failure(error, redact)),
      );
      outcome.api = contract.api;
      outcome.path = redact(outcome.path ?? url.path);
      outcome.target = { contract, credentials };
      return outcome;
    },
    redact,
    unchecked: engine.unchecked,
    ready: engine.ready,
    forgotten: state?.forgotten,
  };
}

async function judge(served: Served, request: WireRequest, url: UrlPieces, found: Found): Promise<Outcome> {
  const { parts, options, withSensitivePath } = served;
  const { contract } = parts;
  const routed = routeRequest(served, request, url, found);
  if ("verdict" in routed) return routed;
  const { operation, namespace } = routed;
  const about = { api: contract.api, operation: operation.id, namespace };
  const plan = options.faultRules?.faultPlan({ ...about, method: request.method });
  const outcome =
    plan?.code === undefined
      ? await respondToRequest(parts, routed)
      : await injectStatus(parts, operation, plan.code, plan);
  const { status, json } = outcome.response;
  const isTold = outcome.verdict === "accepted" && status < 300;
  const caused = isTold ? options.onResponse?.({ ...about, json }) : undefined;
  const told = tellMisfit(plan ? withFaults(outcome, operation, plan) : outcome);
  if (caused?.length) told.deliveries = [...(told.deliveries ?? []), ...caused];
  told.operation = operation.id;
  told.routed = { operation, path: routed.path, namespace };
  if (withSensitivePath.has(operation))
    told.path = sensitiveRedactor(contract, operation, request, routed.path)(url.path);
  return told;
}

/** Finds the operation of a request and the namespace that it is about, or says why there is none. */
function routeRequest(
  { parts: { contract }, route }: Served,
  request: WireRequest,
  url: UrlPieces,
  how: Found,
): RoutedRequest | Outcome {
  const { method, headers } = request;
  const { path, search } = url;
  if (isDevious(path)) {
    const detail = "The path has a segment . or .., or an escape that is none of UTF-8.";
    return problemOutcome("unrouted", 400, "Bad request", detail);
  }
  const found = route(method, url, how);
  if ("operation" in found) {
    const namespace = readNamespace(headers);
    if (namespace === undefined) return { verdict: "invalid", response: badNamespace };
    return { ...found, request, search, namespace };
  }
  const here = `${method} ${path}: the contract of ${contract.api}`;
  const allow = found.allow.join(", ");
  return allow === ""
    ? problemOutcome("unrouted", 404, "No such operation", `${here} has no such path.`)
    : problemOutcome("unrouted", 405, "Method not allowed", `${here} has only ${allow} here.`, { allow });
}

/** A response with the scenario's latency and fault, and the contract's headers on the limits. */
function withFaults(outcome: Outcome, operation: Operation, { latency = 0, fault, rates }: FaultPlan): Outcome {
  const { response } = outcome;
  const headers = { ...response.headers, ...rateHeaders(operation, response.status, rates) };
  const both = { latency: latency + (response.latency ?? 0), fault: response.fault ?? fault };
  return { ...outcome, response: { ...response, headers, ...both } };
}

/** Says of a response that does not fit the contract that it does not. */
function tellMisfit(outcome: Outcome): Outcome {
  const { response, detail } = outcome;
  const misfits = [response.headersMisfit, response.bodyMisfit].filter((misfit) => misfit !== undefined);
  if (misfits.length === 0) return outcome;
  return {
    ...outcome,
    response: withHeader(response, "countersign-misfit", misfits.join("; ")),
    detail: { ...detail, reasons: [...(detail?.reasons ?? []), ...misfits] },
  };
}
