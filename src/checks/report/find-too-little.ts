import { plural } from "../../core/plural.ts";
import type { CheckResult } from "../run-checks.ts";

/**
 * Whether a run showed enough to be called passed. It did not when there are cases and none was sent, when fewer than half of
 * those that were sent were conclusive, when no good request of any operation succeeded, when credentials are asked for and nothing shows that they are checked, or
 * when an operation only ever gave a 5xx.
 *
 * @returns one clause for each reason, and the operations of which nothing is known.
 */
export function findTooLittle(results: readonly CheckResult[]): { problems: string[]; unproven: string[] } {
  const sent = results.filter(({ skipped }) => skipped === undefined);
  const conclusive = sent.filter(isConclusive);
  const problems: string[] = [];
  if (results.length && !sent.length) problems.push(`no case was sent: ${commonest(results)}`);
  if (conclusive.length * 2 < sent.length)
    problems.push(`only ${conclusive.length} of ${plural(sent.length, "case")} could say anything: ${commonest(sent)}`);
  const good = sent.filter(({ case: one }) => one.kind === "success");
  if (good.length && !good.some(isConclusive)) problems.push(`no operation could be called: ${commonest(good)}`);
  const credentials = sent.filter(({ case: one }) => one.kind === "credential");
  if (credentials.length && !credentials.some(isConclusive))
    problems.push(`nothing shows that credentials are checked: ${commonest(credentials)}`);
  const unproven: string[] = [];
  for (const [operation, own] of byOperation(sent)) {
    if (own.some(isConclusive)) continue;
    if (own.every(({ status = 0 }) => status >= 500))
      problems.push(`${operation}: the server failed every time (${own[0]?.status})`);
    else unproven.push(`${operation}: ${commonest(own)}`);
  }
  return { problems, unproven };
}

const isConclusive = ({ inconclusive, ok }: CheckResult): boolean => inconclusive === undefined || !ok;

function byOperation(results: readonly CheckResult[]): Map<string, CheckResult[]> {
  const found = new Map<string, CheckResult[]>();
  for (const result of results) {
    const { operation } = result.case;
    found.set(operation, [...(found.get(operation) ?? []), result]);
  }
  return found;
}

/** The reason that most cases have for having said nothing. */
function commonest(results: readonly CheckResult[]): string {
  const times = new Map<string, number>();
  for (const { skipped, inconclusive = skipped } of results)
    if (inconclusive !== undefined) times.set(inconclusive, (times.get(inconclusive) ?? 0) + 1);
  const [reason = "no reason is known"] = [...times].sort(([, a], [, b]) => b - a)[0] ?? [];
  return reason;
}
