import type { ClientOptions } from "./options.ts";

/** Further off than a day it is not the clock that is wrong. */
const farthest = 86_400_000;

/** The vendor's clock, as far as a client knows it. */
export interface Clock {
  now(): number;
  /** Milliseconds that it is ahead of ours, once that was learned. */
  readonly offset: number;
  /** Learns the offset from a response, once. @returns whether it is another one than this, with which a call was signed. */
  learn(response: Response, signedWith: number): boolean;
}

export function createClock({ now = Date.now, learnClock }: Pick<ClientOptions, "now" | "learnClock">): Clock {
  let offset = 0;
  return {
    now,
    get offset() {
      return offset;
    },
    learn({ headers }, signedWith) {
      if (!learnClock) return false;
      const ahead = Date.parse(headers.get("date") ?? "") - now();
      if (offset === 0 && Math.abs(ahead) <= farthest) offset = ahead;
      return offset !== signedWith;
    },
  };
}
