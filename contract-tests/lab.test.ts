import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type MockServer, startMockServer } from "countersign-dev/mock";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { contractOf } from "../src/checks/fixtures/contract-of.ts";
import { type Contract, loadApis } from "../src/contract/index.ts";
import { type Browser, missing, openSite, violations, widthOf } from "../src/docs/fixtures/browser.ts";
import { labPages } from "../src/docs/lab/lab-pages.ts";
import { createSite, sharedAssets } from "../src/docs/site.ts";
import { createProxy, startProxyServer } from "../src/proxy/index.ts";
import type { Vector } from "./vector.ts";

// A machine with two cores may be doing something else meanwhile.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const apis = await loadApis();

/** Every published vector, with the template that it is about. */
const vectors = apis.flatMap((contract) => {
  const file = join(dirname(contract.file), "vectors.yaml");
  const read: Vector[] = existsSync(file) ? parse(readFileSync(file, "utf8")) : [];
  return read.map((vector) => ({
    vector,
    id: `${contract.api}: ${vector.name}`,
    template: vector.template ?? contract.document.components.securitySchemes[vector.scheme ?? ""]["x-value"],
  }));
});

/** An API in which each vector is an operation. */
const vectorContract = async (): Promise<Contract> => {
  const schemes = vectors.map(({ template }, i) => [
    `v${i}`,
    { type: "apiKey", in: "header", name: "X-Vector", "x-value": template },
  ]);
  const paths = vectors.map(({ vector: { request }, id }, i) => {
    const { origin, pathname, search } = new URL(request.url);
    const type = request.headers?.["content-type"] ?? "text/plain";
    const operation = {
      operationId: id,
      servers: [{ url: origin }],
      // Whoever verifies must be told the time.
      security: [{ [`v${i}`]: [], time: [] }],
      ...(request.body !== undefined && { requestBody: { content: { [type]: { example: request.body } } } }),
      responses: { 200: { description: "" } },
    };
    return [`${pathname}${search || "?"}#${i}`, { [request.method.toLowerCase()]: operation }];
  });
  schemes.push(["time", { type: "apiKey", in: "header", name: "X-Time", "x-value": "{unixMillis}" }]);
  return contractOf({ paths: Object.fromEntries(paths), components: { securitySchemes: Object.fromEntries(schemes) } });
};

const trap = `"><img src=x onerror="globalThis.trapped=1"></script><script>globalThis.trapped=1</script>`;

/** An API that says it with markup wherever it can. */
const hostileContract = (): Promise<Contract> =>
  contractOf({
    info: { title: `Hostile ${trap}`, version: "1" },
    servers: [{ url: "https://hostile.example", "x-name": trap }],
    "x-test-credentials": { secret: trap },
    components: {
      securitySchemes: {
        s: { type: "apiKey", in: "header", name: "X-Sig", "x-value": "{hex(hmacSha256(secret, body))}" },
      },
    },
    paths: {
      "/things/{id}": {
        post: {
          operationId: trap,
          summary: trap,
          security: [{ s: [] }],
          parameters: [
            { name: "id", in: "path", required: true, description: trap, schema: { type: "string" }, example: trap },
          ],
          requestBody: { content: { "application/json": { example: { trap } } } },
          responses: { 200: { description: trap } },
        },
      },
    },
  });

const named = (contract: Contract, api: string): Contract => ({ ...contract, api });

describe.skipIf(missing)(`the signature lab in a browser${missing && ` (${missing})`}`, () => {
  let folder: string;
  let site: Browser;
  let mock: MockServer;
  const [first] = apis.filter(({ schemes }) => Object.values(schemes).some(({ clockSkew }) => clockSkew));
  const api = (first as Contract).api;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "lab-"));
    const contracts = [...apis, named(await vectorContract(), "vectors"), named(await hostileContract(), "hostile")];
    const shared = await createSite(contracts, ["reference", "lab"]);
    const pages = await labPages(shared, contracts);
    for (const { path, text } of sharedAssets(shared)) pages.set(path, text);
    for (const [path, text] of pages) {
      await mkdir(join(folder, dirname(path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    site = await openSite(folder);
    mock = await startMockServer(apis, { port: 0, allowOrigins: [site.base] });
  });
  afterAll(async () => {
    await mock?.close();
    await site?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const tab = (page: any, name: string) => page.getByRole("tab", { name, exact: true }).click();
  const useTestCredentials = (page: any) => page.getByRole("button", { name: "Use the test credentials" }).click();

  test("makes every published vector", async () => {
    const { page, complaints, close } = await site.open("lab/vectors.html");
    for (const [i, { vector, id }] of vectors.entries()) {
      await page.locator("#operation").selectOption(id);
      await page.getByLabel("Milliseconds since 1970").fill(`${vector.at}`);
      await page.getByRole("combobox", { name: /^Server/ }).fill(new URL(vector.request.url).origin);
      if (vector.request.body !== undefined) await page.getByLabel("Bytes").fill(vector.request.body);
      for (const [name, value] of Object.entries(vector.credentials))
        await page.getByLabel(name, { exact: true }).fill(value);
      const expected = vector.expect ?? vector.expectPrefix ?? "";
      await page.locator(".sent .value", { hasText: expected }).waitFor({ timeout: 5_000 });
      const made: string = await page.locator(".sent .value").first().textContent();
      expect(vector.expect === undefined ? made.slice(0, expected.length) : made, `${i} ${id}`).toBe(expected);
    }
    expect(complaints).toEqual([]);
    await close();
  });

  test("finds one changed byte in a pasted request, keeps credentials to itself, and forgets them", async () => {
    const { page, complaints, close } = await site.open(`lab/${api}.html`);
    const post = page.locator("#operation option", { hasText: /^POST/ }).first();
    await page.locator("#operation").selectOption(await post.getAttribute("value"));
    const secrets: string[] = [];
    for (const input of await page.locator("input[type=password]").all()) {
      secrets.push(`sk-own-${secrets.length}-5f0c`);
      await input.fill(secrets.at(-1));
    }
    await tab(page, "Code");
    const command: string = await page.locator("pre.code").first().textContent();
    expect(command).toContain("--data-raw");
    await tab(page, "Why is it refused?");
    const pasted = page.getByLabel("The request, or its signature");
    await pasted.fill(command);
    await page.getByText("All is right").waitFor();
    const changed = command.replace(/(--data-raw '\{".+?":".)./su, "$1#");
    expect(changed).not.toBe(command);
    await pasted.fill(changed);
    await page.getByText("yours was made with the body of the request in the form").waitFor();
    await page
      .getByText(/From byte \d+ of what \w+ takes on, in body: expected/)
      .first()
      .waitFor();

    const seen = await page.evaluate(
      "JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href, history.state, document.documentElement.outerHTML])",
    );
    for (const secret of secrets.filter((secret) => !command.includes(secret))) expect(seen).not.toContain(secret);
    await page.goto(`${site.base}/lab/vectors.html`);
    await page.goBack();
    await page.locator("input[type=password]").first().waitFor();
    for (const input of await page.locator("input[type=password]").all()) expect(await input.inputValue()).toBe("");
    expect(await page.locator("pre.code").allTextContents()).toEqual(Array(6).fill(""));
    expect(await page.locator("textarea").last().inputValue()).toBe("");
    expect(complaints).toEqual([]);
    await close();
  });

  test("runs nothing that a contract or a pasted request brings", async () => {
    const { page, complaints, close } = await site.open("lab/hostile.html");
    await useTestCredentials(page);
    await page.locator(".sent .value").waitFor();
    await tab(page, "Why is it refused?");
    const pasted = page.getByLabel("The request, or its signature");
    for (const text of [
      `POST /things/1 HTTP/1.1\nX-Sig: ${trap}\nX-More: ${trap}\n\n${trap}`,
      JSON.stringify({
        request: {
          method: "POST",
          url: `https://hostile.example/things/${trap}`,
          headers: [],
          postData: { text: trap },
        },
      }),
      `curl ${trap}`,
      trap,
    ]) {
      await pasted.fill(text);
      await page.locator(".verdict, .problem").first().waitFor();
    }
    await tab(page, "Code");
    expect(await page.evaluate("globalThis.trapped")).toBeUndefined();
    expect(complaints).toEqual([]);
    await close();
  });

  test("sends a request to a mock that lets the page in, and unsigned to a proxy", async () => {
    const { page, complaints, close } = await site.open(`lab/${api}.html`);
    await useTestCredentials(page);
    await tab(page, "Code");
    await page.getByLabel("The mock is at").fill(`${mock.url}/${api}/`);
    expect(await page.locator("pre.code").first().textContent()).toContain(`'${mock.url}/${api}/`);
    await page.getByLabel("The mock is at").fill("nowhere");
    await page.getByText("Expected the address of a mock").waitFor();
    await tab(page, "Try it");
    await page.getByText(`countersign mock ${api} --allow-origin ${site.base}`).waitFor();
    await page.getByLabel("At", { exact: true }).fill(`${mock.url}/${api}/`);
    await page.getByRole("button", { name: "Send the request" }).click();
    await page.getByText(/^200/).waitFor();
    const proxy = createProxy(first as Contract, {
      target: `${mock.url}/${api}`,
      credentials: mock.mock.credentials[api] ?? {},
      allowOrigins: [site.base],
    });
    const passing = await startProxyServer(proxy, 0, [site.base]);
    await page.getByLabel("Send to").selectOption("proxy");
    for (const input of await page.locator("input[type=password]").all()) await input.fill("");
    await page.getByLabel("At", { exact: true }).fill(passing.url);
    await page.getByRole("button", { name: "Send the request" }).click();
    await page.locator("[role=tabpanel] .verdict.ok").waitFor();
    await passing.close();
    await page.getByLabel("At", { exact: true }).fill("https://elsewhere.example");
    await page.getByRole("button", { name: "Send the request" }).click();
    await page.getByText("Expected an address of this machine").waitFor();
    const own = [`request: ${mock.url}/${api}/`, `request: ${passing.url}/`];
    expect(complaints.filter((complaint) => !own.some((one) => complaint.startsWith(one)))).toEqual([]);
    await close();
  });

  test.each([
    [1280, "light", "server"],
    [390, "dark", "folder"],
  ] as const)("is accessible and fits %i pixels, %s, from a %s", async (width, colorScheme, from) => {
    const { page, complaints, close } = await site.open(`lab/${api}.html`, {
      viewport: { width, height: 900 },
      colorScheme,
      from,
    });
    await useTestCredentials(page);
    await page.locator(".sent .value").first().waitFor();
    await tab(page, "Why is it refused?");
    await page.getByLabel("The request, or its signature").fill("0".repeat(64));
    await page.getByText(/none of the usual mistakes|is not \d+ hexadecimal digits/).waitFor();
    // From tab to tab by the keyboard.
    await page.getByRole("tab", { name: "Why is it refused?" }).focus();
    await page.keyboard.press("Home");
    expect(await page.getByRole("tab", { name: "Signature" }).getAttribute("aria-selected")).toBe("true");
    // All panels at once: the rules cost a second each time.
    await page.evaluate("for (const panel of document.querySelectorAll('[role=tabpanel]')) panel.hidden = false");
    expect(await violations(page)).toEqual([]);
    expect(await widthOf(page)).toBeLessThanOrEqual(width);
    expect(complaints).toEqual([]);
    await close();
  });
});
