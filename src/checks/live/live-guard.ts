import { setTimeout } from "node:timers/promises";
import type { Contract } from "../../contract/index.ts";
import type { LiveGuard } from "../run-case.ts";
import type { OwnObjects } from "./own-objects.ts";
import { type Clock, createPace, limitsOf, longest, type RateLimit, retryAfter } from "./pace.ts";

const systemClock: Clock = { now: Date.now, wait: (ms) => setTimeout(ms) };

export interface GuardOptions {
  /** Requests a minute, besides the limits of the contract. */
  rate?: number;
  clock?: Clock;
}

/** Keeps a live target from harm: what the run did not create stays, and no limit is passed. */
export function liveGuard(contract: Contract, own: OwnObjects, { rate, clock = systemClock }: GuardOptions): LiveGuard {
  const pace = createPace(clock);
  let waited = 0;
  const asked: RateLimit[] = rate === undefined ? [] : [{ requests: rate, seconds: 60 }];
  return {
    refuse: own.refuse,
    saw: own.saw,
    wait: (operation) => pace([...asked, ...limitsOf(contract, operation)]),
    async waitFor({ status, headers }) {
      const ms = retryAfter(status, headers, clock.now());
      // A server that refuses everything is not asked for hours.
      if (ms === undefined || waited + ms > longest) return undefined;
      waited += ms;
      await clock.wait(ms);
      return ms;
    },
  };
}
