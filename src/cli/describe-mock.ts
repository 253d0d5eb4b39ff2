import type { WireRequest } from "../auth/index.ts";
import type { Contract } from "../contract/index.ts";
import { plural } from "../core/plural.ts";
import { shellQuote } from "../core/shell-quote.ts";
import { createMock, type EngineName, type Mock } from "../mock/index.ts";
import { signedSample } from "../samples/signed-sample.ts";

/** What somebody needs to call one API of a mock. */
export interface ApiDescription {
  api: string;
  title: string;
  /** Where the paths of the contract begin. */
  url: string;
  /** Test credentials by name. One that was given to the mock is null: it may be a real one. */
  credentials: Record<string, string | null>;
  /** The same of those that sign nothing but webhooks; absent when there are none, or webhooks go nowhere. */
  webhookCredentials?: Record<string, string | null>;
  /** A command to which the mock responds with success; absent when there is none, or credentials were given. */
  curl?: string;
  /** For how many seconds from now `curl` is let in; absent when there is no limit. */
  seconds?: number;
  /** Security schemes of which the contract does not say how the value is made: nobody checks them. */
  unchecked: string[];
  /** How many operations there are. */
  operations: number;
  /** Those that nothing is remembered of, each with the reason; absent when the mock is stateless. */
  forgotten?: Record<string, string>;
}

/**
 * Describes how to call each API of a mock.
 *
 * @param url Where the mock is served.
 * @param engine That of the mock.
 */
export async function describeMock(mock: Mock, url: string, engine?: EngineName): Promise<ApiDescription[]> {
  const descriptions: ApiDescription[] = [];
  // Lines are tried on another one: nobody is told, and nothing is remembered.
  const trial = await createMock(mock.contracts, { ...(engine && { engine }), stateless: !mock.store });
  for (const contract of mock.contracts) {
    const { api, title, testCredentials } = contract;
    const accepted = mock.credentials[api] ?? {};
    const shown = (some: [name: string, value: string][]) =>
      Object.fromEntries(some.map(([name, value]) => [name, value === testCredentials[name] ? value : null]));
    const credentials = shown(Object.entries(accepted));
    const signing = Object.entries(mock.webhooks.signedWith(api)).filter(([name]) => !Object.hasOwn(accepted, name));
    const base = `${url}/${api}`;
    const example = Object.values(credentials).includes(null) ? {} : await readyLine(trial, contract, base);
    const forgotten = mock.forgotten(api);
    descriptions.push({
      ...{ api, title, url: base, credentials },
      ...(signing.length && { webhookCredentials: shown(signing) }),
      ...{ ...example, unchecked: uncheckedSchemes(contract) },
      operations: contract.operations.length,
      ...(forgotten && { forgotten: Object.fromEntries(forgotten) }),
    });
  }
  return descriptions;
}

/**
 * The descriptions for people, a few lines per API.
 *
 * @param isVerbose Names the operations that nothing is remembered of, with the reasons.
 */
export function formatDescription(descriptions: readonly ApiDescription[], isVerbose = false): string {
  return descriptions
    .map(({ title, url, credentials, webhookCredentials = {}, curl, seconds, unchecked, operations, forgotten }) => {
      const lines = [`${title}  ${url}`];
      for (const [label, some] of Object.entries({ credentials, webhooks: webhookCredentials })) {
        const names = Object.entries(some).map(([name, value]) => `${name}=${value ?? "(as given)"}`);
        if (names.length) lines.push(`  ${label.padEnd(11)}  ${names.join("  ")}`);
      }
      if (unchecked.length)
        lines.push(`  not checked  ${unchecked.join(", ")}: the contract does not know how it is made`);
      if (forgotten) {
        const missed = Object.entries(forgotten);
        lines.push(`  state        remembers ${operations - missed.length} of ${plural(operations, "operation")}`);
        if (isVerbose) lines.push(...missed.map(([operation, why]) => `               not ${operation}: ${why}`));
      }
      if (curl) lines.push(`  try${seconds === undefined ? "" : ` (for the next ${seconds} s)`}  ${curl}`);
      return lines.join("\n");
    })
    .join("\n\n");
}

/** The simplest operation to which the mock really responds: a GET if there is one, with the fewest parameters. */
async function readyLine(
  trial: Mock,
  contract: Contract,
  base: string,
): Promise<Pick<ApiDescription, "curl" | "seconds">> {
  const effort = ({ method, parameters }: Contract["operations"][0]) =>
    (method === "get" ? 0 : 100) + parameters.filter(({ required }) => required).length;
  for (const operation of [...contract.operations].sort((a, b) => effort(a) - effort(b)).slice(0, 20)) {
    try {
      const request = await signedSample(contract, operation, base, contract.testCredentials, Date.now());
      const { status } = await trial.handle(request);
      if (status < 200 || status > 299) continue;
      const windows = operation.security.flat().flatMap((name) => contract.schemes[name]?.clockSkew ?? []);
      return { curl: curlLine(request), ...(windows.length && { seconds: Math.min(...windows) }) };
    } catch {
      // An operation whose examples do not make a request; the next one may.
    }
  }
  return {};
}

/** The request as a line for a shell. */
function curlLine({ method, url, headers, body }: WireRequest): string {
  const words = ["curl", "-s", ...(/[[\]{}]/.test(url) ? ["-g"] : []), shellQuote(url)];
  if (method !== "GET") words.push("-X", method);
  for (const [name, value] of headers) words.push("-H", shellQuote(`${name}: ${value}`));
  if (body.length) words.push("--data-raw", shellQuote(new TextDecoder().decode(body)));
  return words.join(" ");
}

const uncheckedSchemes = ({ operations, schemes }: Contract): string[] => {
  const names = operations.flatMap(({ security }) => security.flat());
  return [...new Set(names)].filter((name) => !Object.hasOwn(schemes, name) || schemes[name]?.unknown !== undefined);
};
