/** A timer that is set for longer fires at once. */
const longest = 2 ** 31 - 1;

/**
 * A signal that aborts when so many milliseconds have passed, or when the one given does, until it is ended. By hand:
 * AbortSignal.timeout and AbortSignal.any cost a tenth of a call, go on after its end, and may be collected before it.
 */
export function limitTime(milliseconds: number, outer?: AbortSignal) {
  const stop = () => limit.abort(outer?.reason);
  const timer = setTimeout(
    () => {
      limit.passed = true;
      limit.abort();
    },
    Math.min(milliseconds, longest),
  );
  const limit = Object.assign(new AbortController(), {
    passed: false,
    /** Rejects when the signal aborts. */
    over: () =>
      new Promise<never>((_, reject) => limit.signal.addEventListener("abort", () => reject(limit.signal.reason))),
    end: () => {
      outer?.removeEventListener("abort", stop);
      clearTimeout(timer);
    },
  });
  if (outer?.aborted) stop();
  outer?.addEventListener("abort", stop);
  return limit;
}
