/** Where in a client something happened. */
export interface ErrorContext {
  api: string;
  operation: string;
  /** 1 for the first attempt. */
  attempt?: number;
  cause?: unknown;
}

/** What every rejection of a client is. `code` tells the kinds apart where `instanceof` cannot, such as across bundles. */
export abstract class CountersignError extends Error {
  abstract readonly code: string;
  readonly api: string;
  readonly operation: string;
  readonly attempt: number;

  constructor(problem: string, { api, operation, attempt = 1, cause }: ErrorContext) {
    super(`${api} ${operation}${attempt > 1 ? ` (attempt ${attempt})` : ""}: ${problem}`, { cause });
    this.api = api;
    this.operation = operation;
    this.attempt = attempt;
  }
}

/** The request never left: nothing happened at the provider, and calling again is safe. */
export class NotSentError extends CountersignError {
  override name = "NotSentError";
  readonly code = "not-sent";
}

/** The request may have reached the provider, but no answer came back: look up what happened before calling again. */
export class OutcomeUnknownError extends CountersignError {
  override name = "OutcomeUnknownError";
  readonly code = "outcome-unknown";
}

/** The time limit passed. The request may have reached the provider. */
export class TimedOutError extends CountersignError {
  override name = "TimedOutError";
  readonly code = "timed-out";
}

/** The caller's signal ended the call. The request may have reached the provider. */
export class AbortedError extends CountersignError {
  override name = "AbortedError";
  readonly code = "aborted";
}

/** The credentials are missing or cannot be used; nothing was sent. */
export class CredentialsError extends CountersignError {
  override name = "CredentialsError";
  readonly code = "credentials";
}

/** The provider answered with a redirect. It was not followed: credentials and bodies stay with the host they were meant for. */
export class RedirectError extends CountersignError {
  override name = "RedirectError";
  readonly code = "redirected";
}
