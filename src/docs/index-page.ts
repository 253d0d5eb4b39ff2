import { type Contract, countEvidence, levels, type Operation, readClaims } from "../contract/index.ts";
import { asset } from "./asset.ts";
import type { Guide } from "./guides.ts";
import { type Html, html, isWebAddress } from "./html.ts";
import { indexStyle } from "./index-style.ts";
import { plainText } from "./markdown.ts";
import { operationLink } from "./operation-link.ts";
import { pageShell } from "./page-shell.ts";
import { publishedJourney } from "./published-journey.ts";
import { type Site, sectionPath, sections } from "./site.ts";

/** What the last contract run said about an API. */
export interface ContractRun {
  passed: number;
  failed: number;
  /** Cases that were skipped, or could say nothing. */
  notChecked?: number;
  /** Share of the contract that was covered, from 0 to 1. */
  coverage?: number;
  /** When it ran, as it is to be shown. */
  date?: string;
  /** What it ran against, such as `mock`. */
  target?: string;
}

/** The front page of the site: every API, what it is for, how well it is known, where to read on. */
export function indexPage(
  site: Site,
  contracts: readonly Contract[],
  report: Readonly<Record<string, ContractRun>>,
  guides: readonly Guide[] = [],
): Map<string, string> {
  const style = asset("index.css", indexStyle);
  const page = pageShell(site, {
    path: "index.html",
    title: site.name,
    styles: [style.path],
    main: html`<h1>${site.name}</h1>
<p>Other people's APIs, written down as OpenAPI from what they publish. Every claim says how well it is known.</p>
${generalGuides(guides)}
${contracts.map((contract) =>
  apiArticle(
    site,
    contract,
    report[contract.api],
    guides.filter(({ api }) => api === contract.api),
  ),
)}`,
  });
  return new Map([
    ["index.html", page],
    [style.path, style.text],
  ]);
}

/** The guides that are about no API of their own. */
function generalGuides(guides: readonly Guide[]): Html | false {
  const links = guides
    .filter(({ kind, api }) => kind === "guide" && !api)
    .map(({ name, title }) => html`<li><a href="guides/${name}.html">${title}</a></li>`);
  return links.length > 0 && html`<ul class="pages">${links}<li><a href="guides/index.html">All guides</a></li></ul>`;
}

function apiArticle(site: Site, contract: Contract, run: ContractRun | undefined, guides: readonly Guide[]): Html {
  const { api, title, document, description, operations, webhooks } = contract;
  const source = document.externalDocs?.url;
  const summary = document.info?.summary;
  const journey = publishedJourney(contract);
  return html`<article aria-labelledby="${api}">
<h2 id="${api}">${title}</h2>
${summary && html`<p>${plainText(summary)}</p>`}
${description && html`<p class="quiet">${plainText(description)}</p>`}
<ul class="pages">
${guides.map(({ name, title }) => html`<li><a href="guides/${name}.html">${title}</a></li>`)}
${sectionItems(site, api, title)}
<li><a href="${api}.md" aria-label="Markdown of ${title}">Markdown</a></li>
<li><a href="${api}.openapi.json" aria-label="OpenAPI of ${title}">OpenAPI</a></li>
${journey && html`<li><a href="${journey.path}" aria-label="Arazzo of ${title}">Arazzo</a></li>`}
${isWebAddress(source) && html`<li><a href="${source}" aria-label="The vendor's pages on ${title}">The vendor's pages</a></li>`}
</ul>
<h3>Evidence</h3>
${evidenceBar(contract)}
<h3>Contract run</h3>
${runText(run)}
${operationList(contract, operations, "operation")}
${operationList(contract, webhooks, "webhook")}
</article>
`;
}

/** Every page about an API that the header leads to from its other pages. */
const sectionItems = (site: Site, api: string, title: string): Html[] =>
  site.sections
    .filter((name) => name !== "guides")
    .map(
      (name) =>
        html`<li><a href="${sectionPath(name, api)}" aria-label="${sections[name]} of ${title}">${sections[name]}</a></li>`,
    );

/** The operations, folded under their number so that the APIs fit on a page. */
function operationList(contract: Contract, operations: readonly Operation[], kind: "operation" | "webhook"): Html {
  if (operations.length === 0) return html``;
  return html`<details>
<summary>${operations.length} ${kind}${operations.length > 1 && "s"}</summary>
<ul class="operations">
${operations.map((operation) => operationItem(contract, operation, kind === "webhook" ? "event" : operation.method))}
</ul>
</details>`;
}

const operationItem = (contract: Contract, operation: Operation, method: string): Html =>
  html`<li><span class="method">${method}</span><span><a href="${contract.api}.html${operationLink(contract, operation)}">${operation.summary ?? operation.id}</a><br><code>${operation.path}</code></span></li>
`;

function evidenceBar(contract: Contract): Html {
  const count = countEvidence(readClaims(contract));
  const all = levels.reduce((sum, level) => sum + count[level], 0);
  if (all === 0) return html`<p>No claim says where it comes from.</p>`;
  const shown = levels.filter((level) => count[level] > 0);
  let left = 0;
  const bars = shown.map((level) => {
    const bar = html`<rect class="${level}" x="${left}" width="${count[level]}" height="1"/>`;
    left += count[level];
    return bar;
  });
  const words = levels.map((level) => `${count[level]} ${level}`).join(", ");
  return html`<svg class="bar" role="img" aria-label="Of ${all} claims: ${words}" viewBox="0 0 ${all} 1" preserveAspectRatio="none">${bars}</svg>
<ul class="legend">${levels.map((level) => html`<li class="level ${level}"><a href="evidence/${contract.api}.html#${level}">${count[level]} ${level}</a></li>`)}</ul>`;
}

function runText(run: ContractRun | undefined): Html {
  if (!run) return html`<p class="quiet">No run was given to this build.</p>`;
  const { passed, failed, notChecked, coverage, date, target } = run;
  const rest = [
    notChecked && `${notChecked} not checked`,
    coverage !== undefined && `${Math.floor(coverage * 1000) / 10} % covered`,
    target && `against ${target}`,
    date,
  ].filter(Boolean);
  const word =
    failed === 0
      ? html`<span class="good">${passed} passed</span>`
      : html`<span class="bad">${failed} failed</span>, ${passed} passed`;
  return html`<p>${word}${rest.map((part) => `, ${part}`)}.</p>`;
}
