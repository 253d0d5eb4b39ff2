import { type Contract, type Level, levels } from "../contract/index.ts";
import { type Asset, asset, scriptAsset } from "./asset.ts";
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
}

/** @param has The kinds of pages that the site has. */
export async function createSite(contracts: readonly Contract[], has: readonly Section[]): Promise<Site> {
  return {
    name: "API contracts",
    apis: contracts.map(({ api, title }) => ({ api, title })),
    sections: (Object.keys(sections) as Section[]).filter((name) => has.includes(name)),
    legend: levels.map((level) => ({ level, meaning: meanings[level] })),
    style: asset("site.css", siteStyle),
    script: await scriptAsset(new URL("browser/site", import.meta.url)),
  };
}

/** Where the page of a kind is; of the API, for kinds that are about one. */
export function sectionPath(section: Section, api: string | undefined): string | undefined {
  if (section === "guides") return "guides/index.html";
  if (api === undefined) return undefined;
  return section === "reference" ? `${api}.html` : `${section}/${api}.html`;
}
