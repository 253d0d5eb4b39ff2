import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadApis } from "../src/contract/index.ts";
import { runRedocly } from "../src/core/redocly-cli.ts";
import { publishedDocument } from "../src/docs/index.ts";

/**
 * Points out of 100 that an API must have. Some are given for bounds and closed lists: where no source states one, none is
 * invented for the points that it would give.
 */
const least = 85;

/** What does not depend on the vendor must be complete. */
const ours = ["documentationQuality", "exampleCoverage", "errorClarity", "dependencyClarity", "identifierClarity"];

const contracts = await loadApis();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "score-"));
});
afterAll(() => rm(folder, { recursive: true }));

test.each(contracts.map((contract) => [contract.api, contract] as const))(
  "redocly finds the published description of %s ready for agents",
  async (api, contract) => {
    await writeFile(join(folder, `${api}.openapi.json`), JSON.stringify(publishedDocument(contract)));
    // In the empty folder, so that no redocly.yaml of the project takes part.
    const { stdout } = await runRedocly(["score", `${api}.openapi.json`, "--format=json"], folder);
    const { agentReadiness, operationScores, subscores } = JSON.parse(stdout);
    expect(Object.keys(operationScores).sort()).toEqual(contract.operations.map(({ id }) => id).sort());
    expect(agentReadiness).toBeGreaterThanOrEqual(least);
    for (const name of ours) expect(subscores[name], name).toBe(1);
  },
  60_000,
);
