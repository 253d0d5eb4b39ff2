import { randomUUID } from "node:crypto";
import type { Contract, Operation } from "../contract/index.ts";
import { FindingError, UsageError } from "../core/errors.ts";
import { type SchemaNodes, schemaNodes } from "../schema/index.ts";
import { assess } from "./assess.ts";
import { type Case, type CaseRecord, toRecord } from "./case.ts";
import { connectionFailure, failureCode } from "./connection-failure.ts";
import { carriedBy } from "./coverage.ts";
import { type Finding, toFinding } from "./finding.ts";
import type { Judge, JudgedResponse } from "./judge.ts";
import { type WireLog, wireFor, withoutSecrets } from "./wire.ts";

/** What one case showed. Nothing in it holds a credential, a header or a body. */
export interface CheckResult {
  case: CaseRecord;
  /** No finding is an error. */
  ok: boolean;
  /** Why the case could not say anything here; it counts as neither passed nor failed. */
  skipped?: string;
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
  judge: Judge;
}

/**
 * Sends the request of one case and assesses what comes back.
 *
 * @returns the result, with all that was seen and sent.
 * @throws FindingError when no connection can be made; UsageError when a credential is missing.
 */
export async function runCase(context: RunContext, one: Case, operation: Operation): Promise<CheckResult> {
  const { contract, connect, wire, target } = context;
  const log: WireLog = { reached: false, secrets: [] };
  const at = one.clockOffset === undefined ? undefined : Date.now() + one.clockOffset;
  const started = performance.now();
  const result = (rest: Partial<CheckResult>): CheckResult => {
    const findings = (rest.findings ?? []).map((finding) => scrubbed(finding, log.secrets));
    const ok = findings.every(({ severity }) => severity !== "error");
    const ms = Math.round((performance.now() - started) * 10) / 10;
    return { case: toRecord(one), ok, seen: [], sent: [], ms, ...rest, findings };
  };
  const skip = one.skip ?? unknownScheme(contract, operation);
  if (skip) return result({ skipped: skip });
  try {
    const connected = connect(wireFor(one, contract.schemes, wire, log, at), at === undefined ? {} : { at });
    const response = await exchange(context, one, connected);
    const judgement = assess(one, response, { contract, operation, judge: context.judge, target });
    const judged = result({ status: response.status, ...judgement });
    return { ...judged, sent: carried(schemaNodes(contract.document), operation, one, judged) };
  } catch (error) {
    if (log.skipped !== undefined) return result({ skipped: log.skipped });
    const message = explain(error, log, context, operation);
    return result({
      findings: [toFinding({ kind: "status", severity: "error", api: contract.api, operation: operation.id, message })],
    });
  }
}

function exchange(context: RunContext, one: Case, connected: typeof fetch): Promise<JudgedResponse> {
  const { baseUrl, target, timeoutMs } = context;
  return inTime(timeoutMs, async (signal) => {
    const request = toFetchRequest(baseUrl, one, signal);
    // What one case creates or deletes is none of another's business.
    if (target === "mock") request.headers.set("countersign-namespace", `check-${randomUUID()}`);
    const response = await connected(request);
    const { status, headers } = response;
    return { status, headers, body: new Uint8Array(await response.arrayBuffer()) };
  });
}

const carried = (nodes: SchemaNodes, operation: Operation, one: Case, { ok, status = 0 }: CheckResult): string[] =>
  ok && status >= 200 && status < 300 ? carriedBy(nodes, operation, one) : [];

/** What went wrong with an exchange, in one clause. @throws what ends the whole run. */
function explain(
  error: unknown,
  log: WireLog,
  { contract, baseUrl, timeoutMs }: RunContext,
  operation: Operation,
): string {
  // A client wraps what its wire throws; a mistake in what was asked for is told as it is.
  for (const thrown of [log.failure, error])
    if (thrown instanceof FindingError || thrown instanceof UsageError) throw thrown;
  const said = sentenceOf(error, contract.api, operation.id);
  if (/^Credentials?Error$/.test((error as Error)?.name)) throw new UsageError(`${contract.api}: ${said}.`);
  if (error instanceof TimeoutPassed) return `no response within ${timeoutMs} ms`;
  const reason = connectionFailure(log.failure ?? error);
  if (reason)
    throw new FindingError(
      `${contract.api}: ${new URL(baseUrl).origin} cannot be reached: ${reason}. Check the URL, and that the server is running.`,
    );
  if (log.failure !== undefined) return `no response: ${failureCode(log.failure)}`;
  return log.reached ? said : `the request was not sent: ${said}`;
}

/** Why an operation cannot be called at all: every way in takes a value that nobody but the vendor knows how to make. */
function unknownScheme({ schemes }: Contract, { security }: Operation): string | undefined {
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

function toFetchRequest(baseUrl: string, { request }: Case, signal: AbortSignal): Request {
  const { method, path, query, headers: list, body, mediaType } = request;
  const headers = new Headers();
  for (const [name, value] of list) headers.append(name, value);
  if (mediaType !== undefined) headers.set("content-type", mediaType);
  if (!headers.has("accept")) headers.set("accept", "application/json, */*;q=0.1");
  const init = { method, headers, signal, redirect: "manual" as const };
  return new Request(`${baseUrl}${path}${query && `?${query}`}`, {
    ...init,
    ...(body && { body: body as Uint8Array<ArrayBuffer> }),
  });
}

class TimeoutPassed extends Error {}

/** Ends when the time has passed even if the work takes no notice of its signal. */
async function inTime<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const passed = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new TimeoutPassed());
      controller.abort();
    }, ms);
  });
  try {
    return await Promise.race([work(controller.signal), passed]);
  } finally {
    clearTimeout(timer);
  }
}

function scrubbed(finding: Finding, secrets: readonly string[]): Finding {
  const { pointer, message } = finding;
  return toFinding({
    ...finding,
    pointer: pointer === undefined ? undefined : withoutSecrets(pointer, secrets),
    message: withoutSecrets(message, secrets),
  });
}
