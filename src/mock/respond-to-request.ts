import { explainSteps, type Refusal, type UrlPieces, type WireRequest } from "../auth/index.ts";
import { type Contract, type Operation, resolveRef, responseKey } from "../contract/index.ts";
import { authenticate } from "./authenticate.ts";
import { badNamespace, readNamespace } from "./control-api.ts";
import type { OperationRequest } from "./engine/index.ts";
import { type Preferences, readPreferences } from "./engine/preferences.ts";
import { type RequestBody, readBody } from "./engine/read-body.ts";
import { documentedOf, unmetPreference } from "./engine/select-response.ts";
import { tellReasons } from "./engine/tell-reasons.ts";
import { type FaultPlan, rateHeaders } from "./faults/create-faults.ts";
import { invalid, type MockResponse, type Outcome, problem, problemOutcome, withHeader } from "./mock-response.ts";
import { redactAll } from "./redact.ts";
import { isDevious, type RoutedRequest } from "./route-request.ts";
import { sensitiveRedactor } from "./sensitive.ts";
import type { ServedApi } from "./served-api.ts";

/**
 * Responds to a request to an API: finds the operation, carries it out or injects what the scenario wants instead, sends
 * the webhooks that the response causes, and puts into the response what happens to it on its way.
 */
export async function respondToRequest(
  api: ServedApi,
  request: WireRequest,
  url: UrlPieces,
  isAlone: boolean,
): Promise<Outcome> {
  const routed = findOperation(api, request, url, isAlone);
  if ("verdict" in routed) return routed;
  const { operation, namespace } = routed;
  const { id } = operation;
  const { contract, services } = api;
  const plan = services.faultRules.faultPlan({ api: contract.api, operation: id, method: request.method, namespace });
  const outcome =
    plan?.code === undefined ? await letIn(api, request, routed) : await injectStatus(api, operation, plan.code, plan);
  outcome.routed = routed;
  const { status, json } = outcome.response;
  if (outcome.verdict === "accepted" && status < 300) {
    const caused = services.webhooks.onResponse({ api: contract.api, operation: id, namespace, json });
    if (caused.length > 0) outcome.deliveries = [...(outcome.deliveries ?? []), ...caused];
  }
  if (plan) outcome.response = withFaults(outcome.response, operation, plan);
  return tellMisfit(outcome);
}

/** Finds the operation of a request and the namespace that it is about, or says why there is none. */
function findOperation(
  { contract, route }: ServedApi,
  { method, headers }: WireRequest,
  url: UrlPieces,
  isAlone: boolean,
): RoutedRequest | Outcome {
  const { path, search } = url;
  if (isDevious(path)) {
    const detail = "The path has a segment . or .., or an escape that is not UTF-8.";
    return problemOutcome("unrouted", 400, "Bad request", detail);
  }
  const found = route(method, url, isAlone);
  if ("operation" in found) {
    const namespace = readNamespace(headers);
    if (namespace === undefined) return { verdict: "invalid", response: badNamespace };
    return { operation: found.operation, path: found.path, values: found.values, search, namespace };
  }
  const here = `${method} ${path}: the contract of ${contract.api}`;
  const allow = found.allow.join(", ");
  return allow === ""
    ? problemOutcome("unrouted", 404, "No such operation", `${here} has no such path.`)
    : problemOutcome("unrouted", 405, "Method not allowed", `${here} has only ${allow} here.`, { allow });
}

/** Verifies the credentials, and carries out what the caller prefers. */
async function letIn(api: ServedApi, request: WireRequest, routed: RoutedRequest): Promise<Outcome> {
  const { contract, issued, services } = api;
  const { operation, path, namespace } = routed;
  const { credentials, refusal: expired } = issued.accepted(request, operation, namespace);
  const refusal = expired ?? (await authenticate(contract, operation, request, path, credentials, services.now()));
  if (refusal) return refuse(api, request, routed, refusal);

  let preferences: Preferences;
  try {
    preferences = readPreferences(request.headers.get("prefer"));
  } catch (error) {
    return problemOutcome("invalid", 400, "Bad preference", `${(error as Error).message}.`);
  }
  const unmet = unmetPreference(operation, preferences);
  if (unmet) return problemOutcome("invalid", 404, "Not in the contract", unmet);

  const outcome = await carryOut(api, request, routed, preferences);
  const { latency, fault } = preferences;
  if (latency !== undefined || fault !== undefined) outcome.response = { ...outcome.response, latency, fault };
  return outcome;
}

/** Judges what was sent, and gives the response that the contract or the state has. */
async function carryOut(
  api: ServedApi,
  { headers, body: bytes }: WireRequest,
  { operation, path, values, search, namespace }: RoutedRequest,
  preferences: Preferences,
): Promise<Outcome> {
  const { contract, engine } = api;
  const body = readBody(contract, operation, headers, bytes);
  if ("reason" in body) return decline(api, operation, body);
  const said = { path, values, search, query: new URLSearchParams(search), headers, body, namespace };
  const { response, violations } = await engine.respond(operation, said, preferences);
  if (violations.length > 0) return invalid(tellReasons(contract, operation, response, violations), violations);
  if (response.status === 500) return { verdict: "failed", response };
  // A response that was asked for by name is the contract's, word for word.
  const canned = preferences.code ?? preferences.example ?? preferences.dynamic;
  if (canned !== undefined || response.status > 299) return { verdict: "accepted", response };
  return remember(api, operation, said, response);
}

/** What the state makes of a valid request, and of the contract's own response to it. */
async function remember(
  api: ServedApi,
  operation: Operation,
  said: OperationRequest,
  base: MockResponse,
): Promise<Outcome> {
  const { state, echo, engine, issued } = api;
  const kept = said.body.files?.size ? { ...said, body: withoutFiles(said.body) } : said;
  const remembered = state ? await state.remember(operation, kept, base) : { response: echo(operation, kept, base) };
  if ("reason" in remembered) return decline(api, operation, remembered);
  if ("example" in remembered) {
    const { response } = await engine.respond(operation, said, { example: remembered.example });
    return { verdict: "accepted", response };
  }
  const { changes, deliveries } = remembered;
  const response = issued.issue(operation, said.namespace, remembered.response);
  return { verdict: "accepted", response, changes, deliveries };
}

/** Statuses for a caller whose credentials are refused, best first. */
const refusalCodes = [401, 403];

async function refuse(
  { contract, engine, redact }: ServedApi,
  request: WireRequest,
  { operation, path }: RoutedRequest,
  { reason, scheme, steps, message }: Refusal,
): Promise<Outcome> {
  const example = refusalExample(contract, operation, reason);
  const response =
    (await engine.decline(operation, refusalCodes, example)) ?? problem(401, "Not let in", `${message}.`);
  // What was hashed, without credentials and without what the contract marks `x-sensitive`.
  const hide = sensitiveRedactor(contract, operation, request, path);
  const hashes = steps.length > 0 && redactAll(await explainSteps(steps), (text) => hide(redact(text)));
  return {
    verdict: "refused",
    response: withHeader(response, "countersign-refused", `${reason}; ${message}`),
    detail: { reasons: [message], scheme, reason, ...(hashes && { hashes }) },
  };
}

/**
 * Which example of the contract a refused caller gets, where the response has several: the one whose `x-refusal` (beside
 * `summary` and `value`) names the reason.
 *
 * ```yaml
 * summary: The clock of the request is too far off.
 * x-refusal: stale            # or a list: [missing, malformed]
 * value: { code: TIMESTAMP_EXPIRED }
 * ```
 *
 * @returns undefined when no example names it.
 */
function refusalExample({ document }: Contract, operation: Operation, reason: Refusal["reason"]): string | undefined {
  const status = documentedOf(operation, refusalCodes);
  const key = status && responseKey(operation, status);
  if (!key) return undefined;
  const pathItem = resolveRef(document, document.paths[operation.path]);
  const { content = {} } = resolveRef(document, pathItem[operation.method].responses[key]) ?? {};
  const media = Object.values<{ examples?: Record<string, unknown> }>(content).find(({ examples }) => examples);
  return Object.entries(media?.examples ?? {}).find(([, node]) =>
    [resolveRef(document, node)?.["x-refusal"]].flat().includes(reason),
  )?.[0];
}

/** Refuses a request. @param codes Statuses that fit, best first. */
async function decline(
  { contract, engine }: ServedApi,
  operation: Operation,
  { reason, codes, title = "Invalid body" }: { reason: string; codes: readonly number[]; title?: string },
): Promise<Outcome> {
  const declined = await engine.decline(operation, codes);
  const response = declined
    ? tellReasons(contract, operation, declined, [reason])
    : problem(codes[0] as number, title, `${reason}.`);
  return invalid(response, [reason]);
}

/** What of a body is remembered: a form without its files. */
function withoutFiles(body: RequestBody): RequestBody {
  const { value, files } = body;
  return { ...body, value: Object.fromEntries(Object.entries(value ?? {}).filter(([name]) => !files?.has(name))) };
}

/** A status that the scenario wants: the contract's response, or a bare one as from something that stands before it. */
async function injectStatus(
  { engine }: ServedApi,
  operation: Operation,
  code: number,
  { example, retryAfter }: FaultPlan,
): Promise<Outcome> {
  const declined = await engine.decline(operation, [code], example);
  const wanted = declined ?? problem(code, "A fault", "The scenario wants it so.");
  const response = retryAfter === undefined ? wanted : withHeader(wanted, "retry-after", String(retryAfter));
  return { verdict: "injected", response };
}

/** A response with the scenario's latency and fault, and the contract's headers on the limits. */
function withFaults(
  response: MockResponse,
  operation: Operation,
  { latency = 0, fault, rates }: FaultPlan,
): MockResponse {
  return {
    ...response,
    headers: { ...response.headers, ...rateHeaders(operation, response.status, rates) },
    latency: latency + (response.latency ?? 0),
    fault: response.fault ?? fault,
  };
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
