import { setImmediate } from "node:timers/promises";
import type { Contract, Operation } from "../contract/index.ts";
import type { Case } from "./case.ts";
import { prepareCases } from "./cases/case-context.ts";
import { eachCase, operationsFor } from "./cases/index.ts";
import type { CheckResult } from "./check-result.ts";
import { judge } from "./judge.ts";
import { liveGuard, type OnWait } from "./live/live-guard.ts";
import { nothingThere } from "./live/nothing-there.ts";
import { type OwnObjects, ownObjects } from "./live/own-objects.ts";
import { cleanUp, createOwn, leftOver } from "./live/own-run.ts";
import type { Clock } from "./live/pace.ts";
import { createSilence } from "./live/silence.ts";
import { type RandomCase, type RandomRequests, randomCases } from "./random/random-case.ts";
import { openRandomLane } from "./random/run-random.ts";
import { type RelationCase, relationCases } from "./relations/index.ts";
import { openRelationLane } from "./relations/run-relation.ts";
import { openLane } from "./run-case.ts";
import type { Connect, RunContext } from "./run-context.ts";
import type { Shard } from "./shard.ts";
import { withControls } from "./with-controls.ts";

export type { CheckResult } from "./check-result.ts";
export type { Connect } from "./run-context.ts";

/** How far a run has come. */
export interface RunProgress {
  cases: number;
  /** Operations whose cases have been begun. */
  operations: number;
  /** Operations that there are to check. */
  total: number;
}

export interface RunOptions {
  contract: Contract;
  connect: Connect;
  /** What carries the requests: the mock's own fetch, or the global one. */
  wire: typeof fetch;
  /** Where the API's paths begin. */
  baseUrl: string;
  /** `mock` when absent. */
  target?: "mock" | "live";
  /** At `live`: also run what changes things. */
  write?: boolean;
  /** At `live`: operations that move money and may be sent, by operationId. */
  money?: readonly string[];
  /** At `live`: requests a minute, besides the limits of the contract. */
  rate?: number;
  /** What waits at `live`; the system's clock when absent. */
  clock?: Clock;
  /** Only the operations of this part. */
  shard?: Shard;
  /** Values of parameters in place of the contract's examples, by `operation.name` or `name`. */
  parameters?: Readonly<Record<string, string>>;
  /** What the requests are signed with, so that no result shows it. The contract's test credentials when absent. */
  credentials?: Readonly<Record<string, string>>;
  /** Cases to run; all of the contract's when absent, each made when it is its turn. */
  cases?: Iterable<Case>;
  /** Relations to run before them, since what deletes comes last; all of the contract's when both are absent. */
  relations?: Iterable<RelationCase>;
  /** Random requests of each operation besides; none when absent. */
  random?: RandomRequests;
  /** Called after each case, with how far the run has come. */
  onResult?: (result: CheckResult, progress: RunProgress) => void;
  /** Called before the run waits, to keep to a limit or because the server asked for it. */
  onWait?: OnWait;
  /** Ends the run when it is aborted: cases that are under way have no result. */
  signal?: AbortSignal;
  /** Milliseconds that one exchange may take; 10 000 when absent. */
  timeoutMs?: number;
  /** Exchanges at a time; 4 when absent, 1 at `live`. */
  concurrency?: number;
}

/** What a run came to, also when it did not come to its end. */
export interface Run {
  /** A result per case, in the order of the cases, then one per relation, then one per operation that got random requests. */
  results: CheckResult[];
  /** What ended it before its time: no connection, a missing credential. */
  error?: unknown;
  /** What it created at a live target and could not delete, one clause each. */
  left: string[];
}

/**
 * Runs the cases of a contract against a target, each through the signing pipeline that is given.
 *
 * @returns a result per case, in the order of the cases.
 * @throws FindingError when no connection can be made; UsageError when a credential is missing.
 */
export async function runChecks(options: RunOptions): Promise<CheckResult[]> {
  const { results, error } = await runCases(options);
  if (error !== undefined) throw error;
  return results;
}

/** The same, but what was found before an error is not lost. */
export async function runCases(options: RunOptions): Promise<Run> {
  const { contract, connect, wire, target = "mock", timeoutMs = 10_000, signal } = options;
  const { concurrency = target === "live" ? 1 : 4, rate, clock, onWait } = options;
  const baseUrl = options.baseUrl.replace(/\/+$/, "");
  const context: RunContext = {
    contract,
    connect,
    wire,
    baseUrl,
    target,
    timeoutMs,
    signal,
    judge: judge(contract, { target }),
    credentials: Object.values(options.credentials ?? contract.testCredentials).filter((value) => value.length >= 6),
  };
  const results: CheckResult[] = [];
  const run: Run = { results, left: [] };
  const own = target === "live" ? ownObjects(contract, options.money) : undefined;
  if (own) {
    context.guard = liveGuard(contract, own, { rate, ...(clock && { clock }), ...(onWait && { onWait }) });
    context.silence = createSilence(contract.api, baseUrl);
  }
  const isOwn = own && options.write && !options.cases;
  const laneFor = (prepare: Prepare) => openRelationLane(context, prepare);
  try {
    const made = isOwn ? await createOwn(contract, options.parameters ?? {}, laneFor) : {};
    await runAll(run, context, { ...options, concurrency, parameters: { ...options.parameters, ...made } });
  } catch (error) {
    run.error ??= error;
  }
  // Also what was made before an error or Ctrl-C.
  if (own && options.write) run.left = await leaveClean(own, { ...context, signal: undefined });
  return run;
}

async function leaveClean(own: OwnObjects, context: RunContext): Promise<string[]> {
  const { contract } = context;
  try {
    return await cleanUp(contract, own, openRelationLane(context, prepareCases(contract)));
  } catch {
    // Nothing can be deleted where nothing is reached.
    return leftOver(contract, own);
  }
}

type Prepare = ReturnType<typeof prepareCases>;

type AnyCase = Case | RelationCase | RandomCase;

/** Runs the cases and relations into `run`. */
async function runAll(run: Run, context: RunContext, options: RunOptions & { concurrency: number }): Promise<void> {
  const { contract, target, signal } = context;
  const { results } = run;
  const { onResult, concurrency, cases = eachCase(contract, options) } = options;
  const operations = new Map(contract.operations.map((operation) => [operation.id, operation]));
  const total = operationsFor(contract, options).length;
  const relations = options.relations ?? (options.cases ? [] : relationCases(contract, options));
  const random = options.random ? randomCases(contract, options.random, options) : [];
  const deletes = ({ operation }: RandomCase) => operation.method === "delete";
  const [last, first] = [random.filter(deletes), random.filter((one) => !deletes(one))];
  // What the cases delete, random requests cannot change any more.
  const waiting = oneAfterTheOther<AnyCase>(relations, first, cases, last);
  const prepare = prepareCases(contract, options.parameters);
  const begun = new Set<string>();
  const news = newsOf();
  let made = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    const lane = openLane(context);
    const relationLane = openRelationLane(context, prepare);
    const randomLane = openRandomLane(context, prepare);
    const runOne = (one: AnyCase) => {
      if ("run" in one) return relationLane(one);
      return "random" in one ? randomLane(one) : lane(one, operations.get(one.operation) as Operation);
    };
    while (run.error === undefined && !signal?.aborted) {
      const next = waiting.next();
      if (next.done) return;
      const index = made++;
      const one = next.value;
      begun.add(typeof one.operation === "string" ? one.operation : one.operation.id);
      const result = await unlessAborted(runOne(one), signal);
      if (!result) return;
      results[index] = news(result);
      onResult?.(results[index], { cases: ++done, operations: begun.size, total });
      await breathe();
    }
  };
  const breathe = breather();
  const stop = (error: unknown) => {
    run.error ??= error;
  };
  await Promise.all(Array.from({ length: Math.max(1, concurrency) }, () => work().catch(stop)));
  const rank = ({ case: { kind } }: CheckResult) => ["relation", "random"].indexOf(kind);
  const judged = withControls(
    results.filter(Boolean).sort((a, b) => rank(a) - rank(b)),
    target,
  );
  run.results = target === "live" ? nothingThere(judged, contract, context.baseUrl) : judged;
}

function* oneAfterTheOther<T>(...lists: Iterable<T>[]): Generator<T, undefined, undefined> {
  for (const list of lists) yield* list;
}

/** What a promise comes to; undefined when the signal is aborted before. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T | undefined> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => resolve(undefined);
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

/** Leaves of what results show and sent only what is new: of a long run, the rest would fill the memory. */
function newsOf(): (result: CheckResult) => CheckResult {
  const seen = new Set<string>();
  const sent = new Map<string, Set<string>>();
  const fresh = (keys: readonly string[], known: Set<string>) => {
    const found = keys.filter((key) => !known.has(key));
    for (const key of found) known.add(key);
    return found;
  };
  return (result) => {
    const { operation } = result.case;
    const ofOperation = sent.get(operation) ?? new Set();
    sent.set(operation, ofOperation);
    return { ...result, seen: fresh(result.seen, seen), sent: fresh(result.sent, ofOperation) };
  };
}

/** Lets timers and signals be heard now and then: a mock in the same process responds without ever waiting. */
function breather(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < 50) return;
    last = performance.now();
    await setImmediate();
  };
}
