import { setTimeout } from "node:timers/promises";
import type { Contract } from "../../contract/index.ts";
import type { LiveGuard } from "../run-context.ts";
import type { OwnObjects } from "./own-objects.ts";
import { type Clock, createPace, limitsOf, longest, type RateLimit, retryAfter } from "./pace.ts";

const systemClock: Clock = { now: Date.now, wait: (ms) => setTimeout(ms) };

export interface GuardOptions {
  /** Requests a minute, besides the limits of the contract. */
  rate?: number;
  clock?: Clock;
  onWait?: OnWait;
}

/** Hears of a wait before it begins: for how many milliseconds, and why, in a clause. */
export type OnWait = (ms: number, why: string) => void;

/** Keeps a live target from harm: what the run did not create stays, and no limit is passed. */
export function liveGuard(
  contract: Contract,
  own: OwnObjects,
  { rate, clock = systemClock, onWait }: GuardOptions,
): LiveGuard {
  const wait = (ms: number, why: string): Promise<void> => {
    onWait?.(ms, why);
    return clock.wait(ms);
  };
  const pace = createPace({ now: clock.now, wait: (ms) => wait(ms, "to keep to the limit of requests") });
  let waited = 0;
  const asked: RateLimit[] = rate === undefined ? [] : [{ requests: rate, seconds: 60 }];
  return {
    refuse: own.refuse,
    saw: own.saw,
    lost: own.lost,
    wait: (operation) => pace([...asked, ...limitsOf(contract, operation)]),
    async waitFor({ status, headers }) {
      const ms = retryAfter(status, headers, clock.now());
      // A server that refuses everything is not asked for hours.
      if (ms === undefined || waited + ms > longest) return undefined;
      waited += ms;
      await wait(ms, "since the server asked for it with a 429");
      return ms;
    },
  };
}
