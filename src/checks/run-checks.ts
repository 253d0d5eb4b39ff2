import { randomUUID } from "node:crypto";
import type { Contract, Operation } from "../contract/index.ts";
import { FindingError, UsageError } from "../core/errors.ts";
import { assess } from "./assess.ts";
import type { Case } from "./case.ts";
import { casesFor } from "./cases/index.ts";
import { connectionFailure, failureCode } from "./connection-failure.ts";
import { type Finding, toFinding } from "./finding.ts";
import { type Judge, judge } from "./judge.ts";
import { type WireLog, wireFor, withoutSecrets } from "./wire.ts";

/** What one case showed. Nothing in it holds a credential. */
export interface CheckResult {
  case: Case;
  /** No finding is an error. */
  ok: boolean;
  /** Why the case could not say anything here; it counts as neither passed nor failed. */
  skipped?: string;
  findings: Finding[];
  /** Absent when there was no response. */
  status?: number;
  /** Key of the documented response that the response was held against, such as `200` or `4XX`. */
  response?: string;
  /** What the response showed of the contract: pointers of properties, `pointer=value` of values of closed sets. */
  seen: string[];
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

export interface RunOptions {
  contract: Contract;
  connect: Connect;
  /** What carries the requests: the mock's own fetch, or the global one. */
  wire: typeof fetch;
  /** Where the API's paths begin, without a slash at the end. */
  baseUrl: string;
  /** `mock` when absent. */
  target?: "mock" | "live";
  /** At `live`: also run what changes things. */
  write?: boolean;
  /** Values of parameters in place of the contract's examples, by `operation.name` or `name`. */
  parameters?: Readonly<Record<string, string>>;
  /** Cases to run; all of the contract's when absent. */
  cases?: readonly Case[];
  /** Called after each case, with how many are done and how many there are. */
  onResult?: (result: CheckResult, done: number, total: number) => void;
  /** Milliseconds that one exchange may take; 10 000 when absent. */
  timeoutMs?: number;
  /** Exchanges at a time; 4 when absent, 1 at `live`. */
  concurrency?: number;
}

/**
 * Runs the cases of a contract against a target, each through the signing pipeline that is given.
 *
 * @returns a result per case, in the order of the cases.
 * @throws FindingError when no connection can be made; UsageError when a credential is missing.
 */
export async function runChecks(options: RunOptions): Promise<CheckResult[]> {
  const { contract, target = "mock", write, parameters, onResult } = options;
  const { cases = casesFor(contract, { target, write, parameters }) } = options;
  const { concurrency = target === "live" ? 1 : 4 } = options;
  const operations = new Map(contract.operations.map((operation) => [operation.id, operation]));
  const judging = judge(contract, { target });
  const results: CheckResult[] = new Array(cases.length);
  let next = 0;
  let done = 0;
  let stopped = false;
  const work = async (): Promise<void> => {
    while (next < cases.length && !stopped) {
      const index = next++;
      const one = cases[index] as Case;
      try {
        const result = await runCase(options, one, operations.get(one.operation) as Operation, judging);
        results[index] = result;
        onResult?.(result, ++done, cases.length);
      } catch (error) {
        stopped = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, concurrency) }, work));
  return results;
}

async function runCase(options: RunOptions, one: Case, operation: Operation, judging: Judge): Promise<CheckResult> {
  const { contract, connect, wire, target = "mock", timeoutMs = 10_000 } = options;
  const baseUrl = options.baseUrl.replace(/\/+$/, "");
  const log: WireLog = { reached: false, secrets: [] };
  const at = one.clockOffset === undefined ? undefined : Date.now() + one.clockOffset;
  const started = performance.now();
  const result = (rest: Partial<CheckResult>): CheckResult => {
    const findings = (rest.findings ?? []).map((finding) => scrubbed(finding, log.secrets));
    return {
      case: one,
      ok: findings.every(({ severity }) => severity !== "error"),
      seen: [],
      ms: Math.round((performance.now() - started) * 10) / 10,
      ...rest,
      findings,
    };
  };
  const unknown = unknownScheme(contract, operation);
  if (unknown) return result({ skipped: unknown });
  const failed = (message: string): CheckResult =>
    result({
      findings: [toFinding({ kind: "status", severity: "error", api: contract.api, operation: operation.id, message })],
    });
  try {
    const connected = connect(wireFor(one, contract.schemes, wire, log, at), at === undefined ? {} : { at });
    const { status, headers, body } = await inTime(timeoutMs, async (signal) => {
      const request = toFetchRequest(baseUrl, one, signal);
      // What one case creates or deletes is none of another's business.
      if (target === "mock") request.headers.set("countersign-namespace", `check-${randomUUID()}`);
      const response = await connected(request);
      return {
        status: response.status,
        headers: response.headers,
        body: new Uint8Array(await response.arrayBuffer()),
      };
    });
    const judgement = assess(contract, operation, one, { status, headers, body }, judging, target);
    return result({ status, ...judgement });
  } catch (error) {
    if (log.skipped !== undefined) return result({ skipped: log.skipped });
    // A client wraps what its wire throws; a mistake in what was asked for is told as it is.
    for (const thrown of [log.failure, error])
      if (thrown instanceof FindingError || thrown instanceof UsageError) throw thrown;
    const said = sentenceOf(error, contract.api, operation.id);
    if (/^Credentials?Error$/.test((error as Error)?.name)) throw new UsageError(`${contract.api}: ${said}.`);
    if (error instanceof TimeoutPassed) return failed(`no response within ${timeoutMs} ms`);
    const reason = connectionFailure(log.failure ?? error);
    if (reason)
      throw new FindingError(
        `${contract.api}: ${new URL(baseUrl).origin} cannot be reached: ${reason}. Check the URL, and that the server is running.`,
      );
    if (log.failure !== undefined) return failed(`no response: ${failureCode(log.failure)}`);
    return failed(log.reached ? said : `the request was not sent: ${said}`);
  }
}

/** Why an operation cannot be called at all: every way in takes a value that nobody but the provider knows how to make. */
function unknownScheme({ schemes }: Contract, { security }: Operation): string | undefined {
  const reasons = security.map((requirement) => requirement.map((key) => schemes[key]?.unknown).find(Boolean));
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
