/** A timer that is set for longer fires at once. */
const longest = 2 ** 31 - 1;

// One listener for each signal of a caller, who may share one among thousands of calls.
const followers = new WeakMap<AbortSignal, Set<() => void>>();

/** What stopped an attempt: its time passed, or the caller's signal was aborted. */
export type StopReason = "time" | "abort";

/** What holds an attempt to its time, and to the caller's signal. */
export interface TimeLimit {
  /** Undefined as long as it goes on. */
  readonly stopped: StopReason | undefined;
  /** Runs this when the attempt is stopped; at once when it has been. */
  onStop(run: () => void): void;
  /** From now on nothing stops it. */
  end(): void;
}

/**
 * Starts a limit of so many milliseconds that the caller's signal can end too. Without an AbortController: that costs
 * more than the rest of it, AbortSignal.timeout and AbortSignal.any still more, and those may be collected before they end.
 */
export function limitTime(milliseconds: number, signal?: AbortSignal): TimeLimit {
  const listeners: (() => void)[] = [];
  let stopped: StopReason | undefined;
  const stop = (reason: StopReason) => {
    if (stopped) return;
    stopped = reason;
    for (const run of listeners.splice(0)) run();
  };
  const timer = setTimeout(() => stop("time"), Math.min(milliseconds, longest));
  const unfollow = signal && followSignal(signal, () => stop("abort"));
  return {
    get stopped() {
      return stopped;
    },
    onStop: (run) => void (stopped ? run() : listeners.push(run)),
    end: () => {
      clearTimeout(timer);
      unfollow?.();
      listeners.length = 0;
    },
  };
}

/** Calls this when the signal is aborted, at once when it has been. @returns what ends it. */
function followSignal(signal: AbortSignal, run: () => void): () => void {
  let all = followers.get(signal);
  if (!all) {
    const added = new Set<() => void>();
    signal.addEventListener("abort", () => {
      for (const follower of added) follower();
    });
    followers.set(signal, added);
    all = added;
  }
  all.add(run);
  if (signal.aborted) run();
  return () => all.delete(run);
}

/** Resolves after so many milliseconds, or as soon as the signal is aborted. */
export const pause = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resume) => {
    const limit = limitTime(milliseconds, signal);
    limit.onStop(() => {
      limit.end();
      resume();
    });
  });
