import type { Drift } from "./options.ts";

/** What to look up at the provider when nobody knows what became of a request. No value that the contract marks sensitive. */
export interface Lookup {
  /** Method and path template. */
  route: string;
  /** Names of the path and query parameters. */
  parameters: string[];
  /** What tells this request from others, by the place where it stands: `/order_number`, `idempotency-key`. */
  fields: Record<string, unknown>;
}

/**
 * Where a call stood: credentials being made ready, a connection being made, a response awaited, its body being read, or
 * the pause before the next attempt. Only on Node can `connecting` be told; elsewhere it is part of `waiting`. An attempt
 * that stood before `waiting` sent nothing.
 */
export type Phase = "signing" | "connecting" | "waiting" | "reading" | "pausing";

/** Where in a client something happened, and what is known of it. */
export interface ErrorContext {
  api: string;
  operation: string;
  /** 1 for the first attempt. */
  attempt?: number;
  safeToRepeat?: boolean;
  cause?: unknown;
  /** There was a response. */
  answered?: boolean;
  /** Absent when nothing was sent. */
  lookup?: Lookup;
  phase?: Phase;
  limit?: "attempt" | "total";
}

/** What every rejection of a client is. `code` tells the kinds apart where `instanceof` cannot, such as across bundles. */
export abstract class CountersignError extends Error {
  abstract readonly code: string;
  declare readonly api: string;
  declare readonly operation: string;
  declare readonly attempt: number;
  /** Whether the same call can be made again without doing twice what should be done once. */
  declare readonly safeToRepeat: boolean;
  /** Absent when nothing was sent. */
  declare readonly lookup?: Lookup;

  constructor(problem: string, { cause, ...context }: ErrorContext) {
    const { api, operation, attempt = 1, answered, lookup } = context;
    const sent = answered ? "" : lookup ? "; it may have reached the provider" : "; nothing was sent";
    super(
      `${api} ${operation}${attempt > 1 ? ` (attempt ${attempt})` : ""}: ${problem}${sent}`,
      cause ? { cause } : {},
    );
    Object.assign(this, { attempt, safeToRepeat: true }, context);
  }
}

/** The request never left: nothing happened at the provider, and calling again is safe. */
export class NotSentError extends CountersignError {
  override name = "NotSentError";
  readonly code = "not-sent";
}

/** The request may have reached the provider, but no response came back: look up what happened before calling again. */
export class OutcomeUnknownError extends CountersignError {
  override name = "OutcomeUnknownError";
  readonly code = "outcome-unknown";
}

/** A time limit passed. Unless it did while `signing` or `connecting`, the request may have reached the provider. */
export class TimedOutError extends CountersignError {
  override name = "TimedOutError";
  readonly code = "timed-out";
  /** Whether `timeout` or `totalTimeout` passed. */
  declare readonly limit: "attempt" | "total";
  declare readonly phase: Phase;
}

/** The caller's signal ended the call. Unless `safeToRepeat`, the request may have been carried out. */
export class AbortedError extends CountersignError {
  override name = "AbortedError";
  readonly code = "aborted";
}

/** The credentials are missing, cannot be used, or were refused by the function that should give them; nothing was sent. */
export class CredentialsError extends CountersignError {
  override name = "CredentialsError";
  readonly code = "credentials";
}

/** The provider responded with a redirect. It was not followed: credentials and bodies stay with the host they were meant for. */
export class RedirectError extends CountersignError {
  override name = "RedirectError";
  readonly code = "redirected";
}

/** With `validate: "strict"`: the response does not fit the contract. */
export class DriftError extends CountersignError {
  override name = "DriftError";
  readonly code = "drift";
  readonly drifts: readonly Drift[];
  // Not a property that is printed: the response can hold what no log should.
  readonly #result: unknown;

  constructor(drifts: readonly Drift[], result: unknown, context: ErrorContext) {
    const { status = 0, pointer = "", message = "" } = drifts[0] ?? {};
    const place = pointer && `${pointer} `;
    super(`answered ${status}, which does not fit the contract: ${place}${message}`, { ...context, answered: true });
    this.drifts = drifts;
    this.#result = result;
  }

  /** What the call would have resolved with. */
  get result(): unknown {
    return this.#result;
  }
}
