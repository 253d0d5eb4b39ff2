import type { ApiReport } from "./api-report.ts";

/** Characters that XML cannot hold even escaped, halves of surrogate pairs among them. */
const forbidden = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

const escapeXml = (text: string): string =>
  text.replace(forbidden, "\ufffd").replace(/[&<>"'\n\r\t]/g, (character) => `&#${character.charCodeAt(0)};`);

/** The results as JUnit XML: a suite per API, a case per check. Times are in seconds. */
export function toJUnit(reports: readonly ApiReport[]): string {
  const sum = (count: (report: ApiReport) => number) => reports.reduce((total, report) => total + count(report), 0);
  const seconds = ({ results }: ApiReport) => results.reduce((total, { ms }) => total + ms, 0) / 1000;
  const counts = (tests: number, failures: number, skipped: number, time: number) =>
    `tests="${tests}" failures="${failures}" skipped="${skipped}" time="${time.toFixed(3)}"`;
  const suites = reports.map((report) => {
    const { api, failed, skipped, results, stopped } = report;
    const cases = results.map(({ case: one, ok, skipped, findings, ms }) => {
      const open = `    <testcase classname="${escapeXml(`${api}.${one.operation}`)}" name="${escapeXml(one.name)}" time="${(ms / 1000).toFixed(3)}"`;
      if (skipped !== undefined) return `${open}><skipped message="${escapeXml(skipped)}"/></testcase>`;
      if (ok) return `${open}/>`;
      const errors = findings.filter(({ severity }) => severity === "error").map(({ summary }) => summary);
      return `${open}><failure message="${escapeXml(errors[0] ?? "failed")}">${escapeXml(errors.join("\n"))}</failure></testcase>`;
    });
    const figures = counts(results.length, failed, skipped, seconds(report));
    const property = `    <properties><property name="stopped" value="${escapeXml(stopped ?? "")}"/></properties>`;
    const lines = [...(stopped === undefined ? [] : [property]), ...cases];
    return [`  <testsuite name="${escapeXml(api)}" ${figures}>`, ...lines, "  </testsuite>"].join("\n");
  });
  const figures = counts(
    sum(({ results }) => results.length),
    sum((r) => r.failed),
    sum((r) => r.skipped),
    sum(seconds),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="countersign" ${figures}>`,
    ...suites,
    "</testsuites>",
    "",
  ].join("\n");
}
