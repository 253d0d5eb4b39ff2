import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Contract, loadContract } from "../contract/index.ts";
import { type Browser, missing, openSite, violations, widthOf, widths } from "./fixtures/browser.ts";
import { buildDocs } from "./index.ts";
import { operationLink } from "./operation-link.ts";

// A machine with two cores may be doing something else meanwhile.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

describe.skipIf(missing)(`the site in a browser${missing && ` (${missing})`}`, () => {
  let folder: string;
  let site: Browser;
  let contract: Contract;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "docs-browser-"));
    contract = await loadContract(new URL("fixtures/harbour.yaml", import.meta.url).pathname, "harbour");
    await buildDocs([contract], { out: join(folder, "site"), report: { harbour: { passed: 3, failed: 1 } } });
    site = await openSite(join(folder, "site"));
  });

  afterAll(async () => {
    await site?.close();
    await rm(folder, { recursive: true, force: true });
  });

  // Each width and each scheme once.
  for (const [device, colorScheme] of [
    ["phone", "dark"],
    ["desktop", "light"],
  ] as const) {
    const viewport = widths[device];
    test(`the index fits a ${device}, is quiet and accessible, ${colorScheme}`, async () => {
      const { page, complaints, close } = await site.open("index.html", { viewport, colorScheme });
      for (const summary of await page.locator("summary").all()) await summary.click();
      expect(await widthOf(page)).toBeLessThanOrEqual(viewport.width);
      expect(await violations(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    });

    test(`the reference fits a ${device}, is quiet and accessible, ${colorScheme}`, async () => {
      const { page, complaints, close } = await site.open("harbour.html#/berths-and-boats/put-berth", {
        viewport,
        colorScheme,
      });
      await page.getByText('client["put-berth"]').first().waitFor();
      await page.getByText("Sensitive").first().waitFor({ state: "attached" });
      expect(await widthOf(page)).toBeLessThanOrEqual(viewport.width);
      expect(await violations(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    });
  }

  test("a phone breaks no word in the name of the site or in a heading, and shades the edge of a row that scrolls", async () => {
    const { page, close } = await site.open("harbour.html", { viewport: widths.phone });
    await page.locator("#redoc h2").first().waitFor();
    expect(await page.evaluate(`(${brokenWords})(".site-name, #redoc h1, #redoc h2, #redoc h3")`)).toEqual([]);
    const row = page.locator("nav.sections");
    await page.addStyleTag({
      content: "nav.sections a { color: transparent !important; text-decoration: none !important }",
    });
    const { x, y, width, height } = await row.boundingBox();
    const edge = () => page.screenshot({ clip: { x: x + width - 4, y, width: 4, height } });
    const before = await edge();
    await page.evaluate("document.querySelector('nav.sections').scrollLeft = 1e4");
    expect((await edge()).equals(before)).toBe(false);
    await close();
  });

  test("the index needs no script", async () => {
    const { page, complaints, close } = await site.open("index.html", { javaScriptEnabled: false });
    expect(await page.locator("main a[href='harbour.html']").isVisible()).toBe(true);
    await page.getByText(/^\d+ operations$/).click();
    expect(await page.getByText("Read the tide").isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await close();
  });

  test("without a script the reference points to its Markdown", async () => {
    const { page, close } = await site.open("harbour.html", { javaScriptEnabled: false });
    expect(await page.locator("a[href='harbour.md']").first().isVisible()).toBe(true);
    await close();
  });

  test("each operation of the index is where its link says", async () => {
    // A page of its own for the first and the last; the others in between by their address alone.
    const [first, ...rest] = [...contract.operations, ...contract.webhooks];
    const last = rest.pop();
    for (const alone of [first, last]) {
      if (!alone) throw new Error("the fixture has too few operations");
      const { page, complaints, close } = await site.open(`harbour.html${operationLink(contract, alone)}`, {
        viewport: widths.desktop,
      });
      for (const operation of alone === first ? [first, ...rest] : [alone]) {
        await page.evaluate(`location.hash = ${JSON.stringify(operationLink(contract, operation))}`);
        const heading = page.getByRole("heading", { name: operation.summary });
        await heading.waitFor();
        // Near the top of the window, and below the header, which stays there.
        const [box, header] = [await heading.boundingBox(), await page.locator("header.site").boundingBox()];
        expect(box?.y, operation.id).toBeGreaterThanOrEqual(header?.height);
        expect(box?.y, operation.id).toBeLessThan(450);
      }
      expect(complaints).toEqual([]);
      await close();
    }
  });

  test("the search is opened by a key, used by keys, and leads to a property, also in a folder", async () => {
    const { page, complaints, close } = await site.open("harbour.html", { viewport: widths.phone, from: "folder" });
    // Redoc has a search of its own on this key.
    await page.keyboard.press("Control+k");
    const input = page.getByRole("combobox", { name: "Search" });
    await input.fill("harbour");
    // Markup of the contract is text, and nothing of it runs.
    await page.getByRole("option", { name: "Harbour <b>API</b>" }).first().waitFor();
    await input.fill("owner.nam");
    await page.getByRole("option", { name: "owner.name" }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await widthOf(page)).toBeLessThanOrEqual(widths.phone.width);
    expect(await input.getAttribute("aria-activedescendant")).toBe("search-result-0");
    await page.keyboard.press("Enter");
    const shown = page.locator('[id$="t=response&c=200&path=owner/name"]');
    await shown.waitFor();
    expect(await page.getByRole("dialog").count()).toBe(0);
    await page.keyboard.press("/");
    await input.fill("nothing of the kind");
    await page.getByText("Nothing is called that.").waitFor();
    await page.keyboard.press("Escape");
    await input.waitFor({ state: "hidden" });
    expect(complaints).toEqual([]);
    await close();
  });

  test("the header is used by keys: skip to the content, another API, light and dark, which is kept", async () => {
    const { page, complaints, close } = await site.open("evidence/harbour.html", { viewport: widths.phone });
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("main");
    const switcher = page.locator(".switcher summary");
    await switcher.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toContain("Harbour <b>API</b>");
    await page.keyboard.press("Escape");
    expect(await page.evaluate("document.activeElement.tagName")).toBe("SUMMARY");
    expect(await page.locator(".switcher[open]").count()).toBe(0);
    await page.getByRole("button", { name: "Dark" }).press("Enter");
    await page.goto(`${site.base}/harbour.html`);
    await page.getByRole("button", { name: "Light" }).waitFor();
    // The reference is another program's, and keeps to it.
    await page.locator("#redoc main").first().waitFor();
    expect(await page.evaluate("document.documentElement.className")).toContain("dark");
    expect(complaints).toEqual([]);
    await close();
  });

  test("the claims of one level are shown by an address and by boxes", async () => {
    const { page, complaints, close } = await site.open("evidence/harbour.html#assumed", { viewport: widths.phone });
    const [shown, all] = [page.locator("[data-level]:visible"), page.locator("[data-level]")];
    await page.getByText(`${await shown.count()} of ${await all.count()} claims.`).waitFor();
    expect(await page.locator("[data-level='assumed']:visible").count()).toBe(2);
    expect(await page.locator(":is([data-level='documented'], [data-level='observed']):visible").count()).toBe(0);
    // Operations of which nothing is assumed are not shown.
    expect(await page.getByRole("heading", { name: "Open the lock" }).count()).toBe(0);
    await page.getByRole("checkbox", { name: "documented" }).check();
    await page.getByRole("heading", { name: "Open the lock" }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await widthOf(page)).toBeLessThanOrEqual(widths.phone.width);
    expect(complaints).toEqual([]);
    await close();
  });

  test("hostile text in a contract runs nowhere: not in the reference, the search, or any other page", async () => {
    const hostile = await loadHostile(folder);
    const changes = { harbour: [{ since: trap, changes: [{ impact: "major", message: trap, pointer: "" } as const] }] };
    await buildDocs([hostile], { out: join(folder, "hostile"), changes });
    const other = await openSite(join(folder, "hostile"));
    const pages = ["harbour.html#/other/payfee", "evidence/harbour.html", "changes/harbour.html", "lab/harbour.html"];
    for (const path of ["index.html", ...pages]) {
      const { page, complaints, close } = await other.open(path, { viewport: widths.desktop, from: "folder" });
      // The same search is in every page.
      if (path === "index.html") {
        await page.keyboard.press("/");
        await page.getByRole("combobox", { name: "Search" }).fill("onerror");
        await page.locator("#search-results", { hasText: "onerror" }).waitFor();
      }
      expect(await page.evaluate("globalThis.ran"), path).toBeUndefined();
      expect(await page.locator("a[href^='javascript:' i], main img").count(), path).toBe(0);
      expect(complaints, path).toEqual([]);
      await close();
    }
    await other.close();
  });
});

/** Runs when it is taken for markup, in a script as well as in a page. */
const trap = `x</script><script>globalThis.ran = 1</script><img src=x onerror="globalThis.ran = 1"> \u2028\\"\``;

/** The fixture with a trap in each text and address, and as the name and value of a property. */
async function loadHostile(folder: string): Promise<Contract> {
  const { document } = await loadContract(new URL("fixtures/harbour.yaml", import.meta.url).pathname, "harbour");
  const text = JSON.stringify(document, (key, value) => {
    if (typeof value !== "string") return value;
    if (/^(description|summary|title|note)$/.test(key)) return `${value} ${trap}`;
    return /^(source|url)$/.test(key) && !value.includes("api.") ? "javascript:globalThis.ran=1" : value;
  });
  const hostile = JSON.parse(text);
  hostile.components.schemas.Berth.properties[trap] = { type: "string", enum: [trap], "x-known-values": [trap] };
  await writeFile(join(folder, "harbour.json"), JSON.stringify(hostile));
  return loadContract(join(folder, "harbour.json"), "harbour");
}

/** Runs in a page: the words of elements that go over two lines. */
const brokenWords = `(selector) => [...document.querySelectorAll(selector)].flatMap((element) => {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const broken = [];
  while (texts.nextNode())
    for (const { 0: word, index } of texts.currentNode.data.matchAll(/[^\\s-]+/g)) {
      const range = document.createRange();
      range.setStart(texts.currentNode, index);
      range.setEnd(texts.currentNode, index + word.length);
      if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(word);
    }
  return broken;
})`;
