import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Contract, loadContract } from "../contract/index.ts";
import { lintContracts } from "./index.ts";

const here = process.cwd();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "countersign-lint-"));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(here);
  rmSync(folder, { recursive: true });
});

/** A description without problems, but for parameters in a place that there is not. */
function contractWith(name: string, problems: number): Promise<Contract> {
  const parameters = Array.from({ length: problems }, (_, i) => `        - { name: p${i}, in: nowhere, schema: {} }`);
  const file = join(folder, name);
  writeFileSync(
    file,
    `openapi: 3.1.0
info: { title: Problems, version: "1", license: { name: MIT, identifier: MIT } }
servers: [{ url: https://api.vendor.test }]
security: []
paths:
  /a:
    get:
      operationId: getA
      summary: Get a
      responses: { "200": { description: Fine. }, "400": { description: Not fine. } }
      parameters:
${parameters.join("\n") || "        []"}
`,
  );
  return loadContract(file);
}

test("it finds every problem, however many there are", async () => {
  const problems = await lintContracts([await contractWith("many.yaml", 1_500)]);
  const lines = new Set(problems.map(({ line }) => line));
  expect(Array.from({ length: 1_500 }, (_, i) => 12 + i).filter((line) => !lines.has(line))).toEqual([]);
}, 60_000);

test("it says file and place of what it finds, in order, for each of the files", async () => {
  const contracts = [
    await contractWith("b.yaml", 2),
    await contractWith("a.yaml", 1),
    await contractWith("good.yaml", 0),
  ];
  const problems = await lintContracts(contracts);
  expect(problems.map(({ file, line }) => [file, line])).toEqual([
    [join(folder, "a.yaml"), 12],
    [join(folder, "b.yaml"), 12],
    [join(folder, "b.yaml"), 13],
  ]);
  expect(problems[0]).toMatchObject({ severity: "error", rule: "struct", column: 27 });
}, 60_000);

test("the rules that a project chooses for Redocly, and those of its .spectral.yaml, hold", async () => {
  writeFileSync(join(folder, "redocly.yaml"), "apis: { a: { root: a.yaml } }\nrules: { info-contact: warn }\n");
  writeFileSync(
    join(folder, ".spectral.yaml"),
    'rules: { titled: { given: $.info, severity: error, then: { field: title, function: pattern, functionOptions: { match: "^API" } } } }\n',
  );
  const problems = await lintContracts([await contractWith("a.yaml", 0)]);
  expect(problems.map(({ rule, severity, line }) => [rule, severity, line])).toEqual([
    ["info-contact", "warning", 2],
    ["titled", "error", 2],
  ]);
}, 60_000);

test.each(["42", "extends: nowhere.yaml", "rules: { a: b }"])(
  "rules that Spectral refuses are one sentence: %s",
  async (rules) => {
    writeFileSync(join(folder, "redocly.yaml"), "apis: { a: { root: a.yaml } }\n");
    writeFileSync(join(folder, ".spectral.yaml"), rules);
    const error = await lintContracts([await contractWith("a.yaml", 0)]).catch((error) => error);
    expect(error.name).toBe("UsageError");
    expect(error.message).toMatch(/^\.spectral\.yaml: expected rules of Spectral, which refuses them: [^\n]+\.$/);
  },
  60_000,
);
