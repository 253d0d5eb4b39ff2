import type { OperationDescriptor } from "./descriptor.ts";
import type { CountersignError } from "./errors.ts";
import { type CallEvent, tell } from "./hooks.ts";
import type { Hooks } from "./options.ts";
import { retryDelay } from "./retry-delay.ts";
import { limitTime } from "./time-limit.ts";

/** What a call remembers from attempt to attempt. */
export interface Attempts {
  /** How often it may still be made again. */
  retries: number;
  /** When there is no more time for it, by `performance.now()`. */
  deadline: number;
  operation: OperationDescriptor;
  idempotent: boolean;
  hooks: Hooks | undefined;
  aborted: AbortSignal | undefined;
}

/** The provider's clock, as far as the client knows it. */
export interface Clock {
  now: () => number;
  /** Whether it may be learned from the `Date` of a 401. */
  learns: boolean;
  /** Milliseconds that it is ahead of ours, once that was learned. */
  ahead?: number;
}

/** Further off than a day it is not the clock that is wrong. */
const mostAhead = 86_400_000;

function aheadOf({ headers }: Response, now: number): number | undefined {
  const ahead = Date.parse(headers.get("date") ?? "") - now;
  return Math.abs(ahead) <= mostAhead ? ahead || undefined : undefined;
}

/**
 * Decides after an attempt that went wrong whether there is another one, and waits until it may begin. There is one only
 * where the first cannot have done anything, or doing it twice does no harm; and one more when the clock was learned.
 *
 * @param ahead What was known of the provider's clock when the attempt was signed.
 */
export async function tryAgain(
  call: Attempts,
  clock: Clock,
  ahead: number | undefined,
  attempt: number,
  event: CallEvent,
  response: Response | undefined,
  failure: CountersignError | undefined,
): Promise<boolean> {
  const { security } = call.operation;
  const refused = clock.learns && response?.status === 401 && security.flat().some(({ clock }) => clock);
  if (refused) clock.ahead ??= aheadOf(response, clock.now());
  const learned = refused && clock.ahead !== ahead;
  const safe = failure
    ? failure.safeToRepeat && /^(not-s|out|tim)/.test(failure.code)
    : call.idempotent && /429|50[0234]/.test(`${response?.status}`);
  const delay = learned ? 0 : retryDelay(attempt, response);
  if (!(learned || (safe && call.retries-- > 0)) || performance.now() + delay >= call.deadline) return false;
  tell(call.hooks, "onRetry", event, { delay });
  // A body that is streamed was not read, and would hold its connection.
  if (!response?.bodyUsed) response?.body?.cancel().catch(() => {});
  const pause = limitTime(delay, call.aborted);
  // An abort in the pause is what the next attempt begins with.
  await pause.over().catch(pause.end);
  return true;
}
