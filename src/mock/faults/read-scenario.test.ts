import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { UsageError } from "../../core/errors.ts";
import { grammarProblem } from "../../schema/index.ts";
import { loadFixture } from "../fixtures/requests.ts";
import { faults, longestLatency, readScenario, readScenarioFile } from "./read-scenario.ts";

test("a scenario is read from a YAML file", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "scenario-")), "bad-day.yaml");
  writeFileSync(file, "seed: 7\nrules:\n  - operation: createThing\n    sequence: [503, 503, ok]\n");
  const acme = await loadFixture("acme");
  expect(readScenarioFile(file, [acme])).toEqual({
    seed: 7,
    rules: [{ operation: "createThing", sequence: [503, 503, "ok"] }],
  });
  writeFileSync(file, "rules: [");
  expect(() => readScenarioFile(file, [])).toThrow(UsageError);
  expect(() => readScenarioFile("/nowhere/s.yaml", [])).toThrow("there is no such file");
});

test.each([
  [[], "the scenario: expected an object with rules, found []"],
  [{ rules: {} }, "rules: expected an array, found {}"],
  [{ rules: [{ codes: 503 }] }, /rules\[0\]: there is no property "codes"; there are .*\. Did you mean code\?/],
  [{ rules: [{ code: 99 }] }, "rules[0].code: expected a status from 200 to 599, found 99"],
  [{ rules: [{ percent: 101, code: 503 }] }, "rules[0].percent: expected a number from 0 to 100, found 101"],
  [{ rules: [{ fault: "fire" }] }, 'rules[0].fault: expected one of reset, truncate, garbage, slow, found "fire"'],
  [{ rules: [{ latency: { min: 5, max: 1 } }] }, "rules[0].latency: expected min to be at most max"],
  [{ rules: [{ latency: "1s" }] }, 'rules[0].latency: expected milliseconds up to 600000, or { min, max }, found "1s"'],
  [{ rules: [{ latency: { min: 5, max: -1 } }] }, "rules[0].latency.max: expected milliseconds up to 600000, found -1"],
  [
    { rules: [{ sequence: [503, "fine"] }] },
    'rules[0].sequence[1]: expected "ok", a status from 200 to 599 or an object, found "fine"',
  ],
  [{ rules: [{ rate: { limit: 1 } }] }, "rules[0].rate: expected the property per"],
  [{ rules: [{ operation: "x" }] }, "rules[0]: expected code, latency, fault, sequence, rate"],
])("%j is no scenario, and what is wrong is said", (value, message) => {
  const read = () => readScenario(value, "the scenario", []);
  expect(read).toThrow(message);
  expect(read).toThrow(/^the scenario: /);
  expect(read).toThrow(UsageError);
});

test("the schema knows each fault, and how long a latency may be", () => {
  for (const fault of faults) expect(grammarProblem("scenario", { rules: [{ fault }] })).toBeUndefined();
  expect(grammarProblem("scenario", { rules: [{ latency: longestLatency }] })).toBeUndefined();
  expect(grammarProblem("scenario", { rules: [{ latency: longestLatency + 1 }] })).toBeDefined();
});
