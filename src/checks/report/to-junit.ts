import { plural } from "../../core/plural.ts";
import { isAtLeast } from "../finding.ts";
import { type ApiReport, verdictOf } from "./api-report.ts";
import { detailsOf } from "./format-failures.ts";

/** Characters that XML cannot hold even escaped, halves of surrogate pairs among them. */
const forbidden = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

const escapeXml = (text: string): string =>
  text.replace(forbidden, "\ufffd").replace(/[&<>"'\n\r\t]/g, (character) => `&#${character.charCodeAt(0)};`);

// What is too little to be called passed is a test of its own that failed.
const testsOf = ({ results, problems }: ApiReport): number => results.length + problems.length;
const failuresOf = ({ failed, problems }: ApiReport): number => failed + problems.length;
// JUnit knows no verdict between passed and skipped.
const notRun = ({ skipped, inconclusive }: ApiReport): number => skipped + inconclusive;

/** The results as JUnit XML: a suite per API, a case per check. Times are in seconds. */
export function toJUnit(reports: readonly ApiReport[]): string {
  const sum = (count: (report: ApiReport) => number) => reports.reduce((total, report) => total + count(report), 0);
  const seconds = ({ results }: ApiReport) => results.reduce((total, { ms }) => total + ms, 0) / 1000;
  const counts = (tests: number, failures: number, skipped: number, time: number) =>
    `tests="${tests}" failures="${failures}" skipped="${skipped}" time="${time.toFixed(3)}"`;
  const suites = reports.map((report) => {
    const { api, results, stopped, problems, failOn } = report;
    const cases = results.map((result) => {
      const { case: one, skipped, inconclusive, findings, ms } = result;
      const open = `    <testcase classname="${escapeXml(`${api}.${one.operation}`)}" name="${escapeXml(one.name)}" time="${(ms / 1000).toFixed(3)}"`;
      const said = findings.filter(({ severity }) => !isAtLeast(severity, failOn));
      const notes = said.map(({ severity, summary }) => `${severity.toUpperCase()} ${summary}`);
      const requests = result.requests === undefined ? [] : [plural(result.requests, "request")];
      const drift = [...requests, ...notes].join("\n");
      const out = drift && `<system-out>${escapeXml(drift)}</system-out>`;
      const close = out ? `>${out}</testcase>` : "/>";
      const verdict = verdictOf(result, failOn);
      if (verdict === "passed") return `${open}${close}`;
      if (verdict !== "failed") {
        const why = skipped ?? `inconclusive: ${inconclusive}`;
        return `${open}><skipped message="${escapeXml(why)}"/>${out}</testcase>`;
      }
      const errors = findings.filter(({ severity }) => isAtLeast(severity, failOn));
      const text = errors.flatMap((one) => [one.summary, ...detailsOf(one), ...(one.curl ? [one.curl] : [])]);
      return `${open}><failure message="${escapeXml(errors[0]?.summary ?? "failed")}">${escapeXml(text.join("\n"))}</failure>${out}</testcase>`;
    });
    const doubts = problems.map(
      (why) =>
        `    <testcase classname="${escapeXml(api)}" name="enough could be shown: ${escapeXml(why)}"><failure message="${escapeXml(why)}"/></testcase>`,
    );
    const figures = counts(testsOf(report), failuresOf(report), notRun(report), seconds(report));
    const property = `    <properties><property name="stopped" value="${escapeXml(stopped ?? "")}"/></properties>`;
    const lines = [...(stopped === undefined ? [] : [property]), ...cases, ...doubts];
    return [`  <testsuite name="${escapeXml(api)}" ${figures}>`, ...lines, "  </testsuite>"].join("\n");
  });
  const figures = counts(sum(testsOf), sum(failuresOf), sum(notRun), sum(seconds));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="countersign" ${figures}>`,
    ...suites,
    "</testsuites>",
    "",
  ].join("\n");
}
