import { UsageError } from "../../core/errors.ts";

/** The instant at which a seeded mock begins. */
export const seededStart: number = Date.UTC(2026, 0, 1);

/** How a clock stands: at one instant until it is moved, or running, so many milliseconds from the real one. */
export type ClockState = { fixed: number } | { offset: number };

export interface Clock {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  state(): ClockState;
  /** Puts it elsewhere: `{ offset: 0 }` lets it run with the real one again. */
  set(to: ClockState): void;
}

export function createClock(state: ClockState, real: () => number, onChange: (state: ClockState) => void): Clock {
  let current = state;
  return {
    now: () => ("fixed" in current ? current.fixed : real() + current.offset),
    state: () => current,
    set(to) {
      current = to;
      onChange(to);
    },
  };
}

/** The last instant that a date can be, in milliseconds since 1970 UTC. */
const last = 8.64e15;

/** @throws UsageError when it is neither an instant nor `now`. */
export function readClock(clock: number | string): ClockState {
  if (clock === "now") return { offset: 0 };
  const at = typeof clock === "number" ? clock : Date.parse(clock);
  if (Math.abs(at) <= last) return { fixed: at };
  throw new UsageError(
    `the clock has to be now or an instant such as 2026-01-01T00:00:00Z, got ${JSON.stringify(clock)}.`,
  );
}

/** `{ set: "2026-01-01T00:00:00Z" }`, `{ set: "now" }`, or `{ advance: seconds }`. */
export type ClockOrder = { set: string | number } | { advance: number };

/**
 * Sets a clock or moves it on.
 *
 * @returns by how many milliseconds it was moved on; 0 when it was set.
 * @throws UsageError when the order is not one, or leads beyond what a date can be.
 */
export function moveClock(clock: Clock, order: ClockOrder): number {
  const { set, advance } = { set: undefined, advance: undefined, ...order };
  if (set !== undefined) {
    clock.set(readClock(set));
    return 0;
  }
  const ms = Number(advance) * 1000;
  if (!(Math.abs(clock.now() + ms) <= last))
    throw new UsageError(
      'expected { "set": "2026-01-01T00:00:00Z" }, { "set": "now" } or { "advance": seconds } for the clock.',
    );
  const state = clock.state();
  clock.set("fixed" in state ? { fixed: state.fixed + ms } : { offset: state.offset + ms });
  return ms;
}
