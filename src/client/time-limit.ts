/** A timer that is set for longer fires at once. */
const longest = 2 ** 31 - 1;

/**
 * A signal that aborts when so many milliseconds have passed, or when the one given does, until it is ended. By hand:
 * AbortSignal.timeout and AbortSignal.any cost a tenth of a call, go on after its end, and may be collected before it.
 */
export function limitTime(milliseconds: number, outer?: AbortSignal) {
  const controller = new AbortController();
  const { signal } = controller;
  const stop = () => controller.abort(outer?.reason);
  if (outer?.aborted) stop();
  outer?.addEventListener("abort", stop);
  const timer = setTimeout(
    () => {
      limit.passed = true;
      controller.abort();
    },
    Math.min(milliseconds, longest),
  );
  const limit = {
    signal,
    passed: false,
    /** Rejects when the signal aborts. */
    over: () => new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
    end: () => {
      outer?.removeEventListener("abort", stop);
      clearTimeout(timer);
    },
  };
  return limit;
}
