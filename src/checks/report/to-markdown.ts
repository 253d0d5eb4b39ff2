import { isAtLeast } from "../finding.ts";
import type { ApiReport } from "./api-report.ts";
import { isText, tableRows, tableTitles } from "./format-table.ts";

const escapeCell = (text: string): string => text.replace(/[\\|<>`*_]/g, "\\$&").replace(/\s+/g, " ");

/** A summary for CI: the table, the failed cases, the drift, and what is not covered, folded away. */
export function toMarkdown(reports: readonly ApiReport[], docs?: Readonly<Record<string, string>>): string {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const titles = tableTitles(docs);
  const failed = reports.reduce((sum, report) => sum + report.failed, 0);
  const problems = reports.flatMap(({ api, problems }) => problems.map((why) => `- ${escapeCell(`${api}: ${why}`)}`));
  const stopped = reports.filter((report) => report.stopped !== undefined);
  const verdict = failed
    ? `${failed} failed`
    : problems.length
      ? "too little could be shown"
      : stopped.length
        ? "stopped before the end"
        : "all passed";
  const parts = [
    `## Contract checks: ${verdict}`,
    ...stopped.map(({ api, stopped }) => `${api} was stopped: ${escapeCell(stopped ?? "")}`),
    [
      row(titles),
      row(titles.map((_, i) => (isText(i) ? "---" : "---:"))),
      ...tableRows(reports, docs).map((cells) => row(cells.map(escapeCell))),
    ].join("\n"),
  ];
  const errors: string[] = [];
  const drift = new Set<string>();
  for (const { results, failOn } of reports)
    for (const { case: one, findings } of results) {
      for (const { severity, summary } of findings) if (severity === "drift") drift.add(`- ${escapeCell(summary)}`);
      const first = findings.find(({ severity }) => isAtLeast(severity, failOn));
      if (first) errors.push(`- **${escapeCell(one.name)}**: ${escapeCell(first.summary)}`);
    }
  if (problems.length) parts.push("### Too little", problems.join("\n"));
  if (errors.length) parts.push("### Failed", errors.join("\n"));
  if (drift.size) parts.push("### Drift", [...drift].join("\n"));
  for (const { api, coverage } of reports)
    if (coverage.missing.length)
      parts.push(
        `<details><summary>${api}: ${coverage.missing.length} not covered</summary>\n\n${coverage.missing
          .map((label) => `- ${escapeCell(label)}`)
          .join("\n")}\n\n</details>`,
      );
  return `${parts.join("\n\n")}\n`;
}
