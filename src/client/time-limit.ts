/** A timer that is set for longer fires at once. */
const longest = 2 ** 31 - 1;

// One listener for each signal of a caller, who may share one among thousands of calls.
const followers = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * A signal that aborts when so many milliseconds have passed, or when the one given does, until it is ended. By hand:
 * AbortSignal.timeout and AbortSignal.any cost a tenth of a call, go on after its end, and may be collected before it.
 */
export function limitTime(milliseconds: number, outer?: AbortSignal) {
  const limit = Object.assign(new AbortController(), {
    passed: false,
    /** Rejects when the signal aborts. */
    over: () =>
      new Promise<never>((_, reject) => {
        const stopped = () => reject(limit.signal.reason);
        if (limit.signal.aborted) stopped();
        limit.signal.addEventListener("abort", stopped);
      }),
    end: () => {
      following?.delete(stop);
      clearTimeout(timer);
    },
  });
  const stop = () => limit.abort(outer?.reason);
  let following = outer && followers.get(outer);
  if (outer && !following) {
    const all = new Set<() => void>();
    outer.addEventListener("abort", () => {
      for (const stop of all) stop();
    });
    following = all;
    followers.set(outer, all);
  }
  following?.add(stop);
  if (outer?.aborted) stop();
  const timer = setTimeout(
    () => {
      limit.passed = true;
      limit.abort();
    },
    Math.min(milliseconds, longest),
  );
  return limit;
}
