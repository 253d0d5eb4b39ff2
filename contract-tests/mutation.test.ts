import { describe, expect, test } from "vitest";
import { content, contractOf } from "../src/checks/fixtures/contract-of.ts";
import { ledger } from "../src/checks/fixtures/ledger-server.ts";
import { killedPercent, type MutationReport, rules } from "../src/checks/index.ts";
import { command } from "../src/cli/mutate.ts";
import { mutateApi } from "../src/cli/run-mutants.ts";
import { loadApis } from "../src/contract/index.ts";

// All of them, of every API: countersign mutate --at-least 90
const sample = { count: 30, seed: 1 };

const smallest = async () => {
  const contracts = (await loadApis([])).sort((a, b) => a.operations.length - b.operations.length);
  return contracts[0] ?? ledger();
};

describe.each([
  ["a fixture", ledger],
  ["the smallest of our APIs", smallest],
])("of a sample of mutants of %s", (_, load) => {
  let report: MutationReport;
  test("at least nine in ten are noticed, and nothing where nothing is wrong", async () => {
    report = await mutateApi(await load(), { sample });
    expect(report.falseAlarms.map(({ summary }) => summary)).toEqual([]);
    expect(killedPercent(report.mutants)).toBeGreaterThanOrEqual(90);
  });

  test("those that are not counted are so by a written rule", () => {
    const excused = report.mutants.filter(({ verdict }) => verdict === "equivalent");
    expect(excused.length).toBeLessThan(report.mutants.length / 2);
    for (const { rule } of excused) expect(Object.keys(rules)).toContain(rule);
  });
});

test("an update that is lost is noticed by the relation about it", async () => {
  const { mutants } = await mutateApi(await ledger(), { only: ["forget"] });
  const update = mutants.find(({ operation }) => operation === "updatePayment");
  expect(update).toMatchObject({ verdict: "broken", finding: expect.stringContaining("updatePayment is lost") });
});

test("a webhook that is signed wrongly, or not at all, is noticed", async () => {
  const webhook = {
    operationId: "receivePaid",
    security: [{ signature: [] }],
    requestBody: content({ type: "object" }, "application/json", { example: { amount: 100 } }),
    responses: { 200: { description: "" } },
  };
  const signature = {
    ...{ type: "apiKey", in: "header", name: "x-signature", "x-clock-skew": 300 },
    "x-value": "{unixSeconds}.{hex(hmacSha256(webhookSecret, unixSeconds, body))}",
  };
  const contract = await contractOf({
    "x-test-credentials": { webhookSecret: "a secret of webhooks" },
    components: { securitySchemes: { signature } },
    webhooks: { paid: { post: webhook } },
  });
  const { mutants, falseAlarms } = await mutateApi(contract);
  expect(falseAlarms).toEqual([]);
  const signed = mutants.filter(({ operator }) => operator.startsWith("webhook-"));
  expect(signed.map(({ operator, verdict }) => `${operator}: ${verdict}`)).toEqual([
    "webhook-unsigned: broken",
    "webhook-other-key: broken",
    "webhook-old-clock: broken",
    "webhook-other-body: broken",
  ]);
  expect(mutants).toContainEqual(
    expect.objectContaining({ operator: "times-100", pointer: "/amount", verdict: "drift" }),
  );
});

test("an operator that there is not is one sentence with the nearest name", async () => {
  const wrong = command.run({ arguments: [], options: { operator: ["forgt"] } });
  await expect(wrong).rejects.toThrow('mutate: --operator: there is no operator "forgt". Did you mean forget?');
});
