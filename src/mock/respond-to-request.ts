import { explainSteps, type Refusal, type WireRequest } from "../auth/index.ts";
import { type Contract, type Operation, resolveRef, responseKey } from "../contract/index.ts";
import { type AuthenticationRefusal, authenticate, type Credentials } from "./authenticate.ts";
import type { EchoRequest } from "./engine/echo-request.ts";
import type { Engine, OperationRequest } from "./engine/index.ts";
import { type RequestBody, readBody } from "./engine/read-body.ts";
import { documentedOf } from "./engine/select-response.ts";
import { tellReasons } from "./engine/tell-reasons.ts";
import type { FaultPlan } from "./faults/create-faults.ts";
import type { IssuedCredentials } from "./issued-credentials.ts";
import { invalid, type MockResponse, type Outcome, problem, problemOutcome, withHeader } from "./mock-response.ts";
import { type Preferences, readPreferences, unmetPreference } from "./preferences.ts";
import { redactAll, sensitiveRedactor } from "./redact.ts";
import type { ApiState } from "./state/api-state.ts";

/** What it takes to respond to the requests to one API. */
export interface ApiParts {
  contract: Contract;
  issued: IssuedCredentials;
  engine: Engine;
  /** Absent when nothing is remembered. */
  state: ApiState | undefined;
  echo: EchoRequest;
  /** Takes credentials out of a text. */
  redact: (text: string) => string;
  /** Milliseconds since 1970 UTC. */
  now: () => number;
}

/** A request that has found its operation. */
export interface RoutedRequest {
  operation: Operation;
  request: WireRequest;
  /** As the contract has it. */
  path: string;
  /** Of the parameters in the path, as they are written. */
  values: Readonly<Record<string, string>>;
  /** With its question mark. */
  search: string;
  namespace: string;
}

/** Responds to a request: lets the caller in, judges what was sent, and gives the response that the contract or the state has. */
export async function respondToRequest(parts: ApiParts, routed: RoutedRequest): Promise<Outcome> {
  const { contract, issued, now } = parts;
  const { operation, request, path, namespace } = routed;
  const accepted = issued.accepted(request, operation, namespace);
  const refusal = isRefusal(accepted)
    ? accepted
    : await authenticate(contract, operation, request, path, accepted, now());
  if (refusal) return refuse(parts, routed, refusal);

  let preferences: Preferences;
  try {
    preferences = readPreferences(request.headers.get("prefer"));
  } catch (error) {
    return problemOutcome("invalid", 400, "Bad preference", `${(error as Error).message}.`);
  }
  const unmet = unmetPreference(operation, preferences);
  if (unmet) return problemOutcome("invalid", 404, "Not in the contract", unmet);

  const outcome = await carryOut(parts, routed, preferences);
  const { latency, fault } = preferences;
  if (latency === undefined && fault === undefined) return outcome;
  return { ...outcome, response: { ...outcome.response, latency, fault } };
}

const isRefusal = (accepted: Credentials | AuthenticationRefusal): accepted is AuthenticationRefusal =>
  (accepted as AuthenticationRefusal).ok === false;

/** A status that the scenario wants: the contract's response, or a bare one as from something that stands before it. */
export async function injectStatus(
  { engine }: ApiParts,
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

async function carryOut(parts: ApiParts, routed: RoutedRequest, preferences: Preferences): Promise<Outcome> {
  const { contract, engine } = parts;
  const { operation, request, path, values, search, namespace } = routed;
  const { headers } = request;
  const body = readBody(contract, operation, headers, request.body);
  if ("reason" in body) return decline(parts, operation, body);
  const said = { path, values, search, query: new URLSearchParams(search), headers, body, namespace };
  const { response, violations } = await engine.respond(operation, said, preferences);
  if (violations.length > 0) return invalid(tellReasons(contract, operation, response, violations), violations);
  if (response.status === 500) return { verdict: "failed", response };
  // A response that was asked for by name is the contract's, word for word.
  const canned = preferences.code ?? preferences.example ?? preferences.dynamic;
  if (canned !== undefined || response.status > 299) return { verdict: "accepted", response };
  return remember(parts, routed, said, response);
}

/** What the state makes of a valid request, and of the contract's own response to it. */
async function remember(
  parts: ApiParts,
  { operation, namespace }: RoutedRequest,
  said: OperationRequest,
  base: MockResponse,
): Promise<Outcome> {
  const { state, echo, engine, issued } = parts;
  const kept = said.body.files?.size ? { ...said, body: withoutFiles(said.body) } : said;
  const remembered = state
    ? await state.remember(operation, kept, base)
    : { response: echo(operation, kept, base) };
  if ("reason" in remembered) return decline(parts, operation, remembered);
  if ("response" in remembered) {
    const { response, changes, deliveries } = remembered;
    return {
      verdict: "accepted",
      changes,
      deliveries,
      response: issued.issue(operation, namespace, response),
    };
  }
  const { response } = await engine.respond(operation, said, { example: remembered.example });
  return { verdict: "accepted", response };
}

/** Statuses for a caller whose credentials are refused, best first. */
const refusalCodes = [401, 403];

async function refuse(
  { contract, engine, redact }: ApiParts,
  { operation, request, path }: RoutedRequest,
  { reason, scheme, steps, hint, message: clause }: AuthenticationRefusal,
): Promise<Outcome> {
  const message = `${clause}${hint ? `; ${hint}` : ""}`;
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
  const key = documentedOf(operation, refusalCodes)?.key;
  if (key === undefined) return undefined;
  const pathItem = resolveRef(document, document.paths[operation.path]);
  const { content = {} } = resolveRef(document, pathItem[operation.method].responses[key]) ?? {};
  const media = Object.values<{ examples?: Record<string, unknown> }>(content).find(({ examples }) => examples);
  return Object.entries(media?.examples ?? {}).find(([, node]) =>
    [resolveRef(document, node)?.["x-refusal"]].flat().includes(reason),
  )?.[0];
}

/** Refuses a request. @param codes Statuses that fit, best first. */
async function decline(
  { contract, engine }: ApiParts,
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
