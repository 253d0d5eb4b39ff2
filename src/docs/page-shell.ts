import { type Html, html } from "./html.ts";
import { type Section, type Site, sectionPath, sections } from "./site.ts";

/** What a page says about itself; the shell adds what all pages have. */
export interface Page {
  /** Where it is, from the root of the site, such as `lab/harbour.html`. */
  path: string;
  /** Of the tab: what the page is called, without the name of the site. */
  title: string;
  /** One sentence, for whoever lists pages. */
  description?: string;
  /** The API that it is about. */
  api?: string;
  /** Which of the links in the header it stands for. */
  section?: Section;
  main: Html;
  /** The heading of a page that brings a `main` of its own and takes the whole width; said to who does not see the page. */
  bare?: string;
  /** Shared files that it needs besides those of the shell, from the root of the site. Scripts run when the page is read. */
  styles?: readonly string[];
  scripts?: readonly string[];
  /** Whom its scripts may ask, as sources of a content security policy. Nobody when absent. */
  connect?: readonly string[];
  /** The same page for machines: an address relative to it, and its media type. */
  alternates?: readonly { href: string; type: string }[];
  /** Markup after the shell's own head, such as styles that a renderer made. */
  head?: Html;
  /** What a renderer of others needs in the policy, beside what the shell allows. */
  allow?: Readonly<Partial<Record<"script-src" | "style-src" | "worker-src" | "connect-src" | "font-src", string>>>;
}

/** The mark of the site: a tick in a circle, as a data URL, so that no request for an icon is made. */
const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Ccircle cx='8' cy='8' r='8' fill='%230b5fa5'/%3E%3Cpath d='M4 8.5l3 3 5-6.5' fill='none' stroke='%23fff' stroke-width='2'/%3E%3C/svg%3E";

/**
 * A complete page of the site: policy, header, main, footer. Every address in it is relative, so that the site works under
 * any path and from `file:`.
 */
export function pageShell(site: Site, page: Page): string {
  const root = rootFrom(page.path);
  const { styles = [], scripts = [], alternates = [] } = page;
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(page)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title === site.name ? page.title : `${page.title} · ${site.name}`}</title>
${page.description && html`<meta name="description" content="${page.description}">`}
<link rel="icon" href="${icon}">
${alternates.map(({ href, type }) => html`<link rel="alternate" type="${type}" href="${href}">`)}
<link rel="stylesheet" href="${root}${site.style.path}">
${styles.map((path) => html`<link rel="stylesheet" href="${root}${path}">`)}
<script src="${root}${site.script.path}"></script>
${scripts.map((path) => html`<script src="${root}${path}" defer></script>`)}
${page.head}
</head>
<body data-root="${root}"${page.api && html` data-api="${page.api}"`}>
<a class="skip" href="#main">Skip to the content</a>
${header(site, page, root)}
${page.bare ? html`<div id="main" tabindex="-1">${page.main}</div>` : html`<main id="main" tabindex="-1">${page.main}</main>`}
${footer(site, root)}
</body>
</html>
`.html;
}

/** The way from a page to the root of the site: empty, or `../` for each folder. */
const rootFrom = (path: string): string => "../".repeat(path.split("/").length - 1);

/**
 * What the page may load and run: files of the site. `file:` is named for pages that were opened from a folder, where
 * not every browser takes `'self'` for the files beside a page; a page that came over HTTP cannot load such files anyway.
 */
function policyOf({ connect = [], allow = {} }: Page): string {
  const directives: Record<string, string> = {
    "default-src": "'none'",
    "script-src": "'self' file:",
    "style-src": "'self' file:",
    "img-src": "'self' file: data:",
    "base-uri": "'none'",
    "form-action": "'none'",
  };
  if (connect.length) directives["connect-src"] = connect.join(" ");
  for (const [name, sources] of Object.entries(allow))
    directives[name] = [directives[name], sources].filter(Boolean).join(" ");
  return Object.entries(directives)
    .map((directive) => directive.join(" "))
    .join("; ");
}

function header(site: Site, page: Page, root: string): Html {
  const current = site.apis.find(({ api }) => api === page.api);
  const links = sectionLinks(site, page, root);
  return html`<header class="site">
<a class="site-name" href="${root}index.html">${site.name}</a>
<details class="switcher"><summary aria-label="${current ? `${current.title}: switch to another API` : "APIs"}">${current?.title ?? "APIs"}</summary>
<ul>${site.apis.map(({ api, title }) => html`<li><a href="${root}${switchTo(site, page, api)}"${api === page.api && html` aria-current="true"`}>${title}</a></li>`)}</ul></details>
${links.length > 0 && html`<nav class="sections" aria-label="${current ? `Pages of ${current.title}` : "Pages of the site"}"><ul>${links}</ul></nav>`}
<div class="tools" hidden>
<button type="button" class="open-search" hidden aria-keyshortcuts="/ Control+K" data-scripts="${site.search.map(({ path }) => path).join(" ")}"><span>Search</span> <kbd aria-hidden="true">/</kbd></button>
<button type="button" class="theme">Dark</button>
</div>
${page.bare && html`<h1 class="unseen">${page.bare}</h1>`}
</header>`;
}

/** The page of the same kind about another API; its reference where there is no such page. */
const switchTo = (site: Site, { section = "reference" }: Page, api: string): string =>
  `${section !== "guides" && site.sections.includes(section) ? sectionPath(section, api) : `${api}.html`}`;

function sectionLinks(site: Site, { api, section }: Page, root: string): Html[] {
  return site.sections.flatMap((name) => {
    const path = sectionPath(name, api);
    if (!path) return [];
    return html`<li><a href="${root}${path}"${name === section && html` aria-current="page"`}>${sections[name]}</a></li>`;
  });
}

function footer(site: Site, root: string): Html {
  return html`<footer class="site quiet">
<dl class="levels">${site.legend.map(({ level, meaning }) => html`<div><dt class="level ${level}">${level}</dt><dd>${meaning}</dd></div>`)}</dl>
<p>For assistants and scripts: <a href="${root}llms.txt">llms.txt</a>, the same pages as Markdown and as OpenAPI. Nothing here asks another host for anything.</p>
</footer>`;
}
