import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Contract, loadContract } from "../contract/index.ts";
import { buildDocs } from "./index.ts";
import { operationLink } from "./operation-link.ts";

const require = createRequire(import.meta.url);
// Both are optional here, and so are their types.
function optional(name: string): any {
  try {
    return require(name);
  } catch {
    return undefined;
  }
}

const chrome = [
  process.env.CHROME_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => path && existsSync(path));
const playwright = optional("playwright-core");
const axe = optional("axe-core");
const missing = !chrome
  ? "skipped: no Chromium found; set CHROME_PATH"
  : !playwright || !axe
    ? "skipped: playwright-core or axe-core is not installed"
    : "";

const types: Record<string, string> = { html: "text/html", md: "text/markdown", txt: "text/plain" };
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const widths = { desktop: { width: 1280, height: 900 }, phone: { width: 360, height: 780 } };

describe.skipIf(missing)(`the site in a browser${missing && ` (${missing})`}`, () => {
  let folder: string;
  let server: Server;
  let base: string;
  let contract: Contract;
  let browser: any;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "docs-browser-"));
    contract = await loadContract(new URL("fixtures/harbour.yaml", import.meta.url).pathname, "harbour");
    await buildDocs([contract], { out: join(folder, "site"), report: { harbour: { passed: 3, failed: 1 } } });
    server = createServer(async ({ url = "/" }, response) => {
      const name = new URL(url, "http://site").pathname.slice(1);
      const text = await readFile(join(folder, "site", name)).catch(() => undefined);
      response.writeHead(text ? 200 : 404, { "content-type": types[name.split(".").at(-1) ?? ""] ?? "text/plain" });
      response.end(text);
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await playwright.chromium.launch({ executablePath: chrome, args: flags });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Opens a page, waits until it is drawn, and returns it with everything that it should not have done. */
  async function open(path: string, options: object) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message: { type(): string; text(): string }) => {
      if (["error", "warning"].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
    });
    page.on("pageerror", (error: Error) => complaints.push(`error: ${error.message}`));
    page.on("request", (request: { url(): string }) => {
      if (!new RegExp(`^(${base}/|data:|blob:${base}/)`).test(request.url()))
        complaints.push(`request: ${request.url()}`);
    });
    await page.goto(`${base}/${path}`);
    await page.locator("h1, h2").first().waitFor();
    await page.waitForLoadState("networkidle");
    return { page, complaints, close: () => context.close() };
  }

  /** What axe finds serious: its rules by name, with the first place of each. */
  async function serious(page: any): Promise<string[]> {
    // Evaluated by the debugger, which the policy of the page does not bind.
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate("axe.run()");
    return violations
      .filter(({ impact }: { impact: string }) => impact === "serious" || impact === "critical")
      .map(
        ({ id, nodes }: { id: string; nodes: { target: string[]; failureSummary: string }[] }) =>
          `${id}: ${nodes[0]?.target} ${nodes[0]?.failureSummary}`,
      );
  }

  for (const [device, viewport] of Object.entries(widths)) {
    for (const colorScheme of ["light", "dark"]) {
      test(`the index fits a ${device}, is quiet and accessible, ${colorScheme}`, async () => {
        const { page, complaints, close } = await open("index.html", { viewport, colorScheme });
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(viewport.width);
        expect(await serious(page)).toEqual([]);
        expect(complaints).toEqual([]);
        await close();
      });

      test(`the reference fits a ${device}, is quiet and as accessible as Redoc is, ${colorScheme}`, async () => {
        const { page, complaints, close } = await open("harbour.html#/berths-and-boats/put-berth", {
          viewport,
          colorScheme,
        });
        await page.getByText('client["put-berth"]').first().waitFor();
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(viewport.width);
        expect(await serious(page)).toEqual([]);
        expect(complaints).toEqual([]);
        await close();
      });
    }
  }

  test("the index needs no script", async () => {
    const { page, complaints, close } = await open("index.html", { javaScriptEnabled: false });
    expect(await page.locator("main a[href='harbour.html']").isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await close();
  });

  test("without a script the reference points to its Markdown", async () => {
    const { page, close } = await open("harbour.html", { javaScriptEnabled: false });
    expect(await page.locator("a[href='harbour.md']").first().isVisible()).toBe(true);
    await close();
  });

  test("each operation of the index is where its link says", async () => {
    for (const operation of [...contract.operations, ...contract.webhooks]) {
      const { page, complaints, close } = await open(`harbour.html${operationLink(operation)}`, {
        viewport: widths.desktop,
      });
      const heading = page.getByRole("heading", { name: operation.summary });
      await heading.waitFor();
      expect(await heading.boundingBox(), operation.id).toMatchObject({ y: expect.closeTo(0, -3) });
      expect(complaints).toEqual([]);
      await close();
    }
  });

  test("samples, badges and the search work", async () => {
    const { page, complaints, close } = await open("harbour.html#/berths-and-boats/put-berth", {
      viewport: widths.desktop,
    });
    await page.getByText('client["put-berth"]').first().waitFor();
    await page.getByText("Sensitive").first().waitFor({ state: "attached" });
    await page.keyboard.press("Control+k");
    await page.keyboard.type("tide");
    await page.getByText("Reads the tide").first().waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});
