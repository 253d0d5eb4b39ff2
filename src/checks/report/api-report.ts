import type { Contract } from "../../contract/index.ts";
import { type Coverage, coverage } from "../coverage.ts";
import type { CheckResult } from "../run-checks.ts";
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
  /** Findings that do not fail a check: drift. */
  warnings: number;
  coverage: Coverage;
  results: readonly CheckResult[];
  /** What of the responses nobody could check, one clause each. */
  unchecked: string[];
  /** Why the run ended before its end: then it says nothing about what it did not reach. */
  stopped?: string;
}

/** How much is covered, in words; a dash for a contract that has nothing to cover. */
export const coveredPercent = ({ percent }: Pick<Coverage, "percent">): string =>
  percent === null ? "-" : `${percent} %`;

/** Sums up the results of one API. */
export function apiReport(contract: Contract, results: readonly CheckResult[]): ApiReport {
  const examples = contract.operations.flatMap(({ responses, body }) =>
    [
      ...Object.values(responses).flatMap(({ content }) => Object.values(content)),
      ...Object.values(body?.content ?? {}),
    ].map((media) => Object.keys(media.examples).length),
  );
  const run = results.filter(({ skipped }) => skipped === undefined);
  return {
    api: contract.api,
    title: contract.title,
    operations: contract.operations.length,
    examples: examples.reduce((sum, count) => sum + count, 0),
    passed: run.filter(({ ok }) => ok).length,
    failed: run.filter(({ ok }) => !ok).length,
    skipped: results.length - run.length,
    warnings: results.flatMap(({ findings }) => findings).filter(({ severity }) => severity === "warning").length,
    coverage: coverage(contract, results),
    results,
    unchecked: findUnchecked(contract, results),
  };
}
