import type { WireRequest } from "../auth/index.ts";
import { type AttemptPlan, type AttemptTime, makeAttempt } from "./attempt.ts";
import { createClock } from "./clock.ts";
import type { ApiDescriptor, OperationDescriptor } from "./descriptor.ts";
import { discardBody } from "./discard-body.ts";
import { type ErrorContext, NotSentError } from "./errors.ts";
import { type CallEvent, emit } from "./hooks.ts";
import { isIdempotent } from "./is-idempotent.ts";
import type { IssuedCredentials } from "./issued-credentials.ts";
import { lookupOf } from "./lookup.ts";
import type { CallOptions, ClientOptions, Hooks } from "./options.ts";
import { errorOf, type Failed, mayHaveArrived } from "./outcome.ts";
import type { CallState, NextAttempt } from "./retry.ts";
import type { Received } from "./send.ts";
import { pause } from "./time-limit.ts";

/** A request before it is signed: its body as bytes. */
export interface UnsignedRequest extends WireRequest {
  signal?: AbortSignal;
}

/** Which operation a request is of, and what this call sets in place of the client's options. */
export interface CallSettings extends CallOptions {
  about: { api: string; operation: string };
  operation: OperationDescriptor;
  /** Leaves the body of the response unread. */
  stream?: boolean;
  /** What the caller handed to fetch beside the request, such as undici's `dispatcher`. */
  init?: RequestInit;
  fetch?: ClientOptions["fetch"];
  /** Credentials in place of the client's. */
  signWith?: Readonly<Record<string, string>>;
}

export type MakeCall = (request: UnsignedRequest, settings: CallSettings) => Promise<Received>;

/**
 * Makes what sends the requests of a client. It is the last thing to touch a request: it gets each as bytes, and every
 * attempt signs those bytes and sends those bytes, so what is signed is what is sent. There is another attempt only where
 * the first one cannot have done anything, or doing it twice does no harm.
 *
 * What it makes resolves with every response, its body read (unless `stream`) so that nothing can fail after a 2xx, and
 * rejects with a CountersignError.
 */
export function createCall(api: ApiDescriptor, server: string, options: ClientOptions): MakeCall {
  const clock = createClock(options);
  let issued: Promise<IssuedCredentials> | undefined;
  const loadIssued = () =>
    (issued ??= import("./issued-credentials.ts").then(({ askThrough, issuedCredentials }) =>
      issuedCredentials(askThrough({ api, options, baseUrl: server, call, layers: [] })),
    ));

  const call: MakeCall = async (request, settings) => {
    const {
      about,
      operation,
      fetch = options.fetch,
      init,
      stream,
      signWith: credentials = options.credentials,
    } = settings;
    const limits = limitsOf(options, settings);
    const plan: AttemptPlan = {
      api: about.api,
      operation,
      request: freeze(request, operation),
      credentials,
      issued: loadIssued,
      clock,
      sending: { fetch, init, stream, maxBytes: limits.maxBytes },
      signal: request.signal,
    };
    return makeAttempts(plan, limits, { ...about, route: operation.route, server }, options.hooks);
  };
  return call;
}

/** Makes attempt after attempt, as long as the one before leaves another. */
async function makeAttempts(
  plan: AttemptPlan,
  limits: ReturnType<typeof limitsOf>,
  about: Omit<CallEvent, "attempt">,
  hooks: Hooks | undefined,
): Promise<Received> {
  const { api, operation: id } = about;
  const { request, operation, clock, signal } = plan;
  const { timeout, totalTimeout, retries } = limits;
  checkLimits(limits, signal, { api, operation: id });
  const idempotent = isIdempotent(operation, request.method);
  const deadline = performance.now() + totalTimeout;
  let retriesLeft = retries;
  /** Whether any attempt may have reached the vendor. */
  let arrived = false;
  /** Whether credentials were asked for again after a 401. */
  let renewed = false;
  const failWith = (failure: Failed, attempt: number) => {
    const lookup = arrived ? lookupOf(request, operation) : undefined;
    return errorOf(failure, { api, operation: id, attempt, arrived, idempotent, lookup });
  };

  for (let attempt = 1; ; attempt++) {
    const event: CallEvent = { ...about, attempt };
    const result = await makeAttempt(plan, timeLeft(timeout, deadline), emit(hooks, "onRequest", event));
    arrived ||= !("failed" in result) || mayHaveArrived[result.phase];
    const response = "failed" in result ? undefined : result.response;
    const error = "failed" in result ? failWith(result, attempt) : undefined;
    if (error) emit(hooks, "onError", event, { error: error.code });
    else emit(hooks, "onResponse", event, { status: response?.status });

    // What decides on another attempt is loaded by the first that is no success; without it there is none.
    const retry = response?.ok ? undefined : await import("./retry.ts").catch(() => undefined);
    const state: CallState = { attempt, arrived, idempotent, retriesLeft, renewed, clock, operation };
    const next: NextAttempt | undefined = retry?.nextAttempt(result, state);
    if (!next || performance.now() + next.delay >= deadline) {
      if ("failed" in result) throw error;
      return result;
    }
    const { delay, isFree, renews } = next;
    if (!isFree) retriesLeft--;
    renewed ||= renews;
    emit(hooks, "onRetry", event, { delay });
    if (response) discardBody(response);
    await pause(delay, signal);
    if (signal?.aborted) throw failWith({ failed: "abort", phase: "pausing", reason: "" }, attempt);
  }
}

const mebibyte = 2 ** 20;

/** The limits of one call: its own, or else those of the client. */
export function limitsOf(options: CallOptions, settings: CallOptions = {}) {
  const timeout = settings.timeout ?? options.timeout ?? 30_000;
  const retries = settings.retries ?? options.retries ?? 2;
  const totalTimeout = settings.totalTimeout ?? options.totalTimeout ?? timeout * (retries + 1) + 10_000;
  const maxBytes = settings.maxResponseBytes ?? options.maxResponseBytes ?? 10 * mebibyte;
  return { timeout, retries, totalTimeout, maxBytes };
}

/** What is wrong with limits. */
export function limitProblem({ timeout, retries, totalTimeout, maxBytes }: ReturnType<typeof limitsOf>) {
  if (!(timeout > 0 && totalTimeout > 0 && retries >= 0) || retries % 1)
    return "expected timeout and totalTimeout above 0, and retries to be a whole number";
  if (!(Number.isInteger(maxBytes) || maxBytes === Infinity) || maxBytes < 1)
    return "expected maxResponseBytes to be a whole number above 0, or Infinity";
  return undefined;
}

/** @throws NotSentError when a limit or the signal is something else. */
function checkLimits(limits: ReturnType<typeof limitsOf>, signal: AbortSignal | undefined, about: ErrorContext): void {
  const isSignal = !signal || typeof signal.addEventListener === "function";
  const problem = limitProblem(limits) ?? (isSignal ? undefined : "expected signal to be an AbortSignal");
  if (problem) throw new NotSentError(problem, about);
}

/** The request as every attempt takes it, with what the contract says to accept. */
function freeze({ method, url, headers, body }: UnsignedRequest, { accept }: OperationDescriptor): WireRequest {
  if (!headers.has("accept")) headers.set("accept", accept ?? "application/json");
  // Older Workers write the URL of a request in its normal form only when it is sent.
  return { method, url: new URL(url).href, headers, body };
}

/** What is left for an attempt. */
function timeLeft(timeout: number, deadline: number): AttemptTime {
  const left = Math.max(0, Math.ceil(deadline - performance.now()));
  return left < timeout ? { milliseconds: left, limit: "total" } : { milliseconds: timeout, limit: "attempt" };
}
