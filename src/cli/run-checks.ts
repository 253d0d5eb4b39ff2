import { type ApiReport, apiReport, type Connect, runChecks } from "../checks/index.ts";
import { createSignedFetch } from "../client/index.ts";
import { describeApi } from "../codegen/index.ts";
import type { Contract } from "../contract/index.ts";
import { UsageError } from "../core/errors.ts";
import { createMock } from "../mock/index.ts";
import { meetRequirement, readCredentials } from "./credentials.ts";
import { showProgress } from "./progress.ts";
import { showArgument } from "./show-argument.ts";

export interface CheckOptions {
  /** `mock`, a base URL, or the name of a server of the contract. */
  target: string;
  write?: boolean;
  parameters?: Record<string, string>;
  credentials?: readonly string[];
}

/**
 * Runs the checks of one contract through the client's own pipeline, against its mock or a live server.
 *
 * @throws UsageError when the target is neither; FindingError when nothing answers there.
 */
export async function checkApi(
  contract: Contract,
  { target, write, parameters, credentials: given = [] }: CheckOptions,
): Promise<ApiReport> {
  const live = target === "mock" ? undefined : liveUrl(contract, target);
  const mock = live === undefined ? await createMock([contract]) : undefined;
  const credentials = mock ? mock.credentials[contract.api] : readCredentials(contract, given);
  const baseUrl = live ?? `http://mock.invalid/${contract.api}`;
  if (live !== undefined)
    for (const { security } of contract.operations)
      if (security.length) meetRequirement("check", contract, security, credentials ?? {});
  const api = describeApi(contract);
  const connect: Connect = (wire, { at }) =>
    createSignedFetch(api, {
      server: baseUrl,
      credentials: credentials ?? {},
      fetch: wire,
      // A 503 is what a check looks at, not what it goes round.
      retries: 0,
      ...(at !== undefined && { now: () => at }),
    });
  const wire: typeof fetch = mock ? (input, init) => mock.fetch(new Request(input, init)) : fetch;
  const known = contract.operations.flatMap(({ id, parameters }) =>
    parameters.flatMap(({ name }) => [name, `${id}.${name}`]),
  );
  const stray = Object.keys(parameters ?? {}).find((name) => !known.includes(name));
  if (stray !== undefined)
    throw new UsageError(
      `check: --parameter: no operation of ${contract.api} has a parameter ${JSON.stringify(stray)}.`,
    );
  const progress = showProgress(contract.api);
  const results = await runChecks({
    contract,
    connect,
    wire,
    baseUrl,
    target: mock ? "mock" : "live",
    write,
    parameters,
    onResult: (_, done, total) => progress.step(done, total),
  }).finally(progress.end);
  return apiReport(contract, results);
}

function liveUrl({ api, servers }: Contract, target: string): string {
  const url = servers.find(({ name }) => name === target)?.url ?? target;
  if (!URL.canParse(url) || !/^https?:/.test(url))
    throw new UsageError(
      `check: --target: expected mock, a base URL, or a server of ${api} (${servers.map(({ name }) => name).join(", ") || "it has none"}), got ${showArgument(target)}.`,
    );
  const { username, search, hash } = new URL(url);
  if (username || search || hash)
    throw new UsageError(
      `check: --target: expected a base URL without user, query and fragment; credentials go into --credential.`,
    );
  return url.replace(/\/+$/, "");
}
