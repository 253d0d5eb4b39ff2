import { causeOf } from "./cause-of.ts";
import { CountersignError, type ErrorContext, NotSentError } from "./errors.ts";

/** What a call rejects with that fails before its request is handed over to be sent. */
export async function notSent(cause: unknown, about: ErrorContext): Promise<CountersignError> {
  if (cause instanceof CountersignError) return cause;
  // Runtimes quote what they refuse, such as a URL or the value of a header.
  const safe = (await causeOf(cause)) as Error | undefined;
  const isTold = safe && (safe instanceof RangeError || !/["'`/]/.test(safe.message));
  const problem = isTold ? safe.message : "the request could not be made";
  return new NotSentError(problem, { ...about, cause: isTold ? safe : undefined });
}
