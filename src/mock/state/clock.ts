/** The instant at which a seeded mock begins. */
export const seededStart: number = Date.UTC(2026, 0, 1);

/** How a clock stands: at one instant until it is moved, or running, so many milliseconds from the real one. */
export type ClockState = { fixed: number } | { offset: number };

export interface Clock {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  state(): ClockState;
  /** Stops it at an instant, or lets it run with the real one again. */
  set(to: number | "now"): void;
  /** Moves it on by so many milliseconds. */
  advance(ms: number): void;
}

export function createClock(state: ClockState, real: () => number, onChange: (state: ClockState) => void): Clock {
  let current = state;
  const change = (to: ClockState): void => {
    current = to;
    onChange(to);
  };
  return {
    now: () => ("fixed" in current ? current.fixed : real() + current.offset),
    state: () => current,
    set: (to) => change(to === "now" ? { offset: 0 } : { fixed: to }),
    advance: (ms) => change("fixed" in current ? { fixed: current.fixed + ms } : { offset: current.offset + ms }),
  };
}
