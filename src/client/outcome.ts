import {
  AbortedError,
  type CountersignError,
  CredentialsError,
  type ErrorContext,
  NotSentError,
  OutcomeUnknownError,
  type Phase,
  RedirectError,
  TimedOutError,
} from "./errors.ts";

/** How an attempt can fail. */
export type Failure = "request" | "credentials" | "connection" | "time" | "abort" | "redirect" | "size";

/** An attempt that failed. */
export interface Failed {
  failed: Failure;
  phase: Phase;
  /** What the message says of it: the runtime's code, a limit, a host, or a sentence. */
  reason: string;
  /** What the runtime or the caller failed with, without a secret in it. */
  cause?: unknown;
  /** Of `time`: the limit that passed. */
  limit?: "attempt" | "total";
}

type Kind = new (problem: string, context: ErrorContext) => CountersignError;

/** What a failure is to the caller, and whether the call is made again by itself where that is safe. */
interface Outcome {
  /** When nothing was sent, by this attempt or one before it. */
  unsent: Kind;
  /** When something may have reached the vendor. */
  sent: Kind;
  retried: boolean;
}

/** What every failure ends as. `docs/client.md` shows this table. */
export const outcomes: Readonly<Record<Failure, Outcome>> = {
  request: { unsent: NotSentError, sent: OutcomeUnknownError, retried: false },
  credentials: { unsent: CredentialsError, sent: OutcomeUnknownError, retried: false },
  connection: { unsent: NotSentError, sent: OutcomeUnknownError, retried: true },
  time: { unsent: TimedOutError, sent: TimedOutError, retried: true },
  abort: { unsent: AbortedError, sent: AbortedError, retried: false },
  redirect: { unsent: RedirectError, sent: RedirectError, retried: false },
  size: { unsent: OutcomeUnknownError, sent: OutcomeUnknownError, retried: false },
};

/** Whether an attempt that stood there may have reached the vendor. */
export const mayHaveArrived: Readonly<Record<Phase, boolean>> = {
  signing: false,
  connecting: false,
  waiting: true,
  reading: true,
  pausing: false,
};

/** Whether the same call can be made again without doing twice what should be done once. */
export const isSafeToRepeat = (arrived: boolean, idempotent: boolean): boolean => !arrived || idempotent;

/** The error that a failure is, when `arrived` says whether any attempt of the call may have reached the vendor. */
export function errorOf(
  failure: Failed,
  { arrived, idempotent, ...context }: ErrorContext & { arrived: boolean; idempotent: boolean },
): CountersignError {
  const { failed, phase, cause, limit } = failure;
  const { sent, unsent } = outcomes[failed];
  return new (arrived ? sent : unsent)(problemOf(failure), {
    ...context,
    lookup: arrived ? context.lookup : undefined,
    cause,
    safeToRepeat: isSafeToRepeat(arrived, idempotent),
    ...((failed === "time" || failed === "abort") && { phase }),
    ...(limit && { limit }),
  });
}

function problemOf({ failed, phase, reason, limit }: Failed): string {
  const doing = phase === "pausing" ? "waiting to retry" : phase;
  switch (failed) {
    case "connection":
      return phase === "connecting"
        ? `no connection to ${reason}`
        : `the connection broke while ${doing}${reason && ` (${reason})`}`;
    case "time":
      return `no complete response within ${reason} (limit: ${limit}), while ${doing}`;
    case "abort":
      return `aborted by the caller while ${doing}`;
    case "redirect":
      return `answered with a redirect to ${reason}, which is not followed`;
    case "size":
      return `the response is longer than ${reason} (maxResponseBytes)`;
    case "credentials":
    case "request":
      return reason;
  }
}
