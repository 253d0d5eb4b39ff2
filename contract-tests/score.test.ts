import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadApis } from "../src/contract/index.ts";
import { publishedDocument } from "../src/docs/index.ts";

/** Points out of 100 that an API must have. */
const least = 95;

/**
 * What an API cannot reach, whatever is written down about it, and why.
 *
 * loveandpay-crypto: the score is nine tenths of the median operation, and 9.9 for having few. Five of the seven
 * operations answer four levels deep, an envelope around a page or an invoice around its transactions, which costs 5
 * points; four of them take parameters, 1 point each. With everything else perfect the median is 94, hence 94.5.
 */
const reachable: Record<string, number> = { "loveandpay-crypto": 94.5 };

const cli = join(dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")), "bin/cli.js");
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
    const args = [cli, "score", `${api}.openapi.json`, "--format=json"];
    const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
    // In the empty folder, so that no redocly.yaml of the project takes part.
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder, env, maxBuffer: 1 << 26 });
    const { agentReadiness, operationScores } = JSON.parse(stdout);
    expect(Object.keys(operationScores).sort()).toEqual(contract.operations.map(({ id }) => id).sort());
    expect(agentReadiness).toBeGreaterThanOrEqual(reachable[api] ?? least);
  },
  60_000,
);
