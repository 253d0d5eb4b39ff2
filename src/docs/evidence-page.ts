import { atPointer, type Claim, type Contract, countEvidence, levels, readClaims } from "../contract/index.ts";
import { asset, scriptAsset } from "./asset.ts";
import { type ClaimPlace, type ClaimPlaces, claimPlaces, placesOf } from "./claim-places.ts";
import { evidenceStyle } from "./evidence-style.ts";
import { meanings } from "./evidence-text.ts";
import { type Html, html, isWebAddress } from "./html.ts";
import { plainText } from "./markdown.ts";
import { operationLink } from "./operation-link.ts";
import { pageShell } from "./page-shell.ts";
import type { Site } from "./site.ts";
import type { Node } from "./walk-document.ts";

/** Every claim of a contract, by operation: what it says, how it is known, from where; to be narrowed to a level. */
export async function evidencePage(site: Site, contract: Contract): Promise<Map<string, string>> {
  const { api, title } = contract;
  const style = asset("evidence.css", evidenceStyle);
  const script = await scriptAsset(new URL("browser/evidence", import.meta.url));
  const claims = readClaims(contract);
  const page = pageShell(site, {
    path: `evidence/${api}.html`,
    title: `Evidence of ${title}`,
    description: `How each claim of the contract is known: documented, observed or assumed.`,
    api,
    section: "evidence",
    styles: [style.path],
    scripts: [script.path],
    main: html`<h1>Evidence of ${title}</h1>
<p>What the contract says, claim by claim, and how each is known. A claim is one thing that can be wrong by itself: an operation, a parameter, a property, a bound.</p>
${
  claims.some(({ level }) => level)
    ? [levelFilter(claims), ...groupsOf(contract, claims).map((group) => groupSection(contract, group))]
    : html`<p class="notice">No claim of this contract says where it comes from.</p>`
}`,
  });
  return new Map([
    [`evidence/${api}.html`, page],
    [style.path, style.text],
    [script.path, script.text],
  ]);
}

/** A box for each level, which the script of the page reads. Without it, all claims are shown. */
function levelFilter(claims: readonly Claim[]): Html {
  const count = countEvidence(claims);
  return html`<fieldset class="filter">
<legend>Show</legend>
${levels.map((level) => html`<div><label><input type="checkbox" name="level" value="${level}" checked> <span class="level ${level}">${level}</span> (${count[level]})</label><p class="quiet">${meanings[level]}</p></div>`)}
</fieldset>
<p role="status" class="shown">${claims.length} claims.</p>`;
}

/** Claims that belong together: those of an operation, or of the API as a whole. */
interface Group {
  id: string;
  title: string;
  /** Where the reference shows it. */
  link: string;
  route?: string;
  claims: Claim[];
}

function groupsOf(contract: Contract, claims: readonly Claim[]): { places: ClaimPlaces; group: Group }[] {
  const places = claimPlaces(contract);
  const whole: Group = { id: "api", title: "The API as a whole", link: "", claims: [] };
  const groups = new Map<string, Group>();
  for (const operation of [...contract.operations, ...contract.webhooks]) {
    const { id, summary, method, path } = operation;
    const route = contract.webhooks.includes(operation) ? "webhook" : `${method.toUpperCase()} ${path}`;
    groups.set(id, { id, title: summary ?? id, link: operationLink(contract, operation), route, claims: [] });
  }
  for (const claim of claims)
    (groups.get(placesOf(places, claim.pointer)[0]?.operation.id ?? "") ?? whole).claims.push(claim);
  return [whole, ...groups.values()].filter(({ claims }) => claims.length > 0).map((group) => ({ places, group }));
}

function groupSection(contract: Contract, { places, group }: { places: ClaimPlaces; group: Group }): Html {
  const { id, title, link, route, claims } = group;
  return html`<section aria-labelledby="of-${id}">
<h2 id="of-${id}"><a href="../${contract.api}.html${link}">${title}</a></h2>
${route && html`<p class="quiet"><code>${route}</code></p>`}
<ul class="claims">
${claims.map((claim) => claimItem(contract, places, claim))}</ul>
</section>
`;
}

function claimItem(contract: Contract, places: ClaimPlaces, claim: Claim): Html {
  const { kind, pointer, level, source, note } = claim;
  const [place, ...others] = placesOf(places, pointer);
  const known = level ?? "unknown";
  const ids = others.map(({ operation }) => operation.id);
  const also =
    ids.length > 3 ? `, also in ${ids.length} other operations` : ids.length > 0 && `, also in ${ids.join(", ")}`;
  // The part of a parameter, a status or a header says what it is.
  const what =
    ["property", "constraint"].includes(kind) && place?.part ? `${kind} of ${place.part}` : place?.part || kind;
  return html`<li data-level="${known}"><span class="level ${known}">${known}</span>
<div><a href="../${contract.api}.html${place?.link}">${claimName(contract, claim, place)}</a> <span class="quiet">${what}${also}</span>
${note && html`<p>${plainText(note)}</p>`}
${isWebAddress(source) && html`<p class="source"><a href="${source}">${shortAddress(source)}</a></p>`}</div></li>
`;
}

/** What a claim is about: `amount`, `maximum: 100 of amount`, a status, a server. */
function claimName(contract: Contract, { kind, pointer }: Claim, shown: ClaimPlace | undefined): Html {
  const place = shown?.name;
  const node = atPointer(contract.document, pointer) as Node;
  const last = pointer
    .slice(pointer.lastIndexOf("/") + 1)
    .replace(/~1/g, "/")
    .replace(/~0/g, "~");
  if (kind === "server") return html`<code>${String(node?.url ?? last)}</code>`;
  if (kind === "operation" || kind === "webhook") return html`that there is this ${kind}`;
  if (kind === "status") return html`<code>${shown?.part.replace("response ", "") ?? last}</code>`;
  if (kind !== "constraint") return html`<code>${place || last}</code>`;
  const of = place && html` of <code>${place}</code>`;
  if (/\/required(\/\d+)?$/.test(pointer))
    return html`<code>${typeof node === "string" ? (place ? `${place}.${node}` : node) : place}</code> is always there`;
  const value = Array.isArray(node) ? `${node.length} values, no others` : JSON.stringify(node);
  return html`<code>${last}: ${value}</code>${of}`;
}

/** An address as a person reads it: without its beginning, its middle left out where it is long. */
function shortAddress(address: string): string {
  const text = address.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
  return text.length <= 70 ? text : `${text.slice(0, 34)}…${text.slice(-34)}`;
}
