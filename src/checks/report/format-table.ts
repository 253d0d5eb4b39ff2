import { type ApiReport, coveredPercent, isFailed } from "./api-report.ts";
import { paint } from "./paint.ts";

export interface TableOptions {
  /** The last column: by API, where its documentation is. The column is left out when absent. */
  docs?: Readonly<Record<string, string>>;
  /** Colours for a terminal. */
  color?: boolean;
}

const titles = ["API", "operations", "examples", "passed", "failed", "not checked", "coverage", "docs"];

/** Whether a column has text, which stands to the left, and no figures. */
export const isText = (column: number): boolean => column === 0 || titles[column] === "docs";

/** The cells of the table, one row per API. */
export function tableRows(reports: readonly ApiReport[], docs?: Readonly<Record<string, string>>): string[][] {
  return reports.map(({ api, operations, examples, passed, failed, skipped, inconclusive, coverage }) => [
    api,
    String(operations),
    String(examples),
    String(passed),
    String(failed),
    String(skipped + inconclusive),
    coveredPercent(coverage),
    ...(docs ? [docs[api] ?? "-"] : []),
  ]);
}

const isRed = (report?: ApiReport): boolean => report !== undefined && isFailed(report);

export const tableTitles = (docs?: unknown): string[] => (docs ? titles : titles.slice(0, -1));

/** One table over all APIs: operations, examples, cases that passed, failed or could say nothing, coverage, documentation page. */
export function formatTable(reports: readonly ApiReport[], { docs, color = false }: TableOptions = {}): string {
  const head = tableTitles(docs);
  const rows = tableRows(reports, docs);
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) =>
        i === 0 || i === titles.length - 1 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0),
      )
      .join("  ")
      .trimEnd();
  return [
    paint(color, "bold", line(head)),
    widths.map((width) => "-".repeat(width)).join("  "),
    ...rows.map((row, i) => paint(color, isRed(reports[i]) ? "red" : "green", line(row))),
  ].join("\n");
}
