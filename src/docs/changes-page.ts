import type { Contract, Operation } from "../contract/index.ts";
import { asset } from "./asset.ts";
import { changesStyle } from "./changes-style.ts";
import { type Html, html } from "./html.ts";
import { operationLink } from "./operation-link.ts";
import { pageShell } from "./page-shell.ts";
import type { Site } from "./site.ts";

/** One thing that differs between two states of a contract. */
export interface Change {
  /** What it asks of the version, as semantic versioning names it. */
  impact: "major" | "minor" | "patch";
  message: string;
  /** RFC 6901 pointer, as a URI fragment, into the bundled contract; empty for the contract as a whole. */
  pointer: string;
}

/** What changed in a contract from one of its states to the next. */
export interface ContractStep {
  /** What the newer state is called; absent where it has no version of its own. */
  version?: string;
  /** Whether the older state is the newest version: the changes are in no version yet. */
  unreleased?: boolean;
  /** What the older state is called. */
  since: string;
  /** When the newer state came to be. */
  date?: string;
  changes: readonly Change[];
}

const impacts = { major: "breaking", minor: "compatible", patch: "text" } as const;

/** What changed in a contract, newest first, as a page and as JSON. */
export function changesPage(
  site: Site,
  contract: Contract,
  steps: readonly ContractStep[] | undefined,
): Map<string, string> {
  const { api, title, version } = contract;
  const style = asset("changes.css", changesStyle);
  const main = html`<h1>Changes of ${title}</h1>
<p>The contract is at version ${version}. What would break a caller asks for a major version, what a caller can use for a minor one.</p>
${steps?.length ? steps.map((step) => stepSection(contract, step)) : html`<p class="notice">There is nothing to compare with: ${steps ? "the contract has one version so far" : "these docs were built without the history of the contract"}.</p>`}`;
  const page = pageShell(site, {
    path: `changes/${api}.html`,
    title: `Changes of ${title}`,
    description: "What changed in the contract from version to version.",
    api,
    section: "changes",
    styles: [style.path],
    main,
  });
  const pages = new Map([
    [`changes/${api}.html`, page],
    [style.path, style.text],
  ]);
  if (steps) pages.set(`changes/${api}.json`, `${JSON.stringify({ api, steps }, null, 1)}\n`);
  return pages;
}

function stepSection(contract: Contract, { version, unreleased, since, date, changes }: ContractStep): Html {
  const told = changes.filter(({ impact }) => impact !== "patch");
  const quiet = changes.length - told.length;
  const breaking = told.filter(({ impact }) => impact === "major").length;
  const count = told.length
    ? `${told.length} ${told.length === 1 ? "change" : "changes"}, ${breaking || "none"} of them breaking.`
    : "Nothing that a caller can notice.";
  const isAhead = unreleased && changes.length > 0;
  const heading = isAhead
    ? `Not released yet: since ${since}`
    : version
      ? `${version}, since ${since}`
      : `Since ${since}`;
  const groups = new Map<string, Change[]>();
  for (const change of told) {
    const title = groupOf(contract, change.pointer);
    groups.set(title, [...(groups.get(title) ?? []), change]);
  }
  return html`<section>
<h2>${heading}${date && html` <span class="quiet">${date}</span>`}</h2>
<p>${count}${quiet > 0 && ` ${quiet} more ${quiet === 1 ? "is one" : "are"} of texts, examples and evidence alone.`}${isAhead && ` Version ${since} has none of this.`}</p>
${[...groups].map(
  ([title, some]) => html`<h3>${title}</h3>
<ul class="changes">
${some.map((change) => changeItem(contract, change))}</ul>
`,
)}
</section>
`;
}

const operationAt = (contract: Contract, pointer: string): Operation | undefined =>
  [...contract.operations, ...contract.webhooks].find((operation) => {
    const at = `#${operation.pointer}`;
    return pointer === at || pointer.startsWith(`${at}/`);
  });

const decoded = (token: string): string => token.replace(/~1/g, "/").replace(/~0/g, "~");

/** What a change is listed under: its operation, which may be gone, or the API as a whole. */
function groupOf(contract: Contract, pointer: string): string {
  const operation = operationAt(contract, pointer);
  if (operation) return operation.summary ?? operation.id;
  const [group, name = "", method = ""] = pointer.replace(/^#\//, "").split("/").map(decoded);
  if (group === "paths") return `${method.toUpperCase()} ${name}`.trim();
  return group === "webhooks" ? name : "The API as a whole";
}

function changeItem(contract: Contract, { impact, message, pointer }: Change): Html {
  const operation = operationAt(contract, pointer);
  const place = placeOf(operation ? pointer.slice(operation.pointer.length + "#/".length) : "");
  const link = operation && `../${contract.api}.html${operationLink(contract, operation)}`;
  const element =
    operation && place.element && `#${operationLink(contract, operation).slice("#/".length)}/${place.element}`;
  return html`<li><span class="impact ${impact}">${impacts[impact]}</span>
<div>${link && html`<a href="${link}${element}">${place.name ? html`<code>${place.name}</code>` : place.part || "operation"}</a>${place.name && place.part && html` <span class="quiet">${place.part}</span>`}: `}${withCode(message)}</div></li>
`;
}

/** The place below an operation that a pointer names, as a person says it, and as the reference writes it in an address. */
function placeOf(pointer: string): { part: string; name: string; element: string } {
  const tokens = pointer.split("/").filter(Boolean).map(decoded);
  const [kind, key = ""] = tokens;
  const part = kind === "responses" && key ? `response ${key}` : kind === "requestBody" ? "body" : (kind ?? "");
  const path: string[] = [];
  for (const [i, token] of tokens.entries()) {
    if (token === "properties" && tokens[i + 1] !== undefined) path.push(tokens[i + 1] as string);
    else if (token === "items" && path.length && tokens[i - 1] !== "properties") path.push(`${path.pop()}[]`);
  }
  const of = kind === "responses" ? `t=response&c=${key}` : "t=request";
  const element = path.length ? `${of}&path=${path.join("/").toLowerCase()}` : "";
  return { part, name: path.join("."), element };
}

/** A sentence with its code spans as markup. */
const withCode = (message: string): Html[] =>
  message.split(/`([^`]*)`/).map((piece, i) => (i % 2 ? html`<code>${piece}</code>` : html`${piece}`));
