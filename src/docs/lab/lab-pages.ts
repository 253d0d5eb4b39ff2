import type { Contract } from "../../contract/index.ts";
import { explanationStyle } from "../../explain/explanation-style.ts";
import { type Asset, asset, scriptAsset } from "../asset.ts";
import { html, rawHtml } from "../html.ts";
import { pageShell } from "../page-shell.ts";
import { type Site, sectionPath } from "../site.ts";
import { labData } from "./lab-data.ts";
import { labStyle } from "./lab-style.ts";

/** Whom the page of a lab may ask: what runs on the reader's own machine, and only when told to. */
const connect = ["http://127.0.0.1:*", "http://localhost:*"];

/** The signature lab of each API, and what they share. */
export async function labPages(site: Site, contracts: readonly Contract[]): Promise<Map<string, string>> {
  const style = asset("lab.css", labStyle + explanationStyle);
  const script = await scriptAsset(new URL("browser/lab", import.meta.url));
  const pages = new Map([style, script].map(({ path, text }) => [path, text]));
  for (const contract of contracts) {
    const path = sectionPath("lab", contract.api) as string;
    pages.set(path, labPage(site, contract, { path, style, script }));
  }
  return pages;
}

function labPage(
  site: Site,
  contract: Contract,
  { path, style, script }: { path: string; style: Asset; script: Asset },
): string {
  const { api, title } = contract;
  return pageShell(site, {
    path,
    title: `Signature lab of ${title}`,
    description: `Sign a request to ${title}, see each step, and find out why one is refused.`,
    api,
    section: "lab",
    styles: [style.path],
    scripts: [script.path],
    connect,
    main: html`<h1>Signature lab of ${title}</h1>
<p>Fill in a request and see how its credentials are made, step by step. Or paste one that was refused, and read why.</p>
<p class="quiet">Nothing that you type leaves this page, but what you send yourself to a mock or a proxy of your own machine. Credentials are in the page's memory alone, and gone when you leave it.</p>
<noscript><p>The lab computes in your browser and needs JavaScript. <a href="../${api}.md">The same formulas with worked examples</a> do not.</p></noscript>
<div id="lab" class="lab"></div>
<script type="application/json" id="lab-data">${rawHtml(inScript(labData(contract)))}</script>`,
  });
}

/** JSON that ends no script element, whatever is in it. */
const inScript = (value: unknown): string => JSON.stringify(value).replace(/</g, "\\u003c");
