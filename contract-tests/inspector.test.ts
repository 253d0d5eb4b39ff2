import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Contract } from "../src/contract/index.ts";
import { type Launched, launch, missing, type OpenPage, violations, widthOf } from "../src/docs/fixtures/browser.ts";
import { type Call, loadFixture, signed } from "../src/mock/fixtures/requests.ts";
import { type MockServer, startMockServer } from "../src/mock/index.ts";

// A machine with two cores may be doing something else meanwhile.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const hostile = `<img src=x onerror="document.title='run'"><script>document.title='run'</script>`;
const secrets = ["kid_kiosk_1", "sk_kiosk_secret", "whsec_kiosk", "kid_of_somebody", "4111 2222", "eve@kiosk.test"];

describe.skipIf(missing)(`the page of a running mock in a browser${missing && ` (${missing})`}`, () => {
  let kiosk: Contract;
  let server: MockServer;
  let browser: Launched;
  let opened: OpenPage;
  let page: OpenPage["page"];
  let received = 0;

  async function send(call: Omit<Call, "url"> & { path: string }, change: (wire: any) => object = () => ({})) {
    const { path, ...rest } = call;
    const url = `${server.url}${path}`;
    const headers = { "content-type": "application/json", ...rest.headers };
    const wire = { ...(await signed(kiosk, ["signature"], { ...rest, url, headers })) };
    const { method, headers: sent, body } = { ...wire, ...change(wire) };
    return fetch(url, { method, headers: sent, ...(body && { body }) });
  }

  beforeAll(async () => {
    kiosk = await loadFixture("kiosk");
    const webhookFetch = async () => new Response(null, { status: received++ ? 200 : 500 });
    const options = { port: 0, webhookUrl: "http://127.0.0.1/hook", webhookFetch, webhookSpeed: 0.001 };
    server = await startMockServer([kiosk], options);
    browser = await launch();
    opened = await browser.visit(server.url, "_countersign/", { viewport: { width: 1280, height: 800 } });
    page = opened.page;
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test("a request appears when it comes, and opens with all of it", async () => {
    await page.getByText("No request yet.").waitFor();
    const sale = { amount: 7, card: "4111 2222", mail: "eve@kiosk.test", note: hostile };
    await send({ method: "POST", path: "/kiosk/sales", body: JSON.stringify(sale) });
    await page.getByRole("link", { name: "POST /kiosk/sales 201" }).click();
    await page.getByText("201 let in").waitFor();
    await page.getByText("What was hashed").waitFor();
    await page.getByRole("heading", { name: "created sale" }).waitFor();
    await page.getByRole("link", { name: "saleMade" }).waitFor();
    expect(await page.getByRole("region", { name: "Body of the request", exact: true }).innerText()).toContain(
      hostile.slice(0, 14),
    );
  });

  test("a refused signature shows the first difference", async () => {
    await send({ method: "POST", path: "/kiosk/sales", body: '{"amount":8}' }, () => ({ body: '{"amount": 8}' }));
    await page.getByRole("link", { name: "401 refused" }).click();
    await page.getByText("yours was made with its body as compact JSON.").waitFor();
    const difference = await page.locator(".difference").innerText();
    expect(difference).toMatch(/^From byte \d+ of what hmacSha256 takes on, in body: expected .* yours /);
    expect(await page.locator(".origin.differs").innerText()).toBe('{"amount": 8}');
  });

  test("a search finds requests, those that come later too", async () => {
    await send({ path: "/kiosk/sales" }, ({ headers }) => ({
      headers: { ...headers, authorization: "KIOSK kid_of_somebody:1:2" },
    }));
    await page.getByRole("searchbox").fill("listSales");
    await page.getByText("Choose a request", { exact: false }).waitFor({ state: "detached" });
    await vi.waitFor(async () => expect(await page.locator(".lines li").count()).toBe(1), 5000);
    await send({ path: "/kiosk/sales" });
    await vi.waitFor(async () => expect(await page.locator(".lines li").count()).toBe(2), 5000);
    await page.getByRole("searchbox").fill("");
    await vi.waitFor(async () => expect(await page.locator(".lines li").count()).toBe(4), 5000);
  });

  test("a webhook that was not received is sent again", async () => {
    await page.getByRole("link", { name: "Webhooks" }).click();
    await page.getByText("kiosk: saleMade").click();
    await page.getByRole("button", { name: "Send again" }).click();
    await page.locator(".card .status", { hasText: "delivered" }).waitFor();
    expect(await page.getByRole("table", { name: "Attempts of saleMade" }).locator("tbody tr").count()).toBe(2);
  });

  test("objects are shown by API and collection", async () => {
    await page.getByRole("link", { name: "Objects" }).click();
    await page.getByRole("heading", { name: "kiosk: sale 2" }).waitFor();
  });

  test("hostile text in path, header and body runs nowhere, and no secret is in the page", async () => {
    const headers = { "x-note": hostile, "x-buyer": hostile };
    await send({ path: `/kiosk/${encodeURIComponent(hostile)}?a=${encodeURIComponent(hostile)}`, headers });
    const { exchanges } = await (await fetch(`${server.url}/_countersign/exchanges`)).json();
    for (const { n } of exchanges) {
      await page.evaluate(`location.hash = "#/requests/${n}"`);
      await page.locator(`.lines a[href="#/requests/${n}"][aria-current]`).waitFor();
      await page.locator("article h2").waitFor();
      const markup: string = await page.content();
      expect(secrets.filter((secret) => markup.includes(secret))).toEqual([]);
    }
    expect(await page.title()).toBe("countersign mock");
    expect(await page.locator("img").count()).toBe(0);
  });

  test("it is accessible, fits a phone, and complains of nothing", async () => {
    const places = [
      { colorScheme: "light", place: "requests/2", part: ".difference" },
      { colorScheme: "light", place: "objects", part: ".card" },
      { colorScheme: "dark", place: "requests/2", part: ".difference" },
      { colorScheme: "dark", place: "webhooks", part: ".card" },
    ];
    for (const { colorScheme, place, part } of places) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(`location.hash = "#/${place}"`);
      await page.locator(part).first().waitFor();
      expect(await violations(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 360, height: 780 });
    for (const [place, part] of Object.entries({
      requests: ".lines",
      "requests/2": ".difference",
      webhooks: ".card",
    })) {
      await page.evaluate(`location.hash = "#/${place}"`);
      await page.locator(part).first().waitFor();
      expect(await widthOf(page)).toBeLessThanOrEqual(360);
    }
    expect(opened.complaints).toEqual([]);
  });
});
