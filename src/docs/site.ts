import { type Contract, type Level, levels } from "../contract/index.ts";
import { type Asset, asset, scriptAsset } from "./asset.ts";
import type { SearchRecord } from "./browser/search-record.ts";
import { meanings } from "./evidence-text.ts";
import { siteStyle } from "./site-style.ts";

/** The kinds of pages that the header leads to, as they are called there. */
export const sections = {
  reference: "Reference",
  lab: "Signature lab",
  evidence: "Evidence",
  changes: "Changes",
  guides: "Guides",
};

export type Section = keyof typeof sections;

/** What every page of a site knows of it. */
export interface Site {
  name: string;
  apis: readonly { api: string; title: string }[];
  /** The kinds of pages that this site has, in the order of the header. */
  sections: readonly Section[];
  legend: readonly { level: Level; meaning: string }[];
  style: Asset;
  script: Asset;
  /** What the search loads when it is opened, in this order. */
  search: readonly Asset[];
}

/**
 * @param has The kinds of pages that the site has.
 * @param records What can be looked up.
 */
export async function createSite(
  contracts: readonly Contract[],
  has: readonly Section[],
  records: readonly SearchRecord[] = [],
): Promise<Site> {
  const titles = Object.fromEntries(contracts.map(({ api, title }) => [api, title]));
  // JSON is a part of JavaScript.
  const data = `var searchRecords = ${JSON.stringify({ titles, records })};\n`;
  return {
    name: "API contracts",
    apis: contracts.map(({ api, title }) => ({ api, title })),
    sections: (Object.keys(sections) as Section[]).filter((name) => has.includes(name)),
    legend: levels.map((level) => ({ level, meaning: meanings[level] })),
    style: asset("site.css", siteStyle),
    script: await scriptAsset(new URL("browser/site", import.meta.url)),
    search: [asset("search-records.js", data), await scriptAsset(new URL("browser/search", import.meta.url))],
  };
}

/** The files that all pages of a site share. */
export const sharedAssets = ({ style, script, search }: Site): Asset[] => [style, script, ...search];

/** Where the page of a kind is; of the API, for kinds that are about one. */
export function sectionPath(section: Section, api: string | undefined): string | undefined {
  if (section === "guides") return "guides/index.html";
  if (api === undefined) return undefined;
  return section === "reference" ? `${api}.html` : `${section}/${api}.html`;
}
