import { describe, expect, test } from "vitest";
import { shelf } from "../checks/fixtures/shelf-server.ts";
import { type ApiReport, toJson } from "../checks/index.ts";
import { isResults, mergeResults } from "./results-file.ts";
import { checkApi } from "./run-checks.ts";

const contract = await shelf();

/** What `check --results` writes, as `report` reads it. */
const written = async (shard?: { index: number; count: number }) => {
  const { report } = await checkApi(contract, { target: "mock", ...(shard && { shard }) });
  return { target: "mock", date: "", apis: JSON.parse(JSON.stringify(toJson([report]))) as ApiReport[] };
};
const whole = await written();
const parts = await Promise.all([1, 2, 3].map((index) => written({ index, count: 3 })));
const [first, second, third] = parts as [typeof whole, typeof whole, typeof whole];

test("the parts of a run come to what the whole comes to", () => {
  const summary = ({ results, ...rest }: ApiReport) => {
    const names = (results as unknown as { name: string }[]).map(({ name }) => name);
    const { missing, ...coverage } = rest.coverage;
    return { ...rest, names: names.sort(), coverage: { ...coverage, missing: [...missing].sort() } };
  };
  expect(mergeResults([third, first, second]).map(summary)).toEqual(whole.apis.map(summary));
  expect(first.apis[0]?.results.length).toBeGreaterThan(0);
  expect(first.apis[0]?.shard).toBe("1/3");
});

test("too little in all parts is a failure, in one part alone it is not", () => {
  const silent = ({ apis: [report] }: typeof whole) =>
    ({
      ...first,
      apis: [{ ...report, results: report?.results.map((one) => ({ ...one, inconclusive: "got 503" })) } as ApiReport],
    }) satisfies typeof whole;
  expect(first.apis[0]?.problems).toEqual([]);
  expect(mergeResults([silent(first), second, third])[0]?.problems).toEqual([]);
  expect(mergeResults([first, second, third].map(silent))[0]?.problems.join()).toMatch(
    /only 0 of \d+ cases could say anything/,
  );
});

describe("one sentence says what is wrong with", () => {
  test.each([
    ["a part that is missing", [first, third], "report: shelf: shard 2/3 is missing; give the results of each."],
    [
      "a part that is given twice",
      [first, first, second, third],
      "report: shelf: a shard is given twice; give each once.",
    ],
    [
      "a whole run that is given twice",
      [whole, whole],
      "report: shelf is in more than one of the results; give each run once.",
    ],
  ])("%s", (_, results, sentence) => {
    expect(() => mergeResults(results)).toThrow(sentence);
  });
});

test("what another tool or hand wrote is told from results", () => {
  expect(isResults(JSON.stringify(whole))).toBe(true);
  for (const other of ["", "openapi: 3.1.0", "[]", '{"apis":[null]}', '{"apis":[{"api":"shelf"}]}'])
    expect([other, isResults(other)]).toEqual([other, false]);
});
