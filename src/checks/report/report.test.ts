import { beforeAll, describe, expect, it } from "vitest";
import type { Contract } from "../../contract/index.ts";
import { casesFor } from "../cases/index.ts";
import { type Finding, toFinding } from "../finding.ts";
import { content, contractWith } from "../fixtures/contract-of.ts";
import { baseUrl, connectTo, shelf, shelfServer, type Wrongs } from "../fixtures/shelf-server.ts";
import { type CheckResult, runChecks } from "../run-checks.ts";
import { type ApiReport, apiReport } from "./api-report.ts";
import { formatFailures } from "./format-failures.ts";
import { formatTable, tableRows } from "./format-table.ts";
import { toJson } from "./to-json.ts";
import { toJUnit } from "./to-junit.ts";
import { toMarkdown } from "./to-markdown.ts";

let contract: Contract;
let good: ApiReport;
let bad: ApiReport;

async function reportOf(wrongs: Wrongs): Promise<ApiReport> {
  const cases = casesFor(contract).filter(({ name }) => /^getBook: (succeeds|credential)/.test(name));
  const options = { contract, connect: connectTo(contract), wire: shelfServer(contract, wrongs), baseUrl, cases };
  const results = await runChecks(options);
  return apiReport(
    contract,
    results.map((result) => ({ ...result, ms: 1 })),
  );
}

beforeAll(async () => {
  contract = await shelf();
  good = await reportOf({});
  bad = await reportOf({
    response: ({ status, body }) => (status === 200 ? { body: { ...(body as object), "<x>": "&" } } : {}),
  });
});

/** The report with one result changed. */
const changed = (change: Partial<CheckResult>): ApiReport =>
  apiReport(contract, [{ ...(good.results[0] as CheckResult), ...change }]);

const warning = toFinding({
  kind: "undeclared",
  severity: "drift",
  api: "shelf",
  operation: "getBook",
  pointer: "/new",
  message: "the contract does not declare this property",
});

describe("a report", () => {
  it("counts operations, examples and checks", () => {
    expect(good).toMatchObject({ api: "shelf", operations: 4, examples: 12, passed: 9, failed: 0, skipped: 0 });
    expect(bad).toMatchObject({ passed: 8, failed: 1 });
    expect(changed({ skipped: "no clock" })).toMatchObject({ passed: 0, failed: 0, skipped: 1 });
  });
});

describe("the table", () => {
  it("has a row per API, in columns, with the last one from the caller", () => {
    expect(formatTable([good, { ...bad, api: "longer-name" }], { docs: { shelf: "docs/shelf.html" } })).toBe(
      [
        "API          operations  examples  passed  failed  not checked  coverage  docs",
        "-----------  ----------  --------  ------  ------  -----------  --------  ---------------",
        `shelf                 4        12       9       0            0      ${good.coverage.percent} %  docs/shelf.html`,
        `longer-name           4        12       8       1            0      ${bad.coverage.percent} %  -`,
      ].join("\n"),
    );
  });

  it("counts what was skipped and what could say nothing", () => {
    const rows = [changed({ skipped: "no clock" }), changed({ inconclusive: "got 404" })].map(
      (one) => tableRows([one])[0],
    );
    for (const row of rows) expect(row?.slice(3, 6)).toEqual(["0", "0", "1"]);
  });

  it("has colours only when asked", () => {
    expect(formatTable([good])).not.toContain("\u001b");
    expect(formatTable([good])).not.toContain("docs");
    expect(formatTable([good], { color: true })).toContain("\u001b[32m");
  });
});

describe("the failures", () => {
  it("are named with their case, request and findings", () => {
    expect(formatFailures([good])).toBe("");
    expect(formatFailures([bad])).toBe(
      [
        "BROKEN shelf getBook /<x>: the contract does not declare this property",
        "  in getBook: succeeds",
        "  npx countersign sign shelf GET http://127.0.0.1:4010/shelf/books/3f2b8c1e-5d4a-4b6f-9a7c-1e2d3c4b5a69 | curl http://127.0.0.1:4010/shelf/books/3f2b8c1e-5d4a-4b6f-9a7c-1e2d3c4b5a69 -H @-",
      ].join("\n"),
    );
  });

  it("are cut off where there are too many, with their number", () => {
    const [failure] = bad.results.filter(({ ok }) => !ok) as [CheckResult];
    const many = Array.from({ length: 5 }, (_, i) => ({
      ...failure,
      findings: [{ ...(failure.findings[0] as Finding), message: String(i) }],
    }));
    expect(formatFailures([apiReport(contract, many)], { limit: 2 })).toMatch(/^and 3 more findings$/m);
  });

  it("end with the drift, each once", () => {
    const report = apiReport(
      contract,
      [1, 2].map(() => ({
        ...(good.results[0] as CheckResult),
        case: { ...(good.results[0] as CheckResult).case },
        findings: [warning],
      })),
    );
    expect(report.warnings).toBe(2);
    expect(formatFailures([report])).toBe(
      "DRIFT shelf getBook /new: the contract does not declare this property\n  in getBook: succeeds (and 1 more case)",
    );
  });
});

describe("a run that says little", () => {
  it("names what was skipped, by reason", () => {
    const [first, second] = good.results as [CheckResult, CheckResult];
    const report = apiReport(contract, [
      { ...first, skipped: "no body is known" },
      { ...second, skipped: "no body is known" },
    ]);
    expect(formatFailures([report])).toBe(
      "TOO LITTLE shelf: no case was sent: no body is known\nSKIPPED shelf getBook: no body is known (2 cases)",
    );
  });

  it("names what nobody could check", async () => {
    const schema = { type: "object", properties: { a: { type: "string", pattern: "(?i)^x$" } } };
    const odd = await contractWith({ responses: { 200: { description: "", ...content(schema) } } }, "get /a");
    const [first] = good.results as [CheckResult];
    const result = { ...first, case: { ...first.case, operation: "act" }, response: "200" };
    const { unchecked } = apiReport(odd, [result]);
    expect(unchecked).toEqual([expect.stringContaining('"(?i)^x$" is no regular expression of JavaScript')]);
    expect(apiReport(odd, []).unchecked).toEqual([]);
    expect(formatFailures([{ ...good, unchecked }])).toMatch(/^UNCHECKED shelf \/.*\/properties\/a\/pattern: /);
  });

  it("that was stopped does not claim that all passed", () => {
    const stopped = { ...good, stopped: "interrupted, after 1 of 4 operations" };
    expect(toMarkdown([stopped])).toContain(
      "## Contract checks: stopped before the end\n\nshelf was stopped: interrupted",
    );
    expect(toJUnit([stopped])).toContain('<property name="stopped" value="interrupted, after 1 of 4 operations"/>');
    expect(JSON.stringify(toJson([stopped]))).toContain('"stopped":"interrupted, after 1 of 4 operations"');
    expect(toMarkdown([{ ...bad, stopped: "interrupted" }])).toContain("## Contract checks: 1 failed");
  });

  it("has no share of nothing", () => {
    const nothing = apiReport({ ...contract, operations: [] }, []);
    expect(formatTable([nothing]).split("\n").at(-1)).toMatch(/^shelf +0 +0 +0 +0 +0 +-$/);
    expect(toMarkdown([nothing])).toContain("| shelf | 0 | 0 | 0 | 0 | 0 | - |");
  });
});

describe("JUnit", () => {
  it("is well-formed XML with a suite per API and a case per check", () => {
    const xml = toJUnit([good, bad]);
    expect(xml).toContain('<testsuites name="countersign" tests="18" failures="1" skipped="0" time="0.018">');
    expect(xml).toContain('<testsuite name="shelf" tests="9" failures="1" skipped="0" time="0.009">');
    expect(xml).toContain('<testcase classname="shelf.getBook" name="getBook: succeeds" time="0.001"/>');
    expect(xml).toContain(
      '<failure message="shelf getBook /&#60;x&#62;: the contract does not declare this property">',
    );
    expect(xml.replaceAll(/<[^<>]+>/g, "")).not.toMatch(/[<>]/);
  });

  it("survives what XML cannot hold", () => {
    const message = 'a\u0000b\ud800c "<&>" 😀\n';
    const finding = toFinding({ kind: "body", severity: "broken", api: "shelf", operation: "getBook", message });
    const xml = toJUnit([changed({ ok: false, findings: [finding] })]);
    expect(xml).toContain("a\\u0000b\ufffdc &#34;&#60;&#38;&#62;&#34; 😀\\u000a");
  });

  it("marks what was skipped, with the reason", () =>
    expect(toJUnit([changed({ skipped: "no clock" })])).toContain('<skipped message="no clock"/>'));
});

describe("--fail-on", () => {
  const results = () => changed({ findings: [warning] }).results;

  it("fails a case on drift when asked", () => {
    expect(apiReport(contract, results())).toMatchObject({ passed: 1, failed: 0 });
    expect(apiReport(contract, results(), { failOn: "drift" })).toMatchObject({ passed: 0, failed: 1 });
  });

  it("decides whether drift is a failure in JUnit, or stands beside", () => {
    const said = "DRIFT shelf getBook /new: the contract does not declare this property";
    expect(toJUnit([apiReport(contract, results())])).toContain(`<system-out>${said}</system-out></testcase>`);
    const xml = toJUnit([apiReport(contract, results(), { failOn: "drift" })]);
    expect(xml).toContain('<failure message="shelf getBook /new: the contract does not declare this property">');
  });
});

describe("too little", () => {
  const inconclusive = () => changed({ inconclusive: "got 429: too many requests" });

  it("is a failed test of JUnit, and no claim that all passed in Markdown", () => {
    const xml = toJUnit([inconclusive()]);
    expect(xml).toContain('<skipped message="inconclusive: got 429: too many requests"/>');
    expect(xml).toContain('<failure message="only 0 of 1 case could say anything: got 429: too many requests"/>');
    expect(toMarkdown([inconclusive()])).toContain("## Contract checks: too little could be shown");
  });

  it("is said on a terminal, with the operations of which nothing is known", () => {
    const text = formatFailures([inconclusive()]);
    expect(text).toContain("TOO LITTLE shelf: only 0 of 1 case could say anything: got 429: too many requests");
    expect(text).toContain("UNPROVEN shelf getBook: got 429: too many requests");
    expect(text).toContain("INCONCLUSIVE shelf getBook: got 429: too many requests (1 case)");
  });
});

describe("Markdown", () => {
  it("has the table, the failures, the drift and what is not covered", () => {
    const text = toMarkdown([bad, changed({ findings: [warning] })], { shelf: "shelf.html" });
    expect(text).toContain("## Contract checks: 1 failed");
    expect(text).toContain("| shelf | 4 | 12 | 8 | 1 |");
    expect(text).toContain(
      "- **getBook: succeeds**: shelf getBook /\\<x\\>: the contract does not declare this property",
    );
    expect(text).toContain("### Drift\n\n- shelf getBook /new:");
    expect(text).toContain("- operation listBooks");
    expect(toMarkdown([good])).toContain("## Contract checks: all passed");
    expect(toMarkdown([good], { shelf: "a|b" })).toContain("| a\\|b |");
  });
});

describe("JSON", () => {
  it("is plain and holds no body of a request", () => {
    const text = JSON.stringify(toJson([good]));
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(toJson([good]))));
    expect(JSON.parse(text)[0].results[0]).toEqual({
      name: "getBook: succeeds",
      operation: "getBook",
      kind: "success",
      ok: true,
      status: 200,
      ms: 1,
      findings: [],
    });
  });
});
