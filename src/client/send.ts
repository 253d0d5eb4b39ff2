import type { WireRequest } from "../auth/index.ts";
import type { OperationDescriptor } from "./descriptor.ts";
import {
  AbortedError,
  CountersignError,
  CredentialsError,
  type ErrorContext,
  NotSentError,
  OutcomeUnknownError,
  RedirectError,
  TimedOutError,
} from "./errors.ts";
import { type Exchange, findTransport } from "./find-transport.ts";
import { type CallEvent, tell } from "./hooks.ts";
import { isIdempotent } from "./is-idempotent.ts";
import { lookupOf } from "./lookup.ts";
import type { CallOptions, ClientOptions } from "./options.ts";
import { signRequest } from "./sign-request.ts";
import { limitTime } from "./time-limit.ts";
import type { Attempts, Clock } from "./try-again.ts";
import { withoutSecrets } from "./without-secrets.ts";

/** One call on its way: which operation, and what this call sets in place of the client's options. */
export interface Sending extends CallOptions {
  about: { api: string; operation: string };
  operation: OperationDescriptor;
  /** Leaves the body of the response unread. */
  stream?: boolean;
  /** What the caller handed to fetch beside the request, such as undici's `dispatcher`. */
  init?: RequestInit;
  fetch?: ClientOptions["fetch"];
}

/** A request before it is signed: its body as bytes. */
export interface Unsigned extends WireRequest {
  signal?: AbortSignal;
}

export type Send = (request: Unsigned, sending: Sending) => Promise<Response>;

/**
 * Makes what sends the requests of a client. It is the last thing to touch a request: it gets each as bytes,
 * and every attempt signs those bytes and sends those bytes, so what is signed is what is sent. There is another
 * attempt only where the first one cannot have done anything, or doing it twice does no harm.
 *
 * What it makes gives the response, its body read (unless `stream`) so that nothing can fail after a 2xx, and rejects
 * with a CountersignError.
 */
export function createSend(server: string, options: ClientOptions): Send {
  const { hooks, now = Date.now, credentials: source, learnClock } = options;
  const clock: Clock = { now, learns: !!learnClock };

  return async (
    request,
    {
      about,
      operation,
      stream,
      init,
      timeout = options.timeout ?? 30_000,
      retries = options.retries ?? 2,
      totalTimeout = options.totalTimeout ?? timeout * (retries + 1) + 10_000,
      fetch: send = options.fetch,
    },
  ) => {
    const { method, url, headers, signal: aborted } = request;
    const { route, security } = operation;
    const idempotent = isIdempotent(operation, method);
    const deadline = performance.now() + totalTimeout;
    const call: Attempts = { retries, deadline, operation, idempotent, hooks, aborted };
    // Older Workers spell the URL of a request again only when it is sent.
    const frozen: WireRequest = { method, url: new URL(url).href, headers, body: request.body };
    let number = 0;
    /** What was known of the provider's clock when the attempt was signed. */
    let ahead: number | undefined;
    const exchange: Exchange = { request: frozen, phase: "signing", reason: "", stream, init, send };
    /** Of the last attempt: the credentials, and the headers that hold what was made of them. */
    let credentials: Readonly<Record<string, string | undefined>> = {};
    let made = headers;
    /** Whether this attempt, or one before it, may have reached the provider. */
    let left = false;
    const sent = () => {
      left ||= !/^(sign|conn)/.test(exchange.phase);
      return left;
    };

    const fail = (
      Kind: new (problem: string, context: ErrorContext) => CountersignError,
      problem: string,
      cause?: unknown,
      more?: Partial<ErrorContext>,
    ) =>
      new (sent() && (Kind === NotSentError || Kind === CredentialsError) ? OutcomeUnknownError : Kind)(problem, {
        ...about,
        attempt: number,
        cause: withoutSecrets(cause, [
          ...Object.values(credentials),
          ...[...made].flatMap(([name, value]) => (headers.get(name) === value ? [] : value)),
        ]),
        ...(sent() && { safeToRepeat: idempotent, lookup: lookupOf(frozen, operation) }),
        ...more,
      });

    /** Signs the frozen request again, sends it and reads the response, all within the time limit. */
    const attempt = async (more?: Headers): Promise<Response> => {
      sent();
      exchange.phase = "signing";
      const transport = await findTransport(!(send || stream || init));
      const rest = Math.max(0, Math.ceil(deadline - performance.now()));
      const milliseconds = Math.min(timeout, rest);
      const limit = limitTime(milliseconds, aborted);
      const { signal } = limit;
      /** What to say of an error that is not ours. */
      let unready = "";
      try {
        signal.throwIfAborted();
        let signed = { ...frozen, headers: new Headers(headers) };
        more?.forEach((value, name) => {
          signed.headers.set(name, value);
        });
        if (security.length) {
          unready = "the credentials could not be had";
          credentials = (typeof source === "function" ? await Promise.race([source(), limit.over()]) : source) ?? {};
          unready = "";
          ahead = clock.ahead;
          signed = await signRequest(operation, signed, credentials, now() + (ahead ?? 0));
          made = signed.headers;
        }
        exchange.request = signed;
        const response = await transport(exchange, signal);
        if (!isRefusedRedirect(response, operation)) return response;
        if (!response.bodyUsed) response.body?.cancel().catch(() => {});
        // No more of it: the path can hold what no error may tell.
        const [, to = "elsewhere"] =
          /^https?:..(?:[^/?#]*@)?([^/?#]+)/i.exec(`${response.headers.get("location")}`) ?? [];
        throw fail(RedirectError, `answered with a redirect to ${to}, which is not followed`);
      } catch (cause) {
        if (cause instanceof CountersignError) throw cause;
        const { phase, reason } = exchange;
        if (aborted?.aborted) throw fail(AbortedError, `aborted by the caller while ${phase}`, cause, { phase });
        if (limit.passed) {
          const which = rest < timeout ? "total" : "attempt";
          const problem = `no complete answer within ${milliseconds} ms (limit: ${which}), while ${phase}`;
          throw fail(TimedOutError, problem, cause, { limit: which, phase });
        }
        if (phase === "signing") throw fail(CredentialsError, unready || (cause as Error).message, cause);
        if (phase === "connecting")
          throw fail(NotSentError, `no connection to ${new URL(url).host} (${reason})`, cause);
        throw fail(OutcomeUnknownError, `the connection broke while ${phase}${reason && ` (${reason})`}`, cause);
      } finally {
        limit.end();
      }
    };

    if (!(timeout > 0 && totalTimeout > 0 && retries >= 0))
      throw fail(NotSentError, "expected timeout and totalTimeout above 0, and retries of 0 or more");
    if (!headers.has("accept")) headers.set("accept", operation.accept ?? "application/json");

    for (;;) {
      const event: CallEvent = { ...about, route, server, attempt: ++number };
      let response: Response | undefined;
      let failure: CountersignError | undefined;
      try {
        response = await attempt(tell(hooks, "onRequest", event));
        tell(hooks, "onResponse", event, { status: response.status });
      } catch (error) {
        failure = error instanceof CountersignError ? error : fail(NotSentError, (error as Error).message, error);
        tell(hooks, "onError", event, { error: failure.code });
      }

      if (response?.ok) return response;
      // What cannot be loaded, or goes wrong itself, is no second attempt.
      const again = await import("./try-again.ts").catch(() => undefined);
      if (await again?.tryAgain(call, clock, ahead, number, event, response, failure).catch(() => false)) continue;
      if (response) return response;
      throw failure;
    }
  };
}

// 304 redirects nowhere. A browser hides a manual redirect behind status 0.
const isRefusedRedirect = ({ type, status }: Response, { redirects }: OperationDescriptor): boolean =>
  type === "opaqueredirect" || (/^3/.test(`${status}`) && status !== 304 && !redirects?.includes(status));
