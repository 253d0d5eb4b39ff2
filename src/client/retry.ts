import type { Answered } from "./attempt.ts";
import type { Clock } from "./clock.ts";
import type { OperationDescriptor } from "./descriptor.ts";
import { type Failed, isSafeToRepeat, outcomes } from "./outcome.ts";

/** Statuses that can be others the next time. */
const retriedStatuses: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);

/** How a call stands after an attempt. */
export interface CallState {
  attempt: number;
  /** Whether any attempt may have reached the vendor. */
  arrived: boolean;
  idempotent: boolean;
  retriesLeft: number;
  /** Whether credentials were asked for again. */
  renewed: boolean;
  clock: Clock;
  operation: OperationDescriptor;
}

/** Another attempt. */
export interface NextAttempt {
  /** Milliseconds until then. */
  delay: number;
  /** Whether it is none of the retries: it is owed to the clock that was learned, or to a credential that had ended. */
  isFree: boolean;
  /** Whether credentials are asked for again. */
  renews: boolean;
}

/** When there is another attempt; undefined when there is none. */
export function nextAttempt(
  result: Answered | Failed,
  { attempt, retriesLeft, renewed, clock, operation, ...call }: CallState,
): NextAttempt | undefined {
  const isRefused = !("failed" in result) && result.response.status === 401;
  if (isRefused && isClockLearned(clock, operation, result)) return { delay: 0, isFree: true, renews: false };
  // Nobody carries out what they refuse to let in.
  if (isRefused && result.forget && !renewed) {
    result.forget();
    return { delay: 0, isFree: true, renews: true };
  }
  if (retriesLeft <= 0 || !isRetried(result, call)) return undefined;
  return { delay: retryDelay(attempt, "failed" in result ? undefined : result.response), isFree: false, renews: false };
}

/** Whether a call may be made again by itself after this response or failure, if it has retries left. */
export const isRetried = (
  attempt: { response: Response } | Failed,
  { arrived, idempotent }: { arrived: boolean; idempotent: boolean },
): boolean =>
  "failed" in attempt
    ? outcomes[attempt.failed].retried && isSafeToRepeat(arrived, idempotent)
    : idempotent && retriedStatuses.has(attempt.response.status);

/**
 * Whether a refusal may be owed to a clock that was wrong, and the right one is known now: then the call is made again
 * whatever it is, because nobody carries out what they refuse to let in.
 */
const isClockLearned = (
  clock: Clock,
  { security }: OperationDescriptor,
  { response, clockOffset }: Answered,
): boolean => security.flat().some(({ clock }) => clock) && learnOffset(clock, response, clockOffset);

/** Further off than a day it is not the clock that is wrong. */
const farthest = 86_400_000;

/** Learns the offset of the clock from a response, once. @returns whether it is another one than this, with which a call was signed. */
function learnOffset(clock: Clock, { headers }: Response, signedWith: number): boolean {
  if (!clock.learns) return false;
  const ahead = Date.parse(headers.get("date") ?? "") - clock.now();
  if (clock.offset === 0 && Math.abs(ahead) <= farthest) clock.offset = ahead;
  return clock.offset !== signedWith;
}

const second = 1000;
const longestAsked = 60 * second;
const longestPause = 10 * second;

/**
 * Milliseconds to wait after an attempt: what `Retry-After` asks for, at most a minute, or else "full jitter", a random
 * part of an exponentially growing span of at most 10 seconds
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 */
export function retryDelay(attempt: number, response?: Response): number {
  const asked = retryAfter(response?.headers.get("retry-after") ?? "");
  return asked === undefined
    ? Math.random() * Math.min(longestPause, 250 * 2 ** attempt)
    : Math.max(0, Math.min(asked, longestAsked));
}

/** The three forms of a date in HTTP (RFC 9110, section 5.6.7). */
const httpDate =
  /^(?:[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT|[A-Z][a-z]{5,8}, \d\d-[A-Z][a-z]{2}-\d\d \d\d:\d\d:\d\d GMT|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4})$/;

/** Milliseconds that `Retry-After` asks for; undefined when it is neither a number of seconds nor an HTTP date. */
function retryAfter(value: string): number | undefined {
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * second;
  if (!httpDate.test(value)) return undefined;
  // The form of asctime has no zone, and is in GMT.
  const at = Date.parse(value.endsWith("GMT") ? value : `${value} GMT`);
  return Number.isNaN(at) ? undefined : at - Date.now();
}
