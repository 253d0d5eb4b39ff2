import type { ClientOptions } from "./options.ts";

/** The vendor's clock, as far as a client knows it. */
export interface Clock {
  now(): number;
  /** Milliseconds that it is ahead of ours, once that was learned. */
  offset: number;
  /** Whether the offset is learned from a refusal. */
  learns: boolean | undefined;
}

export const createClock = ({ now = Date.now, learnClock }: Pick<ClientOptions, "now" | "learnClock">): Clock => ({
  now,
  offset: 0,
  learns: learnClock,
});
