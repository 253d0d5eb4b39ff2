import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { apiReport, formatFailures } from "countersign-dev/checks";
import { createMock } from "countersign-dev/mock";
import fc from "fast-check";
import { expect, test } from "vitest";
import { content, contractOf, contractWith } from "../../src/checks/fixtures/contract-of.ts";
import { checkApi } from "../../src/cli/run-checks.ts";
import { sampleOf } from "../../src/schema/index.ts";
import { anyDescription, anyValue, componentSchemas, plainSchema } from "./descriptions.ts";

// Another seed, or more runs: AGREEMENT_SEED=7 AGREEMENT_RUNS=1000 npx vitest run contract-tests/agreement
const numRuns = Number(process.env.AGREEMENT_RUNS ?? 30);
const random = { count: 2, seed: 1 };
const parameters = { seed: Number(process.env.AGREEMENT_SEED ?? 1), numRuns };
// Each case that fails is made smaller in up to fifty steps.
const timeout = 60_000 + numRuns * 3000;

test("no check fails on our own mock, whatever the description", { timeout }, async () => {
  await fc.assert(
    fc.asyncProperty(anyDescription, async (description) => {
      const contract = await contractOf(description);
      const { report, error } = await checkApi(contract, { target: "mock", random });
      expect(error).toBeUndefined();
      const failures = report.results.filter(({ ok, skipped }) => !ok && skipped === undefined);
      expect(formatFailures([apiReport(contract, failures)])).toBe("");
    }),
    parameters,
  );
});

/** Ajv as anybody would use it, on the schemas as they are written. */
function refereeOf(schema: object, schemas: object): (value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: false, ownProperties: true });
  formats.default(ajv);
  return ajv.compile({ ...schema, components: { schemas } });
}

test("the mock lets a body through exactly when a JSON Schema validator does", { timeout }, async () => {
  await fc.assert(
    fc.asyncProperty(plainSchema, componentSchemas, fc.array(anyValue), async (schema, schemas, values) => {
      const operation = {
        requestBody: { required: true, ...content(schema) },
        responses: { 204: { description: "Taken" }, 422: { description: "Refused" } },
      };
      const contract = await contractWith(operation, "post /things", { schemas });
      const isValid = refereeOf(schema, schemas);
      const { value: sample } = sampleOf(
        contract,
        "request",
        contract.operations[0]?.body?.content["application/json"]?.pointer ?? "",
      );
      const mock = await createMock([contract]);
      for (const value of [sample, ...values]) {
        const body = JSON.stringify(value);
        if (body === undefined) continue;
        const headers = { "content-type": "application/json" };
        const response = await mock.fetch(
          new Request("https://mock.invalid/small/things", { method: "POST", headers, body }),
        );
        expect({ body, status: response.status }).toEqual({ body, status: isValid(JSON.parse(body)) ? 204 : 422 });
      }
    }),
    parameters,
  );
});

test("what the mock makes up is what the schema says, or it is known not to be", { timeout }, async () => {
  await fc.assert(
    fc.asyncProperty(plainSchema, componentSchemas, async (schema, schemas) => {
      const operation = { responses: { 200: { description: "Made up", ...content(schema) } } };
      const contract = await contractWith(operation, "get /things", { schemas });
      const { misfit } = sampleOf(
        contract,
        "response",
        contract.operations[0]?.responses[200]?.content["application/json"]?.pointer ?? "",
      );
      const mock = await createMock([contract]);
      const body = await (await mock.fetch(new Request("https://mock.invalid/small/things"))).json();
      expect({ body, fits: refereeOf(schema, schemas)(body) }).toEqual({ body, fits: misfit === undefined });
    }),
    parameters,
  );
});
