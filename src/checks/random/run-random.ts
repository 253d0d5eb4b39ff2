import type { Operation } from "../../contract/index.ts";
import { fastCheck } from "../../schema/index.ts";
import type { Case } from "../case.ts";
import { type CaseContext, type PlannedRequest, planRequest, toCase } from "../cases/case-context.ts";
import type { CheckResult } from "../check-result.ts";
import { openLane } from "../run-case.ts";
import type { RunContext } from "../run-context.ts";
import type { RandomCase } from "./random-case.ts";
import { anyRequest, type RequestValues } from "./random-request.ts";
import { reducedRequests } from "./reduced-requests.ts";
import { addTo, isOver, newTally, summed } from "./tally.ts";

/** Runs the random requests of one operation after the other. */
export type RandomLane = (one: RandomCase) => Promise<CheckResult>;

/**
 * Opens a lane for random requests: each has a state of its own at the mock. Of an operation whose requests fail, the result is
 * that of the smallest one that does.
 */
export function openRandomLane(context: RunContext, prepare: (operation: Operation) => CaseContext): RandomLane {
  const { signal, target } = context;
  const lane = openLane(context);
  return async ({ operation, random, role, skip }) => {
    const prepared = prepare(operation);
    const send = (planned: PlannedRequest) => lane(toRandomCase(prepared, planned), operation);
    const skipped = (reason: string) => send({ ...planRequest(prepared, prepared.values), skip: reason });
    if (skip !== undefined) return skipped(skip);
    const fc: ReturnType<typeof fastCheck> = fastCheck();
    const tally = newTally();
    const property = fc.asyncProperty(anyRequest(prepared, role), async (values) => {
      if (isOver(tally) || signal?.aborted) return true;
      const planned = planValues(prepared, values);
      fc.pre(planned.skip === undefined);
      try {
        return !addTo(tally, await send(planned));
      } catch (error) {
        tally.error = error;
        return true;
      }
    });
    const examples = reducedRequests(prepared).map((one): [RequestValues] => [one]);
    const { count, seed } = random;
    const numRuns = count + examples.length;
    await fc.check(property, { seed, examples, numRuns, maxSkipsPerRun: 20, ignoreEqualValues: true });
    if (tally.error !== undefined) throw tally.error;
    return summed(tally, random, target) ?? skipped("no random request is known that fits the contract");
  };
}

const toRandomCase = (context: CaseContext, planned: PlannedRequest): Case =>
  toCase(context, "random requests", { kind: "random", ...planned, expect: { outcome: "valid" } });

/** The request of these values, not to be sent where it does not fit the contract. */
function planValues(context: CaseContext, { parameters, body }: RequestValues): PlannedRequest {
  const planned = planRequest(context, parameters, body === undefined ? undefined : context.body?.choose(body));
  const unfit = context.parameters
    .filter(({ key, isGiven }) => !isGiven && Object.hasOwn(parameters, key))
    .map(({ key, misfit }) => misfit(parameters[key]))
    .find((reason) => reason !== undefined);
  return unfit === undefined ? planned : { ...planned, skip: unfit };
}
