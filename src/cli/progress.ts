/** Where progress is shown: stderr, or what a test gives. */
export interface ProgressStream {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** Shows how far long work has come. */
export interface Progress {
  /** The work goes on. `line` is made only when it is shown. */
  step(line: () => string): void;
  /** The work will stand still for so many milliseconds: told at once where somebody would wonder. */
  pause(ms: number, line: () => string): void;
  /** Takes away what was shown, for a result to be printed. */
  clear(): void;
}

/**
 * Shows how far long work has come: on a terminal after a second, in one line that is written over; elsewhere in a plain
 * line every ten seconds, so that a log shows that it goes on.
 *
 * @param now Milliseconds; the clock, when absent.
 */
export function showProgress(
  stream: ProgressStream = process.stderr,
  now: () => number = () => performance.now(),
): Progress {
  const [patience, often] = stream.isTTY ? [1_000, 100] : [10_000, 10_000];
  let next: number | undefined;
  let shown = false;
  const show = (line: () => string): void => {
    next = now() + often;
    stream.write(stream.isTTY ? `\r\x1b[K${line()}` : `${line()}\n`);
    shown = true;
  };
  return {
    step(line) {
      next ??= now() + patience;
      if (now() >= next) show(line);
    },
    pause(ms, line) {
      if (ms >= patience) show(line);
    },
    clear() {
      if (shown && stream.isTTY) stream.write("\r\x1b[K");
      shown = false;
      next = undefined;
    },
  };
}

/** Does work, and shows what it is as `showProgress` does: for work that says nothing of how far it has come. */
export async function showWhile<Result>(
  line: string,
  work: () => Promise<Result>,
  progress: Progress = showProgress(),
): Promise<Result> {
  const start = performance.now();
  const tick = () => progress.step(() => `${line} (${Math.round((performance.now() - start) / 1000)} s)`);
  tick();
  const timer = setInterval(tick, 250);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    progress.clear();
  }
}
