import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Contract, loadContract } from "../contract/index.ts";
import { buildDocs } from "./index.ts";

const fixture = (name: string) => loadContract(new URL(`fixtures/${name}.yaml`, import.meta.url).pathname, name);
const report = { harbour: { passed: 41, failed: 0, coverage: 0.9876, date: "2024-05-01", target: "mock" } };
let folder: string;
let out: string;
let contracts: Contract[];
const read = (name: string, from = out) => readFile(join(from, name), "utf8");

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "docs-test-"));
  out = join(folder, "site");
  contracts = [await fixture("harbour"), await fixture("plain")];
  await buildDocs(contracts, { out, report });
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

test("a site is an index, guides, pages and a document per API, and llms.txt, and nothing is left beside it", async () => {
  const names = ["harbour", "plain"].flatMap((api) => [api, `${api}.html`, `${api}.md`, `${api}.openapi.json`]);
  names.push("assets", "changes", "evidence", "guides", "index.html", "lab", "llms.txt");
  expect((await readdir(out)).sort()).toEqual(names.sort());
  // What is shared is called after what is in it, and each file is named by a page.
  const pages = await Promise.all(
    (await filesOf(out)).filter((name) => name.endsWith(".html")).map((name) => read(name)),
  );
  for (const name of await readdir(join(out, "assets"))) {
    expect(name).toMatch(/^[\w-]+\.[0-9a-f]{8}\.(css|js)$/);
    expect(
      pages.some((page) => page.includes(`assets/${name}`)),
      name,
    ).toBe(true);
  }
  expect(await readdir(folder)).toEqual(["site"]);
});

/** Every file of the site, sorted. */
const filesOf = async (site: string) =>
  (await readdir(site, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(site, join(entry.parentPath, entry.name)))
    .sort();

test("building once more changes no byte and builds no reference page again", async () => {
  const names = await filesOf(out);
  const before = await Promise.all(names.map((name) => read(name)));
  // Without a folder for temporary files no page could be made.
  vi.stubEnv("TMPDIR", join(folder, "nowhere"));
  const { pages } = await buildDocs(contracts, { out, report }).finally(() => vi.unstubAllEnvs());
  expect(pages).toEqual(names);
  expect(await Promise.all(pages.map((name) => read(name)))).toEqual(before);
});

test("a build from nothing makes the same bytes", async () => {
  const other = join(folder, "other");
  await buildDocs(contracts, { out: other, report });
  expect(await filesOf(other)).toEqual(await filesOf(out));
  for (const name of await filesOf(out)) expect(await read(name, other)).toBe(await read(name));
  await rm(other, { recursive: true });
});

test("a reference page that somebody changed is built again", async () => {
  const page = await read("plain.html");
  await writeFile(join(out, "plain.html"), page.replace('<div id="redoc">', "$&!"));
  await buildDocs(contracts, { out, report });
  expect(await read("plain.html")).toBe(page);
});

test("no page loads anything from elsewhere", async () => {
  for (const name of ["index.html", "harbour.html", "plain.html", "guides/index.html", "guides/client.html"]) {
    const page = await read(name);
    const markup = page.replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, "<script></script>");
    expect(page).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src (?:'|&#39;)none/);
    expect(
      markup.match(
        /<(?:script|img|iframe|source|video|audio|embed|object)\b[^>]*\b(?:src|data|srcset)=(?!"(?:data:|(?:\.\.\/)*assets\/))/g,
      ),
    ).toBeNull();
    expect(markup.match(/<link\b(?![^>]*rel="alternate")[^>]*href=(?!"(?:data:|(?:\.\.\/)*assets\/))/g)).toBeNull();
    expect(markup.match(/@import|url\((?!["']?(?:data:|#))/g)).toBeNull();
    expect(page.match(/https:\/\/(?:cdn|otel)\.[^"'`\s]*/g)).toBeNull();
  }
});

test("every link inside the site leads to something", async () => {
  for (const name of await filesOf(out)) {
    if (/^llms\.txt$|\.json$|^assets\//.test(name)) continue;
    const page = await read(name);
    const markup = page.replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, "");
    const links = name.endsWith(".md")
      ? [...page.matchAll(/\]\(([^)\s]+)\)/g)]
      : [...markup.matchAll(/<(?:a|link)\b[^>]*\bhref="([^"]*)"/g)];
    if (!/^(plain|guides\/.*)\.md$/.test(name)) expect(links.length, name).toBeGreaterThan(0);
    for (const [, href = ""] of links) {
      if (/^(https?:|data:)/.test(href)) continue;
      const [file, anchor = ""] = href.split("#");
      if (file) expect(existsSync(join(out, dirname(name), file)), `${name}: ${href}`).toBe(true);
      if (anchor && /^guides\/.*\.html$/.test(name))
        expect(await read(join("guides", file || name.slice(7))), `${name}: ${href}`).toContain(`id="${anchor}"`);
      if (!file && name.endsWith(".md") && anchor && !anchor.startsWith("alert"))
        expect(headings(page), `${name}: ${href}`).toContain(anchor);
    }
  }
  for (const [, href] of (await read("llms.txt")).matchAll(/\]\(([^)]+)\)/g))
    expect(existsSync(join(out, href ?? ""))).toBe(true);
});

const headings = (page: string) =>
  [...page.matchAll(/^#+ (.+)$/gm)].map(([, text = ""]) =>
    text
      .toLowerCase()
      .replace(/[^\w\s-]/g, "")
      .replace(/\s/g, "-"),
  );

test("the index says what is there, how well it is known and how the last run went", async () => {
  const page = await read("index.html");
  expect(page).toContain("Harbour &lt;b&gt;API&lt;/b&gt; &amp; &quot;berths&quot;");
  expect(page).toContain('aria-label="Of 32 claims: 26 documented, 4 observed, 2 assumed"');
  expect(page).toContain('<span class="good">41 passed</span>, 98.7 % covered, against mock, 2024-05-01.');
  expect(page).toContain('href="harbour.html#/berths-and-boats/getberth"');
  expect(page).toContain("No run was given to this build.");
  for (const api of ["harbour", "plain"])
    for (const path of [`${api}.html`, `lab/${api}.html`, `evidence/${api}.html`, `changes/${api}.html`])
      expect(page).toContain(`<a href="${path}" aria-label=`);
  expect(page).not.toMatch(/<script>|<b>API/);
});

test("markup of a contract stays text in every page", async () => {
  for (const name of ["index.html", "harbour.html", "harbour.md", "harbour/getBerth.md"]) {
    const page = await read(name);
    expect(page, name).not.toContain('<script>alert("no")');
    expect(page, name).not.toMatch(/<img src=\\?"https:\/\/elsewhere/);
    expect(page, name).not.toContain("![a picture]");
    expect(page, name).not.toContain("](javascript:");
  }
});

test("the Markdown page can be read by itself", async () => {
  const page = await read("harbour.md");
  for (const text of [
    "| `sandbox` | https://api.harbour.example/v1 | Where it is tried out. **documented**, [source](https://docs.harbour.example/hosts). |",
    "`hmacSha256` with the key `secretKey: secret-for-docs` of these",
    "PUT|/v1/berths/A%207|1593457122|",
    "### Rename | move a berth",
    "| `id` | path | string | yes | Number of the berth. **observed**, [source](https://code.example/client). A client sends letters. |",
    "| `length` | integer or null, 1 to 40 | no | Metres. |",
    "| `note` | string | no | Free text \\| with a pipe. |",
    "| `owner.name` | string | no | Who lies there. **Sensitive.** **observed**, [source](https://code.example/client). |",
    "**401**: Not let in. **assumed**. The handbook is silent.",
    "## Webhooks",
    "Value of `X-Event-Signature`:\n\n`hmacSha256` with the key `secretKey: secret-for-docs`",
    "To verify an event",
    'import { webhooks } from "countersign/harbour/webhooks";',
    "Sent in the header `X-Secret`. How its value is made is not known: The handbook names no formula.",
    "Sent in the property of the JSON body `/digest`. Its value:",
    '| Proves who pays. Made when the request is signed: `{hex(sha512(secretKey, json(body, "/amount")))}`. |',
    "### Worked example: payFee /digest",
    "Covered by a signature as a whole: method, path, query, body. Not covered, or not as a whole: host; another value there can be accepted.",
    "`sha256` of",
  ])
    expect(page).toContain(text);
});

test("the reference page has formula, worked example, samples, source and evidence in it", async () => {
  const page = await read("harbour.html");
  for (const text of [
    "v1,{unixSeconds},{hex(hmacSha256(secretKey, join(",
    "Source: [Get a berth](https://docs.harbour.example/berths).",
    "Evidence: **documented**.",
    "countersign/harbour",
    "X-Signature: v1,1593457122,",
    '"x-badges":[{"name":"sensitive"',
    "npx countersign sign harbour PUT",
  ])
    expect(page).toContain(text);
});

test("what cannot be built is one sentence, and the folder stays as it was", async () => {
  const before = await stat(join(out, "index.html"));
  const [harbour] = contracts as [Contract];
  const broken = { ...harbour, testCredentials: {} };
  await expect(buildDocs([broken], { out })).rejects.toThrow(
    "harbour: getBerth cannot be signed with x-test-credentials: credential apiKey is missing.",
  );
  await expect(buildDocs([], { out })).rejects.toThrow("there is no API to document");
  await expect(buildDocs([harbour, harbour], { out })).rejects.toThrow("another page called harbour");
  await expect(buildDocs([harbour, { ...harbour, api: "harbour.md" }], { out })).rejects.toThrow(
    "another page called harbour.md",
  );
  await expect(buildDocs([{ ...harbour, api: "../x" }], { out })).rejects.toThrow('"../x" cannot name a page');
  expect((await stat(join(out, "index.html"))).mtimeMs).toBe(before.mtimeMs);
  expect(await readdir(folder)).toEqual(["site"]);
});

test("a folder that holds something else is not replaced", async () => {
  const other = await mkdtemp(join(tmpdir(), "docs-test-"));
  await writeFile(join(other, "thesis.txt"), "years of work");
  await expect(buildDocs(contracts, { out: other })).rejects.toThrow("the folder holds something else than docs");
  expect(await readdir(other)).toEqual(["thesis.txt"]);
  await expect(buildDocs(contracts, { out: join(other, "thesis.txt") })).rejects.toThrow("expected a folder");
  await rm(other, { recursive: true });
});
