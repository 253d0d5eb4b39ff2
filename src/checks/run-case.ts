import { randomUUID } from "node:crypto";
import type { Contract, Operation } from "../contract/index.ts";
import { FindingError, UsageError } from "../core/errors.ts";
import { mockServer } from "../core/mock-server.ts";
import { type SchemaNodes, schemaNodes } from "../schema/index.ts";
import { assess } from "./assess.ts";
import { type Case, type CaseRecord, isRead, toRecord } from "./case.ts";
import { connectionFailure, failureCode, isDropped } from "./connection-failure.ts";
import { carriedBy } from "./coverage.ts";
import { curlLine } from "./curl-line.ts";
import { type Finding, toFinding } from "./finding.ts";
import type { Judge, JudgedResponse } from "./judge.ts";
import type { Silence } from "./live/silence.ts";
import { isSuccess } from "./match-response.ts";
import { type WireJob, wireFor, withoutSecrets } from "./wire.ts";

/** What one case showed. Nothing in it holds a credential, a header or a body. */
export interface CheckResult {
  case: CaseRecord;
  /** No finding is `broken`. */
  ok: boolean;
  /** Why the request was not sent; the case counts as neither passed nor failed. */
  skipped?: string;
  /** Why the response says nothing about what the case asks; the case counts as neither passed nor failed. */
  inconclusive?: string;
  findings: Finding[];
  /** Absent when there was no response. */
  status?: number;
  /** Key of the documented response that the response was held against, such as `200` or `4XX`. */
  response?: string;
  /**
   * What the response showed of the contract and no earlier one of the run did: pointers of properties, `pointer=value` of
   * values of closed sets.
   */
  seen: string[];
  /** What a request that succeeded carried, and no earlier one: `query limit`, pointers of properties of the body. */
  sent: string[];
  /** How long the exchange took, in milliseconds. */
  ms: number;
  /** How many random requests were sent, where the case is about those. */
  requests?: number;
}

/**
 * Puts the signing of a client around a fetch that goes to the wire.
 *
 * @param wire What the client must send its signed requests with.
 * @param options `at`: the instant to sign with, milliseconds since 1970 UTC; now, when absent. A pipeline that cannot be
 *   given a clock ignores it; the cases about clocks are then skipped.
 */
export type Connect = (wire: typeof fetch, options: { at?: number }) => typeof fetch;

/** What all cases of a run have in common. */
export interface RunContext {
  contract: Contract;
  connect: Connect;
  wire: typeof fetch;
  /** Without a slash at the end. */
  baseUrl: string;
  target: "mock" | "live";
  timeoutMs: number;
  /** Aborts what is under way. */
  signal: AbortSignal | undefined;
  judge: Judge;
  /** Values of the credentials that the requests are signed with. */
  credentials: readonly string[];
  /** What keeps a live target from harm; absent at the mock. */
  guard?: LiveGuard;
  /** What ends a run that nothing responds to; absent at the mock. */
  silence?: Silence;
}

/** Stands before everything that is sent to a live target. */
export interface LiveGuard {
  /** Why a request must not be sent; undefined when it may. */
  refuse(one: Case, operation: Operation): string | undefined;
  /** Waits until it may be sent. @returns for how many milliseconds. */
  wait(operation: Operation): Promise<number>;
  /** Waits as long as a response asks to. @returns for how many milliseconds; undefined when it does not ask. */
  waitFor(response: JudgedResponse): Promise<number | undefined>;
  /** Sees what came. */
  saw(one: Case, operation: Operation, response: JudgedResponse): void;
  /** A request was sent, and no response came: what it makes may be there. */
  lost(operation: Operation): void;
}

/** Runs one case after the other. */
export type Lane = (one: Case, operation: Operation) => Promise<CheckResult>;

/** A pipeline, and the case that goes through it now. */
interface Pipeline {
  job?: WireJob;
  connected: typeof fetch;
}

/** Sends the request of a case through the signing pipeline. @throws ExchangeFailed when no response came. */
export type Sender = (one: Case, operation: Operation, job: WireJob, namespace?: string) => Promise<JudgedResponse>;

/** No response came: why, in one clause. */
export class ExchangeFailed extends Error {
  /** The connection of a write to a live target broke, as an idle one may: that says nothing, and nobody sends it again. */
  isDropped = false;
}

/**
 * Opens a pipeline that is connected once, since that takes long where a contract is large.
 *
 * @returns what sends a request. It throws FindingError when no connection can be made, UsageError when a credential is missing.
 */
export function openSender(context: RunContext): Sender {
  const { contract, wire, connect } = context;
  const open = (at?: number): Pipeline => {
    const pipeline: Partial<Pipeline> = {};
    const ownWire = wireFor(contract.schemes, wire, () => pipeline.job as WireJob);
    return Object.assign(pipeline, { connected: connect(ownWire, at === undefined ? {} : { at }) });
  };
  let usual: Pipeline | undefined;
  const sendOnce: Sender = async (one, operation, job, namespace) => {
    try {
      if (job.clock === undefined) usual ??= open();
      const pipeline = job.clock === undefined ? (usual as Pipeline) : open(job.clock);
      pipeline.job = job;
      const response = await exchange(context, one, pipeline.connected, namespace);
      context.silence?.heard();
      return response;
    } catch (error) {
      // What comes too late must not be taken for the next case.
      if (error instanceof TimeoutPassed) usual = undefined;
      if (job.skipped !== undefined) throw error;
      const failed = new ExchangeFailed(explain(error, job, context, operation));
      failed.isDropped = context.guard !== undefined && isDropped(job.failure);
      if (job.reached) context.silence?.failed(error instanceof TimeoutPassed ? "late" : "broken", failed.message);
      throw failed;
    }
  };
  return context.guard ? withGuard(context.guard, sendOnce) : sendOnce;
}

/** How often a request is sent again that got 429, with a word of when. */
const mostRetries = 3;

/** Sends as the guard lets it: what it refuses is skipped, what comes too often waits, and a read whose connection broke is sent again. */
function withGuard(guard: LiveGuard, sendOnce: Sender): Sender {
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

/** What is known of a case on its way. */
export const newJob = ({ credentials }: RunContext, one: Case): WireJob => ({
  case: one,
  clock: one.clockOffset === undefined ? undefined : Date.now() + one.clockOffset,
  reached: false,
  credentials,
  secrets: [],
});

/**
 * Opens a lane.
 *
 * @returns what sends the request of a case, assesses the response, and gives the result with all that was seen and sent.
 */
export function openLane(context: RunContext): Lane {
  const { contract } = context;
  const send = openSender(context);
  return async (one, operation) => {
    const job = newJob(context, one);
    const result = resultOf(job);
    const skip = one.skip ?? unknownScheme(contract, operation);
    if (skip) return result({ skipped: skip });
    const repeatable = (findings: readonly Finding[]) =>
      findings.map((finding) => ({ ...finding, curl: curlLine(contract, operation, one, shownUrl(context)) }));
    try {
      const response = await send(one, operation, job);
      const judgement = assess(one, response, { ...context, operation });
      const findings = repeatable(judgement.findings);
      const judged = result({ status: response.status, ...judgement, findings });
      return { ...judged, sent: carried(schemaNodes(contract.document), operation, one, judged) };
    } catch (error) {
      if (job.skipped !== undefined) return result({ skipped: job.skipped });
      if (!(error instanceof ExchangeFailed)) throw error;
      if (error.isDropped) return result({ inconclusive: error.message });
      const about = { api: contract.api, operation: operation.id, message: error.message };
      return result({ findings: repeatable([toFinding({ kind: "status", severity: "broken", ...about })]) });
    }
  };
}

/** Where a person can send a request again: `countersign mock` serves what a mock in this process cannot. */
export const shownUrl = ({ contract, target, baseUrl }: RunContext): string =>
  target === "mock" ? `${mockServer}/${contract.api}` : baseUrl;

/** Makes the result of a case, with no secret in it. */
export function resultOf(job: WireJob): (rest: Partial<CheckResult>) => CheckResult {
  const started = performance.now();
  return (rest) => {
    const shown = withoutSecrets(rest, job.credentials);
    const findings = withoutSecrets(shown.findings ?? [], job.secrets).map(toFinding);
    const ok = findings.every(({ severity }) => severity !== "broken");
    const ms = Math.round((performance.now() - started) * 10) / 10;
    // A response that breaks the contract says something, whatever it was to show.
    if (!ok) delete shown.inconclusive;
    return { case: toRecord(job.case), ok, seen: [], sent: [], ms, ...shown, findings };
  };
}

function exchange(
  context: RunContext,
  one: Case,
  connected: typeof fetch,
  namespace: string | undefined,
): Promise<JudgedResponse> {
  const { baseUrl, target } = context;
  return inTime(context, async (signal) => {
    // A signal costs a tenth of an exchange, and a mock in the same process need not be stopped.
    const request = toFetchRequest(baseUrl, one, target === "live" ? signal : undefined);
    // What one case creates or deletes is none of another's business.
    if (target === "mock") request.headers.set("countersign-namespace", namespace ?? `check-${randomUUID()}`);
    const response = await connected(request);
    const { status, headers } = response;
    return { status, headers, body: new Uint8Array(await response.arrayBuffer()) };
  });
}

const carried = (nodes: SchemaNodes, operation: Operation, one: Case, { ok, status = 0 }: CheckResult): string[] =>
  ok && isSuccess(operation, status) ? carriedBy(nodes, operation, one) : [];

/** What went wrong with an exchange, in one clause. @throws what ends the whole run. */
function explain(
  error: unknown,
  job: WireJob,
  { contract, baseUrl, timeoutMs }: RunContext,
  operation: Operation,
): string {
  // A client wraps what its wire throws; a mistake in what was asked for is told as it is.
  for (const thrown of [job.failure, error])
    if (thrown instanceof FindingError || thrown instanceof UsageError) throw thrown;
  const said = sentenceOf(error, contract.api, operation.id);
  if (/^Credentials?Error$/.test((error as Error)?.name)) throw new UsageError(`${contract.api}: ${said}.`);
  if (error instanceof TimeoutPassed) return `no response within ${timeoutMs} ms`;
  const reason = connectionFailure(job.failure ?? error);
  if (reason)
    throw new FindingError(
      `${contract.api}: ${new URL(baseUrl).origin} cannot be reached: ${reason}. Check the URL, and that the server is running.`,
    );
  if (job.failure !== undefined) return `no response: ${failureCode(job.failure)}`;
  return job.reached ? said : `the request was not sent: ${said}`;
}

/** Why an operation cannot be called at all: every way in takes a value that nobody but the vendor knows how to make. */
export function unknownScheme({ schemes }: Contract, { security }: Operation): string | undefined {
  const unknown = (key: string) => (Object.hasOwn(schemes, key) ? schemes[key]?.unknown : undefined);
  const reasons = security.map((requirement) => requirement.map(unknown).find(Boolean));
  return security.length > 0 && reasons.every(Boolean) ? `cannot be signed: ${reasons[0]}` : undefined;
}

/** What an error says, without the API and operation that the client's errors begin with and without a full stop. */
function sentenceOf(error: unknown, api: string, operation: string): string {
  const message = String((error as Error)?.message ?? "an error without a message").replace(/\.$/, "");
  const start = `${api} ${operation}: `;
  return message.startsWith(start) ? message.slice(start.length) : message;
}

function toFetchRequest(baseUrl: string, { request }: Case, signal: AbortSignal | undefined): Request {
  const { method, path, query, headers: list, body, mediaType } = request;
  const headers = new Headers();
  for (const [name, value] of list) headers.append(name, value);
  if (mediaType !== undefined) headers.set("content-type", mediaType);
  if (!headers.has("accept")) headers.set("accept", "application/json, */*;q=0.1");
  const init = { method, headers, redirect: "manual" as const, ...(signal && { signal }) };
  return new Request(`${baseUrl}${path}${query && `?${query}`}`, {
    ...init,
    ...(body && { body: body as Uint8Array<ArrayBuffer> }),
  });
}

class TimeoutPassed extends Error {}

/** Ends when the time has passed, or the run is stopped, even if the work takes no notice of its signal. */
async function inTime<T>(
  { timeoutMs, signal: stopped }: RunContext,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let end = () => {};
  const over = new Promise<never>((_, reject) => {
    const stop = (reason: Error) => {
      reject(reason);
      controller.abort(reason);
    };
    const timer = setTimeout(() => stop(new TimeoutPassed()), timeoutMs);
    const onAbort = () => stop(new Error("the run was stopped"));
    stopped?.addEventListener("abort", onAbort, { once: true });
    end = () => {
      clearTimeout(timer);
      stopped?.removeEventListener("abort", onAbort);
    };
  });
  try {
    return await Promise.race([work(controller.signal), over]);
  } finally {
    end();
  }
}
