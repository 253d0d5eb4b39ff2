import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { credentialNames } from "countersign/auth";
import { createMockFetch } from "countersign-dev/mock";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { loadApis, readRegistry } from "../../src/contract/index.ts";
import { runRedocly } from "../../src/core/redocly-cli.ts";
import { runJourney, type Workflow } from "./run-journey.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const files = Object.entries(readRegistry().apis).map(
  ([api, file]) => [api, join(dirname(file), "journey.arazzo.yaml")] as const,
);

const inputs: Record<string, Record<string, unknown>> = JSON.parse(
  readFileSync(join(root, "contract-tests/journeys/inputs.json"), "utf8"),
);

/** A generated client on a mock of its API, with the credentials of the contract. */
async function clientOf(api: string) {
  const [contract] = await loadApis([api]);
  if (!contract) throw new Error(`there is no ${api}`);
  const { createClient } = await import(`../../generated/${api}/index.ts`);
  const demanded = contract.operations.flatMap(({ security }) => security.flat());
  const names = credentialNames(contract.schemes, demanded);
  const credentials = Object.fromEntries(names.map((name) => [name, contract.testCredentials[name]]));
  return createClient({ server: "https://mock.invalid", credentials, fetch: createMockFetch({ contract, seed: 1 }) });
}

test("every API has a journey, and Redocly finds nothing in any", async () => {
  const { code, stdout, reason } = await runRedocly(["lint", ...files.map(([, file]) => file)], root);
  expect(code, `${stdout}\n${reason}`).toBe(0);
}, 60_000);

test.each(files)("the journey of %s is walked to its end", async (api, file) => {
  const { workflows }: { workflows: Workflow[] } = parse(readFileSync(file, "utf8"));
  const client = await clientOf(api);
  for (const workflow of workflows) {
    const outputs = await runJourney(workflow, client, inputs[api] ?? {});
    expect(Object.values(outputs)).not.toContain(undefined);
  }
});

test("a step that is not answered as it should be ends the journey", async () => {
  const [, file = ""] = files.find(([api]) => api === "monri") ?? [];
  const [workflow]: Workflow[] = parse(readFileSync(file, "utf8")).workflows;
  if (!workflow) throw new Error("there is no workflow");
  await expect(runJourney(workflow, await clientOf("monri"), { orderNumber: "o-1", amount: "much" })).rejects.toThrow(
    "beginPayment: $statusCode == 200 does not hold for 400",
  );
});
