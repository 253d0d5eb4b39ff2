import type { Contract } from "../contract/index.ts";
import { asset, scriptAsset } from "./asset.ts";
import { html, rawHtml } from "./html.ts";
import { pageShell } from "./page-shell.ts";
import type { RedocPage } from "./redoc-page.ts";
import { redocStyle } from "./redoc-style.ts";
import type { Site } from "./site.ts";

/** The reference of one API: what Redoc made, in the shell, and the files that it shares with the others. */
export async function referencePage(site: Site, contract: Contract, redoc: RedocPage): Promise<Map<string, string>> {
  const { api, title } = contract;
  const ours = asset("reference.css", redocStyle);
  const start = await scriptAsset(new URL("browser/reference", import.meta.url));
  const page = pageShell(site, {
    path: `${api}.html`,
    title,
    api,
    section: "reference",
    styles: [redoc.style.path, ours.path],
    scripts: [redoc.renderer.path, start.path],
    alternates: [
      { href: `${api}.md`, type: "text/markdown" },
      { href: `${api}.openapi.json`, type: "application/vnd.oai.openapi+json" },
    ],
    // Redoc writes styles while it runs, with a font in them.
    allow: { "style-src": "'unsafe-inline'", "font-src": "data:" },
    // Redoc's own heading is there only while its part of the page is looked at.
    bare: `${title}: reference`,
    main: html`<noscript><p class="notice">The operations need JavaScript. <a href="${api}.md">The same as Markdown</a> does not.</p></noscript>
${rawHtml(redoc.markup)}`,
  });
  const shared = [redoc.style, redoc.renderer, ours, start].map(({ path, text }) => [path, text] as const);
  return new Map([[`${api}.html`, page], ...shared]);
}
