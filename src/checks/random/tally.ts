import type { CheckResult } from "../check-result.ts";
import type { Finding } from "../finding.ts";
import type { RandomRequests } from "./random-case.ts";

/** What came of the random requests of one operation so far. */
export interface Tally {
  results: CheckResult[];
  /** How many of them failed. */
  failures: number;
  /** The last one that failed, which is the smallest. */
  smallest?: CheckResult;
  /** How many smaller requests may still be sent once one has failed. */
  left: number;
  /** What ends the whole run. */
  error?: unknown;
}

/** How many smaller requests are tried when one fails. */
const mostShrinks = 50;

export const newTally = (): Tally => ({ results: [], failures: 0, left: mostShrinks });

export const isOver = ({ error, left }: Tally): boolean => error !== undefined || left <= 0;

/** Takes in a result. @returns whether it failed, and as the first one that did. */
export function addTo(tally: Tally, result: CheckResult): boolean {
  tally.results.push(result);
  const { smallest } = tally;
  if (smallest) tally.left--;
  if (!isFailure(result) || (smallest && smallest.status !== result.status)) return false;
  tally.smallest = result;
  tally.failures++;
  // Nobody waits fifty times for a server that does not respond.
  if (result.status === undefined) tally.left = 0;
  return true;
}

/** A vendor who refuses a valid request is drift, and worth the smallest one too. */
const isFailure = ({ ok, findings }: CheckResult): boolean =>
  !ok || findings.some(({ kind, severity }) => kind === "status" && severity === "drift");

/**
 * The one result that all of them come to; undefined where there was none. At a live target where none succeeded, nobody knows
 * what is wrong with one.
 */
export function summed(tally: Tally, random: RandomRequests, target: "mock" | "live"): CheckResult | undefined {
  const { results, smallest, failures } = tally;
  const sent = results.filter(({ skipped }) => skipped === undefined);
  const { status = 0 } = smallest ?? {};
  if (smallest && target === "live" && status >= 400 && !results.some(isPassed)) {
    const inconclusive = `got ${status}, and no request succeeded`;
    return { ...smallest, ok: true, findings: [], inconclusive, requests: sent.length };
  }
  const shown = smallest ?? sent.find(({ inconclusive }) => inconclusive === undefined) ?? sent[0] ?? results[0];
  if (!shown) return undefined;
  const told = [...sent, shown].flatMap((one) => one.findings).filter(isTold);
  const findings = [...new Map(told.map((finding) => [finding.summary, finding])).values()];
  const again = `again with --random ${random.count} --seed ${random.seed}`;
  const also = `${failures === 1 ? "no smaller request failed" : `the smallest of ${failures} requests that failed`}; ${again}`;
  return {
    ...shown,
    findings: smallest
      ? findings.map((one) => (smallest.findings.includes(one) ? { ...one, also: [also] } : one))
      : findings,
    requests: sent.length,
    seen: [...new Set(sent.flatMap((one) => one.seen))],
    sent: [...new Set(sent.flatMap((one) => one.sent))],
    ms: Math.round(results.reduce((sum, { ms }) => sum + ms, 0) * 10) / 10,
  };
}

const isPassed = (result: CheckResult): boolean =>
  !isFailure(result) && result.skipped === undefined && result.inconclusive === undefined;

/** What a random request makes need not look like the examples. */
const isTold = ({ kind, severity }: Finding): boolean => kind !== "example" && severity !== "note";
