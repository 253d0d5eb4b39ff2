import {
  type ApiReport,
  apiReport,
  checkWebhooks,
  NoResponse,
  type OnWait,
  type RandomRequests,
  type RunProgress,
  runCases,
  type Severity,
  type Shard,
} from "../checks/index.ts";
import type { Contract } from "../contract/index.ts";
import { UsageError } from "../core/errors.ts";
import { isLoopback, plainHttp } from "../core/is-loopback.ts";
import { didYouMean } from "../core/nearest.ts";
import { createMock } from "../mock/index.ts";
import { connectAs } from "./connect-as.ts";
import { meetRequirement, readCredentials } from "./credentials.ts";
import { showArgument } from "./show-argument.ts";
import { webhookReceiver } from "./webhook-receiver.ts";

export interface CheckOptions {
  /** `mock`, a base URL, or the name of a server of the contract. */
  target: string;
  /** Whether that may be plain http on another machine. */
  allowHttp?: boolean;
  write?: boolean;
  /** Operations that move money and may be sent to a live target. */
  money?: readonly string[];
  /** Requests a minute to a live target. */
  rate?: number;
  parameters?: Record<string, string>;
  credentials?: readonly string[];
  /** Findings of this severity, and all worse ones, fail a case; `broken` when absent. */
  failOn?: Severity;
  /** Called after each case. */
  onProgress?: (progress: RunProgress) => void;
  /** Random requests of each operation besides. */
  random?: RandomRequests;
  /** Only the operations and webhooks of this part. */
  shard?: Shard;
  /** Called before the run waits. */
  onWait?: OnWait;
  /** Ends the run when it is aborted. */
  signal?: AbortSignal;
}

/** What the checks of one API came to, and what ended them before their end. */
export interface CheckedApi {
  report: ApiReport;
  error?: unknown;
}

/**
 * Runs the checks of one contract through the client's own pipeline, against its mock or a live server. The mock's webhooks are
 * received and checked too; a live server is not made to send any.
 *
 * @throws UsageError when the target is neither; FindingError when nothing responds there.
 */
export async function checkApi(contract: Contract, options: CheckOptions): Promise<CheckedApi> {
  const { target, write, money, rate, parameters, signal, onProgress, onWait, failOn, shard, random } = options;
  const live = target === "mock" ? undefined : baseUrlOf(contract, target, options.allowHttp);
  refuseStrayParameters(contract, parameters);
  const receiver = webhookReceiver();
  const mock = live === undefined ? await createMock([contract], { webhookFetch: receiver.fetch }) : undefined;
  const credentials = (mock ? mock.credentials[contract.api] : liveCredentials(contract, options)) ?? {};
  const baseUrl = live ?? `https://mock.invalid/${contract.api}`;
  const connect = connectAs(contract, baseUrl, credentials);
  const { results, error, left } = await runCases({
    contract,
    connect,
    wire: mock
      ? (input, init) => mock.fetch(input instanceof Request && !init ? input : new Request(input, init))
      : fetch,
    baseUrl,
    credentials,
    target: mock ? "mock" : "live",
    write,
    money,
    rate,
    parameters,
    ...(shard && { shard }),
    ...(random && { random }),
    signal,
    onWait,
    onResult: (_, progress) => onProgress?.(progress),
  });
  if (error instanceof UsageError || error instanceof NoResponse || (error && results.length === 0)) throw error;
  if (mock && error === undefined) {
    const known = { ...contract.testCredentials, ...credentials };
    results.push(
      ...(await checkWebhooks({ contract, deliver: receiver.from(mock), credentials: known, shard, signal })),
    );
  }
  return {
    report: { ...apiReport(contract, results, { failOn, shard, random }), ...(left.length && { left }) },
    error,
  };
}

function liveCredentials(contract: Contract, { credentials: given = [] }: CheckOptions): Record<string, string> {
  const credentials = readCredentials(contract, given);
  for (const { security } of contract.operations)
    if (security.length) meetRequirement("check", contract, security, credentials);
  return credentials;
}

function refuseStrayParameters({ api, operations }: Contract, parameters: Record<string, string> = {}): void {
  const known = new Set(
    operations.flatMap(({ id, parameters }) => parameters.flatMap(({ name }) => [name, `${id}.${name}`])),
  );
  const stray = Object.keys(parameters).find((name) => !known.has(name));
  if (stray !== undefined)
    throw new UsageError(
      `check: --parameter: no operation of ${api} has a parameter ${JSON.stringify(stray)}.${didYouMean(stray, [...known])}`,
    );
}

/** The base URL that `--target` names. @throws UsageError when it names none. */
export function baseUrlOf({ api, servers }: Contract, target: string, allowHttp = false): string {
  const url = servers.find(({ name }) => name === target)?.url ?? target;
  if (!URL.canParse(url) || !/^https?:/.test(url))
    throw new UsageError(
      `check: --target: expected mock, a base URL, or a server of ${api} (${servers.map(({ name }) => name).join(", ") || "it has none"}), got ${showArgument(target)}.${didYouMean(target, ["mock", ...servers.map(({ name }) => name)])}`,
    );
  const { protocol, hostname, host, username, search, hash } = new URL(url);
  if (username || search || hash)
    throw new UsageError(
      `check: --target: expected a base URL without user, query and fragment; credentials go into --credential.`,
    );
  if (protocol === "http:" && !allowHttp && !isLoopback(hostname)) throw new UsageError(plainHttp("check", host));
  return url.replace(/\/+$/, "");
}
