import {
  credentialNames,
  gotFurther,
  type Mismatch,
  type Refusal,
  type UrlPieces,
  verdictOf,
  type WireRequest,
} from "../auth/index.ts";
import type { Contract, Operation } from "../contract/index.ts";
import { UsageError } from "../core/errors.ts";
import { serverBases, splitWireUrl } from "./route-request.ts";

export type Credentials = Readonly<Record<string, string>>;

/**
 * Verifies the credentials of a request with the contract's own templates: any of the operation's requirements will
 * do, signed over any of the spellings in `signedForms`. A scheme that the contract does not say how to check is not.
 *
 * @param path The path as the contract has it, without the prefix under which the API is served.
 * @param now Milliseconds since 1970 UTC.
 * @returns undefined when the request is let in; otherwise the refusal that came closest, with what would have fitted
 *   where that can be told.
 */
export async function authenticate(
  contract: Contract,
  operation: Operation,
  request: WireRequest,
  path: string,
  credentials: Credentials,
  now: number,
): Promise<Refusal | undefined> {
  let closest: Refusal | undefined;
  let mismatches: Mismatch[] = [];
  for (const requirement of operation.security) {
    const wanted = requirement.filter((name) => Object.hasOwn(contract.schemes, name));
    const differing: Mismatch[] = [];
    let refusal: Refusal | undefined;
    for (const form of signedForms(contract, request, path)) {
      const options = { now, onMismatch: (one: Mismatch) => differing.push(one) };
      const verdict = await verdictOf(contract.schemes, wanted, form, credentials, options);
      if (verdict.ok) return undefined;
      refusal = verdict;
      // Nothing but a signature depends on how the URL is written.
      if (verdict.reason !== "mismatch") break;
    }
    if (refusal && gotFurther(refusal, closest)) [closest, mismatches] = [refusal, differing];
  }
  const isHinted = closest?.reason === "mismatch" && request.body.length <= mostHinted;
  const hint = isHinted && (await hintAt(contract, mismatches, credentials));
  return closest && hint ? { ...closest, message: `${closest.message}; ${hint}` } : closest;
}

/**
 * The largest body in which the mistake of a signature is looked for, in bytes: every guess signs it again. 200,000 took
 * half a second to two, in which the mock responds to nobody.
 */
const mostHinted = 16 * 1024;

/**
 * The spellings of one request that a client may have signed: as it is on the wire, and as it would be at each of the
 * vendor's own servers, the one that it is sent to or else the first coming last. What is sent to the vendor's own host
 * has one spelling. Most are let in by the first; the others are made when they are asked for.
 */
export function* signedForms(contract: Contract, request: WireRequest, path: string): Generator<WireRequest> {
  yield request;
  const { origin, search } = splitWireUrl(request.url) as UrlPieces;
  const servers = serverBases(contract);
  if (servers.some((server) => server.origin === origin)) return;
  const urls = new Set<string>();
  for (const server of servers.reverse()) {
    urls.add(`${origin}${server.base}${path}${search}`);
    if (server.origin) urls.add(`${server.origin}${server.base}${path}${search}`);
  }
  if (servers.length === 0) urls.add(`${origin}${path}${search}`);
  urls.delete(request.url);
  for (const url of urls) yield { ...request, url };
}

/**
 * The credentials that an API accepts: the contract's test credentials, and in their place those that are given.
 *
 * @throws UsageError when a given one is empty or not one of this API's.
 */
export function mergeCredentials(
  { api, testCredentials, schemes, operations, webhooks }: Contract,
  given: Credentials = {},
): Credentials {
  const namesOf = (some: Operation[]) =>
    credentialNames(schemes, [...new Set(some.flatMap(({ security }) => security.flat()))]);
  const names = namesOf(operations);
  const known = namesOf([...operations, ...webhooks]);
  for (const [name, value] of Object.entries(given)) {
    if (!known.includes(name))
      throw new UsageError(`${api} has no credential ${name}; its credentials are ${known.join(", ") || "none"}.`);
    if (!value) throw new UsageError(`the credential ${name} of ${api} is empty.`);
  }
  // A secret that only signs webhooks authenticates nobody.
  return Object.fromEntries(names.map((name) => [name, given[name] ?? (testCredentials[name] as string)]));
}

/**
 * Looks for what a signature was made of, among the mistakes that people make.
 *
 * @returns a clause for people; undefined when nothing is found.
 */
async function hintAt(
  contract: Contract,
  mismatches: readonly Mismatch[],
  credentials: Credentials,
): Promise<string | undefined> {
  // For a refusal alone: createMockFetch is there sooner without it.
  const { findMistake } = await import("../explain/index.ts");
  const around = { credentials, basePaths: serverBases(contract).map(({ base }) => base) };
  for (const mismatch of mismatches) {
    const mistake = await findMistake(mismatch, around, { pairs: false });
    if (mistake) return `it is the signature of this request ${mistake.words}`;
  }
  return undefined;
}
