import type { Contract } from "../../contract/index.ts";
import { type Coverage, coverage } from "../coverage.ts";
import { isAtLeast, type Severity } from "../finding.ts";
import type { RandomRequests } from "../random/random-case.ts";
import type { CheckResult } from "../run-checks.ts";
import { printShard, type Shard } from "../shard.ts";
import { findTooLittle } from "./find-too-little.ts";
import { findUnchecked } from "./find-unchecked.ts";

/** What the checks of one API came to. */
export interface ApiReport {
  api: string;
  title: string;
  operations: number;
  /** Examples of responses and request bodies. */
  examples: number;
  passed: number;
  failed: number;
  skipped: number;
  /** Cases whose response could not say anything. */
  inconclusive: number;
  /** Findings of drift. */
  warnings: number;
  /** Operations about which no case could say anything, and why. */
  unproven: string[];
  /** Why the API fails although no case need have failed: too little could be shown. */
  problems: string[];
  /** Findings of this severity, and all worse ones, fail a case. */
  failOn: Severity;
  coverage: Coverage;
  results: readonly CheckResult[];
  /** What of the responses nobody could check, one clause each. */
  unchecked: string[];
  /** What the run created at a live target and is still there, one clause each. */
  left?: string[];
  /** The random requests that were asked for. */
  random?: RandomRequests;
  /** Which part of the checks this is, such as `1/4`: what it could not show, another part may have. */
  shard?: string;
  /** Why the run ended before its end: then it says nothing about what it did not reach. */
  stopped?: string;
}

/** What came of a case. */
export type Verdict = "passed" | "failed" | "skipped" | "inconclusive";

export function verdictOf({ skipped, inconclusive, findings }: CheckResult, failOn: Severity): Verdict {
  if (skipped !== undefined) return "skipped";
  if (findings.some(({ severity }) => isAtLeast(severity, failOn))) return "failed";
  return inconclusive === undefined ? "passed" : "inconclusive";
}

/** Whether the run of an API fails: a case failed, or too little could be shown. */
export const isFailed = ({ failed, problems = [] }: Pick<ApiReport, "failed"> & Partial<ApiReport>): boolean =>
  failed > 0 || problems.length > 0;

/** How much is covered, in words; a dash for a contract that has nothing to cover. */
export const coveredPercent = ({ percent }: Pick<Coverage, "percent">): string =>
  percent === null ? "-" : `${percent} %`;

/** Sums up the results of one API. */
export function apiReport(
  contract: Contract,
  results: readonly CheckResult[],
  { failOn = "broken", shard, random }: { failOn?: Severity; shard?: Shard; random?: RandomRequests } = {},
): ApiReport {
  const examples = contract.operations.flatMap(({ responses, body }) =>
    [
      ...Object.values(responses).flatMap(({ content }) => Object.values(content)),
      ...Object.values(body?.content ?? {}),
    ].map((media) => Object.keys(media.examples).length),
  );
  const count = (verdict: Verdict) => results.filter((result) => verdictOf(result, failOn) === verdict).length;
  return {
    api: contract.api,
    title: contract.title,
    operations: contract.operations.length,
    examples: examples.reduce((sum, count) => sum + count, 0),
    passed: count("passed"),
    failed: count("failed"),
    skipped: count("skipped"),
    inconclusive: count("inconclusive"),
    warnings: results.flatMap(({ findings }) => findings).filter(({ severity }) => severity === "drift").length,
    ...findTooLittle(results),
    ...(shard && { shard: printShard(shard), problems: [] }),
    ...(random && { random }),
    failOn,
    coverage: coverage(contract, results),
    results,
    unchecked: findUnchecked(contract, results),
  };
}
