/** Where progress is shown: stderr, or what a test gives. */
export interface ProgressStream {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** Shows how far long work has come. */
export interface Progress {
  /** Something of it is done. */
  step(done: number, total: number): void;
  /** Takes away what was shown. */
  end(): void;
}

/**
 * Shows how far long work has come: on a terminal in one line that is written over, elsewhere in a plain line now and
 * then, so that a log shows that it goes on.
 *
 * @param what Name of the work.
 * @param now Milliseconds; the clock, when absent.
 */
export function showProgress(
  what: string,
  stream: ProgressStream = process.stderr,
  now: () => number = () => performance.now(),
): Progress {
  const often = stream.isTTY ? 100 : 15_000;
  let last = now();
  let shown = false;
  return {
    step(done, total) {
      const time = now();
      if (time - last < often) return;
      last = time;
      const line = `${what}: ${done} of ${total} cases`;
      stream.write(stream.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
      shown = true;
    },
    end() {
      if (shown && stream.isTTY) stream.write("\r\x1b[K");
    },
  };
}
