import { randomUUID } from "node:crypto";
import type { Operation } from "../contract/index.ts";
import { FindingError, UsageError } from "../core/errors.ts";
import type { Case } from "./case.ts";
import { connectionFailure, failureCode, isDropped } from "./connection-failure.ts";
import { ExchangeFailed } from "./exchange-failed.ts";
import type { JudgedResponse } from "./judge.ts";
import { withGuard } from "./live/with-guard.ts";
import type { RunContext } from "./run-context.ts";
import { type WireJob, wireFor } from "./wire.ts";

/** A pipeline, and the case that goes through it now. */
interface Pipeline {
  job?: WireJob;
  connected: typeof fetch;
}

/** Sends the request of a case through the signing pipeline. @throws ExchangeFailed when no response came. */
export type Sender = (one: Case, operation: Operation, job: WireJob, namespace?: string) => Promise<JudgedResponse>;

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

/** What is known of a case on its way. */
export const newJob = ({ credentials }: RunContext, one: Case): WireJob => ({
  case: one,
  clock: one.clockOffset === undefined ? undefined : Date.now() + one.clockOffset,
  reached: false,
  credentials,
  secrets: [],
});

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
