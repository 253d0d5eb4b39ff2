import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chooseRequirement, verify } from "countersign/auth";
import { expect, test } from "vitest";
import { apiReport, checkRecording, type HarEntry, operationFinder, readHar } from "../../src/checks/index.ts";
import { loadApis } from "../../src/contract/index.ts";
import { writeRecording } from "../../src/proxy/index.ts";
import { realCredentials, recordJourney } from "./record-journey.ts";

const contracts = await loadApis();
const all = contracts.map((contract) => [contract.api, contract] as const);
const fileOf = (api: string) => fileURLToPath(new URL(`${api}.har`, import.meta.url));

// `make recordings`
test.runIf(process.env.RECORD).each(all)("the journey of %s is recorded", async (api, contract) => {
  writeRecording(fileOf(api), await recordJourney(contract));
});

test.each(all)("the recording of %s passes the checks", async (api, contract) => {
  const har = readHar(readFileSync(fileOf(api), "utf8"), api);
  const { results, notJudged } = await checkRecording(contract, har, { name: api });
  const report = apiReport(contract, results);
  expect(report.results.flatMap(({ findings }) => findings).filter(({ severity }) => severity === "broken")).toEqual(
    [],
  );
  expect(report).toMatchObject({ failed: 0, inconclusive: 0, skipped: 0, problems: [] });
  expect(report.passed).toBeGreaterThanOrEqual(har.log.entries.length);
  expect(notJudged).toEqual([]);
});

const requestOf = ({ request: { method, url, headers, postData } }: HarEntry) => ({
  method,
  url,
  headers: new Headers(headers.map(({ name, value }): [string, string] => [name, value])),
  body: new TextEncoder().encode(postData?.text ?? ""),
});

test.each(all)("each request in the recording of %s verifies with the test credentials", async (api, contract) => {
  const { log } = readHar(readFileSync(fileOf(api), "utf8"), api);
  const findOperation = operationFinder(contract);
  for (const entry of log.entries) {
    const request = requestOf(entry);
    const path = request.url.slice(log._countersign?.target.length).split("?")[0] ?? "";
    const operation = findOperation(request.method, path);
    expect(operation, path).toBeDefined();
    const { schemes, testCredentials } = contract;
    const requirement = chooseRequirement(schemes, operation?.security ?? [], testCredentials) ?? [];
    const now = Date.parse(entry.startedDateTime);
    expect(await verify(schemes, requirement, request, testCredentials, { now }), operation?.id).toEqual({ ok: true });
  }
});

test.each(all)(
  "the recording of %s shows no credential that the mock accepted, and nothing sensitive",
  (api, contract) => {
    const text = readFileSync(fileOf(api), "utf8");
    for (const value of [...Object.values(realCredentials(contract)), "nobody-"]) expect(text).not.toContain(value);
    // What the journeys send, and their contracts mark.
    for (const value of ["ana@example.com", "79991234567", "finance@lotus-trading.example", "13800138000", "JVBERi0x"])
      expect(text).not.toContain(value);
    expect(text).toContain("Not of the vendor");
  },
);

test("a journey can be recorded", async () => {
  const [contract] = contracts;
  if (!contract) throw new Error("there is no API");
  const { log } = await recordJourney(contract);
  const committed = readHar(readFileSync(fileOf(contract.api), "utf8"), contract.api);
  const told = ({ request: { method }, response: { status } }: HarEntry) => [method, status];
  expect(log.entries.map(told)).toEqual(committed.log.entries.map(told));
});
