import type { OperationDescriptor } from "./descriptor.ts";
import type { CountersignError } from "./errors.ts";
import { type CallEvent, tell } from "./hooks.ts";
import { isIdempotent } from "./is-idempotent.ts";
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
  event: CallEvent,
  response: Response | undefined,
  failure: CountersignError | undefined,
): Promise<boolean> {
  const { security } = call.operation;
  if (clock.learns && event.status === 401 && security.flat().some(({ clock }) => clock))
    clock.ahead ??= Date.parse(response?.headers.get("date") ?? "") - clock.now() || undefined;
  const learned = clock.ahead !== ahead;
  const safe = failure
    ? failure.safeToRepeat && /^(not-s|out|tim)/.test(failure.code)
    : isIdempotent(call.operation) && /429|50[0234]/.test(`${event.status}`);
  const delay = learned ? 0 : retryDelay(event.attempt, response);
  if (!(learned || (safe && call.retries-- > 0)) || performance.now() + delay >= call.deadline) return false;
  event.delay = delay;
  tell(call.hooks, "onRetry", event);
  // A body that is streamed was not read, and would hold its connection.
  if (!response?.bodyUsed) await response?.body?.cancel();
  const pause = limitTime(delay, call.aborted);
  // An abort in the pause is what the next attempt begins with.
  await pause.over().catch(pause.end);
  return true;
}
