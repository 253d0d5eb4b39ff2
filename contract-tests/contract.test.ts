import { type ApiDescriptor, createSignedFetch } from "countersign/client";
import { apiReport, casesFor, formatFailures, relationCases, runChecks } from "countersign-dev/checks";
import { createMock } from "countersign-dev/mock";
import { describe, expect, test } from "vitest";
import { loadApis } from "../src/contract/index.ts";

// Another seed, or more requests: RANDOM_SEED=7 RANDOM_COUNT=100 npx vitest run contract-tests/contract.test.ts -t random
const random = { seed: Number(process.env.RANDOM_SEED ?? 1), count: Number(process.env.RANDOM_COUNT ?? 5) };

for (const contract of await loadApis()) {
  const { api } = contract;
  const mock = await createMock([contract]);
  const { descriptor } = (await import(`../generated/${api}/index.ts`)) as { descriptor: ApiDescriptor };
  const baseUrl = `https://mock.invalid/${api}`;
  const options = {
    contract,
    baseUrl,
    wire: ((input, init) => mock.fetch(new Request(input, init))) as typeof fetch,
    // The pipeline and the descriptor are those that integrators get from `countersign/<api>`.
    connect: (wire: typeof fetch, { at }: { at?: number }) =>
      createSignedFetch(descriptor, {
        server: baseUrl,
        credentials: mock.credentials[api] ?? {},
        fetch: wire,
        retries: 0,
        ...(at !== undefined && { now: () => at }),
      }),
  };

  describe(`${contract.title} keeps its contract`, () => {
    test("from one response to the next", async () => {
      const results = await runChecks({ ...options, cases: [], relations: relationCases(contract) });
      const findings = results.filter((result) => result.findings.length > 0);
      expect(formatFailures([apiReport(contract, findings)])).toBe("");
    });

    test("for random requests that fit it", async () => {
      const results = await runChecks({ ...options, cases: [], random });
      expect(results).toHaveLength(contract.operations.length);
      expect(formatFailures([apiReport(contract, results)], { limit: 5 })).not.toMatch(/BROKEN|DRIFT|INCONCLUSIVE/);
    });

    const cases = casesFor(contract);
    for (const operation of contract.operations)
      test(`${operation.id}: ${operation.summary}`, async () => {
        const results = await runChecks({ ...options, cases: cases.filter((one) => one.operation === operation.id) });
        expect(results.length).toBeGreaterThan(0);
        // The failures name case, operation and JSON pointer.
        // A case that cannot be made says why, and fails nothing.
        const failures = results.filter(({ ok, skipped }) => !ok && skipped === undefined);
        expect(formatFailures([apiReport(contract, failures)])).toBe("");
      });
  });
}
