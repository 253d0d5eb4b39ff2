import { existsSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { loadApis } from "../src/contract/index.ts";
import { type Browser, missing, openSite, violations, widthOf, widths } from "../src/docs/fixtures/browser.ts";
import { buildDocs, operationLink, pageWeights } from "../src/docs/index.ts";

// A machine with two cores may be doing something else meanwhile.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const contracts = await loadApis();

const change = { impact: "major", message: "Enum of `status` was removed.", pointer: "" } as const;
const changes = Object.fromEntries(
  contracts.map(({ api, operations }) => [
    api,
    [{ since: "0.1.0", changes: [{ ...change, pointer: `#${operations[0]?.pointer}/responses/200` }] }],
  ]),
);

describe.skipIf(missing)(`the published reference in a browser${missing && ` (${missing})`}`, () => {
  let folder: string;
  let site: Browser;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "docs-published-"));
    // Made by `make` perhaps: a reference page that is the same already is taken over.
    const made = fileURLToPath(new URL("../dist/docs", import.meta.url));
    if (existsSync(join(made, "llms.txt"))) await cp(made, join(folder, "site"), { recursive: true });
    await buildDocs(contracts, { out: join(folder, "site"), changes });
    site = await openSite(join(folder, "site"));
  });

  afterAll(async () => {
    await site?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("a page after the first is 200 kB gzipped at most", () => {
    const { further } = pageWeights(join(folder, "site"));
    expect(further.bytes, further.path).toBeLessThan(200_000);
  });

  test("every page that the index links to is there", async () => {
    const { page, complaints, close } = await site.open("index.html");
    const links: string[] = await page.evaluate("[...document.links].map(({ href }) => href.split('#')[0])");
    const own = [...new Set(links)].filter((link) => link.startsWith(site.base));
    expect(own.length).toBeGreaterThan(contracts.length * 3);
    for (const link of own) expect((await fetch(link)).status, link).toBe(200);
    expect(complaints).toEqual([]);
    await close();
  });

  test.each([
    ["evidence/loveandpay-v1.html", widths.phone, "dark"],
    ["changes/monri.html", widths.desktop, "dark"],
    ["guides/index.html", widths.phone, "dark"],
    ["guides/pay-with-monri.html", widths.phone, "light"],
    ["guides/receive-webhooks.html", widths.desktop, "dark"],
    ["guides/mock.html", widths.phone, "light"],
    ["guides/extensions.html", widths.desktop, "light"],
  ])("%s fits, is quiet and accessible", async (path, viewport, colorScheme) => {
    const { page, complaints, close } = await site.open(path, { viewport, colorScheme });
    expect(await widthOf(page)).toBeLessThanOrEqual(viewport.width);
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  test("the name of an operation in a guide leads to the operation", async () => {
    const { page, complaints, close } = await site.open("guides/pay-with-monri.html", { viewport: widths.desktop });
    await page.getByRole("link", { name: "getPaymentStatus" }).first().click();
    await page.getByRole("heading", { name: "Retrieve the status of a payment" }).first().waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  test.each(contracts.map((contract) => [contract.api, contract] as const))(
    "%s shows every operation where its link says, fits a phone, is quiet and accessible",
    async (api, contract) => {
      const { page, complaints, close } = await site.open(`${api}.html`, { viewport: widths.phone });
      for (const operation of [...contract.operations, ...contract.webhooks]) {
        await page.evaluate(`location.hash = ${JSON.stringify(operationLink(contract, operation))}`);
        await page.getByRole("heading", { name: operation.summary }).first().waitFor();
        expect(await widthOf(page), operation.id).toBeLessThanOrEqual(widths.phone.width);
      }
      expect(await violations(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    },
  );
});
