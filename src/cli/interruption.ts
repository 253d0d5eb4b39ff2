import { getHeapSpaceStatistics, getHeapStatistics } from "node:v8";

/** Why long work ends before its end. */
export interface Interruption {
  /** Aborted by Ctrl-C, by SIGTERM, or when memory runs out; its reason is a clause for people. */
  signal: AbortSignal;
  /** The exit code that a shell expects of a command that ended so; undefined while nothing ended it. */
  exitCode?: number;
  /** Aborts when there is hardly any memory left: what was found can still be told then, and not any more later. */
  checkMemory(): void;
  /** Stops listening. */
  end(): void;
}

const signals = { SIGINT: 130, SIGTERM: 143 } as const;

/** Listens for what should end long work. A second Ctrl-C ends the process at once. */
export function listenForInterruption(): Interruption {
  const controller = new AbortController();
  const stop = (reason: string, exitCode: number) => {
    interruption.exitCode ??= exitCode;
    interruption.end();
    controller.abort(reason);
  };
  const onSignal = (name: NodeJS.Signals) => stop("interrupted", signals[name as keyof typeof signals]);
  const interruption: Interruption = {
    signal: controller.signal,
    checkMemory() {
      if (isNearlyFull()) stop("memory ran out; NODE_OPTIONS=--max-old-space-size=MB gives more", 1);
    },
    end() {
      for (const name of Object.keys(signals)) process.off(name, onSignal);
    },
  };
  for (const name of Object.keys(signals)) process.once(name, onSignal);
  return interruption;
}

/** The part of the limit that is for what is new, whatever the limit is. */
const forNew = 48 * 2 ** 20;

/** Whether what stays in memory hardly leaves any of it: V8 ends the process a little later. */
function isNearlyFull(): boolean {
  const kept = getHeapSpaceStatistics().filter(({ space_name: name }) => !name.startsWith("new_"));
  const used = kept.reduce((sum, { space_used_size: size }) => sum + size, 0);
  return used > 0.9 * (getHeapStatistics().heap_size_limit - forNew);
}
