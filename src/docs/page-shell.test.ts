import { beforeAll, expect, test } from "vitest";
import { loadContract } from "../contract/index.ts";
import { html } from "./html.ts";
import { pageShell } from "./page-shell.ts";
import { createSite, type Site } from "./site.ts";

let site: Site;
const page = {
  path: "lab/harbour.html",
  title: "Lab <1>",
  api: "harbour",
  section: "lab",
  main: html`<h1>Lab</h1>`,
} as const;

beforeAll(async () => {
  const load = (name: string) => loadContract(new URL(`fixtures/${name}.yaml`, import.meta.url).pathname, name);
  site = await createSite([await load("harbour"), await load("plain")], ["reference", "lab", "guides"]);
});

test("the shell leads from any folder to the other pages, by relative addresses", () => {
  const text = pageShell(site, page);
  const links = [...text.matchAll(/<(?:a|link|script)\b[^>]* (?:href|src)="([^"]*)"/g)].map(([, link]) => link);
  expect(links.filter((link) => !/^(\.\.\/|data:|#)/.test(link ?? ""))).toEqual([]);
  expect(links).toEqual(expect.arrayContaining(["../index.html", "../harbour.html", "../guides/index.html"]));
  // Another API's lab, not its reference: who switches stays at what they do.
  expect(links).toContain("../lab/plain.html");
  expect(text).toContain('<a href="../lab/harbour.html" aria-current="page">Signature lab</a>');
  expect(text).toContain("<title>Lab &lt;1&gt; · API contracts</title>");
});

test("a page runs files of the site alone, and asks nobody but whom it names", () => {
  const policy = (more: object) =>
    /Content-Security-Policy" content="([^"]*)"/.exec(pageShell(site, { ...page, ...more }))?.[1];
  expect(policy({})).toBe(
    "default-src &#39;none&#39;; script-src &#39;self&#39; file:; style-src &#39;self&#39; file:; img-src &#39;self&#39; file: data:; base-uri &#39;none&#39;; form-action &#39;none&#39;",
  );
  expect(policy({ connect: ["http://127.0.0.1:*"] })).toMatch(/; connect-src http:\/\/127\.0\.0\.1:\*$/);
});

test("a page about no API links to what is about none", () => {
  const text = pageShell(site, { ...page, path: "guides/pay.html", api: undefined, section: "guides" });
  expect(text).toContain('aria-label="Pages of the site"><ul><li><a href="../guides/index.html" aria-current="page">');
  expect(text).toContain('<a href="../harbour.html">');
});
