import { isRead } from "../case.ts";
import { ExchangeFailed } from "../exchange-failed.ts";
import type { LiveGuard } from "../run-context.ts";
import type { Sender } from "../send-case.ts";
import type { WireJob } from "../wire.ts";

/** How often a request is sent again that got 429, with a word of when. */
const mostRetries = 3;

/** Sends as the guard lets it: what it refuses is skipped, what comes too often waits, and a read whose connection broke is sent again. */
export function withGuard(guard: LiveGuard, sendOnce: Sender): Sender {
  const paced: Sender = async (one, operation, job, namespace) => {
    moveClock(job, await guard.wait(operation));
    return sendOnce(one, operation, job, namespace);
  };
  const persistent: Sender = (one, operation, job, namespace) =>
    paced(one, operation, job, namespace).catch((error) => {
      if (job.reached && error instanceof ExchangeFailed) guard.lost(operation);
      if (!isRead(operation) || !(error instanceof ExchangeFailed) || !error.isDropped) throw error;
      job.failure = undefined;
      return paced(one, operation, job, namespace).catch((again) => {
        // Twice is no accident of an idle connection.
        if (again instanceof ExchangeFailed) again.isDropped = false;
        throw again;
      });
    });
  return async (one, operation, job, namespace) => {
    job.skipped = guard.refuse(one, operation);
    if (job.skipped !== undefined) throw new Error(job.skipped);
    let response = await persistent(one, operation, job, namespace);
    for (let i = 0; i < mostRetries; i++) {
      const waited = await guard.waitFor(response);
      if (waited === undefined) break;
      moveClock(job, waited);
      response = await persistent(one, operation, job, namespace);
    }
    guard.saw(one, operation, response);
    return response;
  };
}

/** The clock that a request is signed with goes on while it waits. */
function moveClock(job: WireJob, ms: number): void {
  if (job.clock !== undefined) job.clock += ms;
}
