import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { UsageError } from "../../core/errors.ts";
import { readScenario, readScenarioFile } from "./read-scenario.ts";

test("a scenario is read from a YAML file", () => {
  const file = join(mkdtempSync(join(tmpdir(), "scenario-")), "bad-day.yaml");
  writeFileSync(file, "seed: 7\nrules:\n  - operation: createOrder\n    sequence: [503, 503, ok]\n");
  expect(readScenarioFile(file)).toEqual({
    seed: 7,
    rules: [{ operation: "createOrder", sequence: [503, 503, "ok"] }],
  });
  writeFileSync(file, "rules: [");
  expect(() => readScenarioFile(file)).toThrow(UsageError);
  expect(() => readScenarioFile("/nowhere/s.yaml")).toThrow("there is no such file");
});

test.each([
  [[], "the scenario: expected an object, found []"],
  [{ rules: {} }, "rules: expected a list, found {}"],
  [{ rules: [{ codes: 503 }] }, /rules\[0\]: expected only code, .*, found "codes"/],
  [{ rules: [{ code: 99 }] }, "rules[0].code: expected a status from 200 to 599, found 99"],
  [{ rules: [{ percent: 101, code: 503 }] }, "rules[0].percent: expected a number from 0 to 100, found 101"],
  [{ rules: [{ fault: "fire" }] }, 'rules[0].fault: expected one of reset, truncate, garbage, slow, found "fire"'],
  [{ rules: [{ latency: { min: 5, max: 1 } }] }, /rules\[0\]\.latency: expected milliseconds/],
  [{ rules: [{ sequence: [503, "fine"] }] }, /rules\[0\]\.sequence\[1\]: expected an object/],
  [{ rules: [{ rate: { limit: 1 } }] }, "rules[0].rate.per: expected a number of seconds, found nothing"],
  [{ rules: [{ operation: "x" }] }, /rules\[0\]: expected something that happens/],
])("%j is no scenario, and what is wrong is said", (value, message) => {
  expect(() => readScenario(value, "storm.yaml")).toThrow(message);
  expect(() => readScenario(value, "storm.yaml")).toThrow(/^storm\.yaml: /);
});
