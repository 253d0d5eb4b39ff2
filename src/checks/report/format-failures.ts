import { plural } from "../../core/plural.ts";
import { type Finding, type Severity, severities, visible } from "../finding.ts";
import type { CheckResult } from "../run-checks.ts";
import type { ApiReport } from "./api-report.ts";
import { type FindingGroup, groupFindings } from "./group-findings.ts";
import { paint } from "./paint.ts";

export interface FailureOptions {
  color?: boolean;
  /** Lines of each kind that are shown; how many more there are is said. 50 when absent. */
  limit?: number;
}

const colors = { broken: "red", drift: "yellow", note: "dim" } as const;
const counted: Record<Severity, string> = { broken: "findings", drift: "of drift", note: "notes" };

/**
 * Every finding with the cases that showed it, the worst first, then what could not be shown, checked or sent; empty when there
 * is nothing to say.
 */
export function formatFailures(
  reports: readonly ApiReport[],
  { color = false, limit = 50 }: FailureOptions = {},
): string {
  const groups = reports.flatMap(({ results }) => groupFindings(results));
  const label = (word: string) => (line: string) => `${paint(color, "yellow", word)} ${visible(line)}`;
  const found = severities.flatMap((severity) => {
    const blocks = groups.filter(({ finding }) => finding.severity === severity).map((one) => toBlock(one, color));
    return atMost(limit, blocks, counted[severity]);
  });
  const problems = reports.flatMap(({ api, problems }) => problems.map((why) => `${api}: ${why}`));
  const unproven = reports.flatMap(({ api, unproven }) => unproven.map((why) => `${api} ${why}`));
  const unchecked = reports.flatMap(({ api, unchecked }) => unchecked.map((why) => `${api} ${why}`));
  return [
    ...found,
    ...atMost(
      limit,
      problems.map((line) => `${paint(color, "red", "TOO LITTLE")} ${visible(line)}`),
      "problems",
    ),
    ...atMost(limit, unproven.map(label("UNPROVEN")), "operations of which nothing is known"),
    ...atMost(limit, reasonsOf(reports, "inconclusive").map(label("INCONCLUSIVE")), "reasons why cases say nothing"),
    ...atMost(limit, unchecked.map(label("UNCHECKED")), "parts that are not checked"),
    ...atMost(limit, reasonsOf(reports, "skipped").map(label("SKIPPED")), "reasons to skip cases"),
  ].join("\n");
}

function toBlock({ finding, cases, operations }: FindingGroup, color: boolean): string {
  const { severity, summary } = finding;
  const title = `${paint(color, colors[severity], severity.toUpperCase())} ${summary}`;
  const more = [
    ...(cases.length > 1 ? [`${cases.length - 1} more ${cases.length === 2 ? "case" : "cases"}`] : []),
    ...(operations.length > 1 ? [`also of ${listed(operations.slice(1))}`] : []),
  ];
  const where = `in ${cases[0]?.name}${more.length ? ` (and ${more.join(", ")})` : ""}`;
  if (severity === "note") return `${title}; ${where}`;
  const lines = [...detailsOf(finding), where, ...(finding.curl ? [finding.curl] : [])];
  return [title, ...lines.map((line) => paint(color, "dim", `  ${visible(line)}`))].join("\n");
}

/** The first few of these names, and how many more there are. */
const listed = (names: readonly string[]): string =>
  names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");

/** What is known of a finding besides its summary, one line each. */
export function detailsOf({ expected, got, also = [], evidence, proposal }: Finding): string[] {
  const page = evidence?.page;
  const known = evidence?.level && `${evidence.level}${page ? `, see ${page}` : ""}`;
  return [
    ...(expected === undefined ? [] : [`expected ${expected}`]),
    ...(got === undefined ? [] : [`got      ${got}`]),
    ...also.map((one) => `also: ${one}`),
    ...(known ? [`the claim is ${known}`] : page ? [`see ${page}`] : []),
    ...(proposal === undefined ? [] : [`proposal: ${proposal}`]),
  ];
}

/** Why cases were not sent, or said nothing, with how many. */
function reasonsOf(reports: readonly ApiReport[], kind: "skipped" | "inconclusive"): string[] {
  const reasons = new Map<string, number>();
  const add = ({ case: one, [kind]: reason }: CheckResult, api: string) => {
    if (reason === undefined) return;
    const key = `${api} ${one.operation}: ${reason}`;
    reasons.set(key, (reasons.get(key) ?? 0) + 1);
  };
  for (const { api, results } of reports) for (const result of results) add(result, api);
  return [...reasons].map(([reason, count]) => `${reason} (${plural(count, "case")})`);
}

/** The first lines, and how many more there are. */
const atMost = (limit: number, lines: readonly string[], what: string): string[] =>
  lines.length > limit ? [...lines.slice(0, limit), `and ${lines.length - limit} more ${what}`] : [...lines];
