import type { Contract } from "../contract/index.ts";
import { asset } from "./asset.ts";
import { guideStyle } from "./guide-style.ts";
import type { Guide } from "./guides.ts";
import { type Html, html } from "./html.ts";
import { operationLink } from "./operation-link.ts";
import { pageShell } from "./page-shell.ts";
import { type Heading, renderMarkdown } from "./render-markdown.ts";
import type { Site } from "./site.ts";

/** A guide as it stands on the site. */
export interface RenderedGuide extends Guide {
  /** From the root of the site. */
  path: string;
  headings: Heading[];
  body: Html;
}

/** Guides with their links led to each other's pages, and names of operations to the reference of their API. */
export function renderGuides(contracts: readonly Contract[], guides: readonly Guide[]): RenderedGuide[] {
  return guides.map((guide) => {
    const contract = contracts.find(({ api }) => api === guide.api);
    // Its title stands above the list of its headings.
    const { html, headings } = renderMarkdown(guide.text.replace(/^# .+\n/, ""), {
      link: (href) => pageOf(guides, href, "html"),
      code: (name) => {
        const operation = contract?.operations.find(({ id }) => id === name);
        return contract && operation && `../${contract.api}.html${operationLink(contract, operation)}`;
      },
    });
    return { ...guide, path: `guides/${guide.name}.html`, headings, body: html };
  });
}

/** Where a link between documents leads: all pages of guides are in one folder. Undefined for what is no page of the site. */
function pageOf(guides: readonly Guide[], href: string, ending: string): string | undefined {
  if (/^(https?:|mailto:|#)/.test(href)) return href;
  const [, name, anchor = ""] = /^(?:[\w./-]+\/)?([\w-]+)\.md(#.*)?$/.exec(href) ?? [];
  return guides.some((guide) => guide.name === name) ? `${name}.${ending}${anchor}` : undefined;
}

/** A page for each guide, the same as Markdown, and a page that lists them. */
export function guidePages(site: Site, guides: readonly RenderedGuide[]): Map<string, string> {
  const style = asset("guides.css", guideStyle);
  const shell = { section: "guides", styles: [style.path] } as const;
  const pages = new Map([[style.path, style.text]]);
  pages.set(
    "guides/index.html",
    pageShell(site, { ...shell, path: "guides/index.html", title: "Guides", main: listMain(site, guides) }),
  );
  for (const guide of guides) {
    const { path, title, summary: description, api, name } = guide;
    const alternates = [{ href: `${name}.md`, type: "text/markdown" }];
    pages.set(
      path,
      pageShell(site, { ...shell, path, title, description, api, alternates, main: guideMain(site, guide) }),
    );
    pages.set(`guides/${name}.md`, guideMarkdown(guides, guide));
  }
  return pages;
}

/** Code, and links whose text may have code in it. */
const codeOrLink = /^```[\s\S]*?^```$|\[((?:`[^`]*`|[^\]`])*)\]\(([^)\s]+)\)|`[^`]*`/gm;

/** A guide as Markdown, with its links led to the other guides; those that leave the documents are their text alone. */
const guideMarkdown = (guides: readonly Guide[], { text }: Guide): string =>
  text.replace(codeOrLink, (whole, shown: string, href: string | undefined) => {
    if (href === undefined) return whole;
    const target = pageOf(guides, href, "md");
    return target === undefined ? shown : `[${shown}](${target})`;
  });

function guideMain(site: Site, { api, title, body, headings }: RenderedGuide): Html {
  const about = site.apis.find((one) => one.api === api);
  const chapters = headings.filter(({ level }) => level === 2);
  const listed = chapters.length > 2;
  return html`<p class="quiet"><a href="index.html">Guides</a>${about && html` · <a href="../${about.api}.html">Reference of ${about.title}</a>`}</p>
<h1>${title}</h1>
<div class="guide${listed && " listed"}">
${listed && html`<nav class="contents" aria-labelledby="on-this-page"><h2 id="on-this-page">On this page</h2><ul>${chapters.map(({ id, text }) => html`<li><a href="#${id}">${text}</a></li>`)}</ul></nav>`}
<article>
${body}</article>
</div>`;
}

function listMain(site: Site, guides: readonly RenderedGuide[]): Html {
  const walks = guides.filter(({ kind }) => kind === "guide");
  const part = (title: string, some: readonly RenderedGuide[]) =>
    some.length > 0 &&
    html`<h2>${title}</h2>
<ul class="guides">${some.map(({ name, title, summary }) => html`<li><a href="${name}.html">${title}</a><p class="quiet">${summary}</p></li>`)}</ul>`;
  return html`<h1>Guides</h1>
<p>From the first line to the end, each against the mock. Every block of code in them runs in a test.</p>
${site.apis.map(({ api, title }) =>
  part(
    title,
    walks.filter((guide) => guide.api === api),
  ),
)}
${part(
  "For every API",
  walks.filter(({ api }) => !api),
)}
${part(
  "The toolkit, part by part",
  guides.filter(({ kind }) => kind === "reference"),
)}`;
}
