import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Contract } from "../contract/index.ts";
import { displayPath } from "../core/display-path.ts";
import { FindingError, UsageError } from "../core/errors.ts";
import { fileInTheWay } from "../core/file-in-the-way.ts";
import { recoverFolder, replaceFolder } from "../core/replace-folder.ts";
import { type ContractStep, changesPage } from "./changes-page.ts";
import { enrich } from "./enrich.ts";
import { evidencePage } from "./evidence-page.ts";
import { guidePages, renderGuides } from "./guide-pages.ts";
import { readGuides } from "./guides.ts";
import { type ContractRun, indexPage } from "./index-page.ts";
import { labPages } from "./lab/lab-pages.ts";
import { llmsText } from "./llms-text.ts";
import { markdownPage } from "./markdown-page.ts";
import { operationPage, operationPaths } from "./operation-page.ts";
import { publishedDocument } from "./published-document.ts";
import { publishedJourney } from "./published-journey.ts";
import { redocPage } from "./redoc-page.ts";
import { referencePage } from "./reference-page.ts";
import { searchRecords } from "./search-index.ts";
import { createSite, sharedAssets } from "./site.ts";
import { type WorkedExample, workedExample } from "./worked-example.ts";

export interface DocsOptions {
  /** Folder of the site. What is in it is replaced as a whole, once everything is built. */
  out: string;
  /** The last contract run, by API. */
  report?: Readonly<Record<string, ContractRun>>;
  /** What changed in the contracts, by API. */
  changes?: Readonly<Record<string, readonly ContractStep[]>>;
}

export interface BuiltDocs {
  /** Names of the files, sorted. */
  pages: string[];
}

/** Pages that are built at the same time: each is a process that takes a core for half a second. */
const atOnce = 2;

/**
 * Builds the site: an index, a reference page, a signature lab, a Markdown page and an OpenAPI document per API, and llms.txt. The same contracts and report
 * make the same bytes; a reference page whose contract has not changed is taken over from the folder that it replaces.
 *
 * @throws UsageError when there is nothing to build or `out` is no folder of ours; FindingError when a contract cannot be shown.
 */
export async function buildDocs(contracts: readonly Contract[], options: DocsOptions): Promise<BuiltDocs> {
  const { out } = options;
  checkNames(contracts);
  const folder = resolve(out);
  await checkFolder(folder, out);
  // Before the work, which takes long: that it cannot be written there is known at once.
  orRefuse(folder, () => recoverFolder(folder));
  const pages = await makePages(contracts, folder, options);
  orRefuse(folder, () => replaceFolder(folder, pages));
  return { pages: [...pages.keys()].sort() };
}

async function makePages(
  contracts: readonly Contract[],
  folder: string,
  { report = {}, changes = {} }: DocsOptions,
): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  const sections: { contract: Contract; examples: WorkedExample[] }[] = [];
  for (const contract of contracts) {
    const examples: WorkedExample[] = [];
    for (const operation of [...contract.operations, ...contract.webhooks])
      examples.push(await workedExample(contract, operation));
    sections.push({ contract, examples });
    pages.set(`${contract.api}.md`, markdownPage(contract, examples));
    pages.set(`${contract.api}.openapi.json`, `${JSON.stringify(publishedDocument(contract), null, 1)}\n`);
    const journey = publishedJourney(contract);
    if (journey) pages.set(journey.path, `${JSON.stringify(journey.document, null, 1)}\n`);
    const paths = operationPaths(contract);
    for (const example of examples) pages.set(paths.get(example.operation) as string, operationPage(contract, example));
  }
  const guides = renderGuides(contracts, readGuides(contracts.map(({ api }) => api)));
  const site = await createSite(
    contracts,
    ["reference", "lab", "evidence", "changes", ...(guides.length ? (["guides"] as const) : [])],
    searchRecords(contracts, guides),
  );
  for (const { path, text } of sharedAssets(site)) pages.set(path, text);
  addAll(pages, indexPage(site, contracts, report, guides));
  addAll(pages, await labPages(site, contracts));
  addAll(pages, guidePages(site, guides));
  for (const contract of contracts) {
    addAll(pages, await evidencePage(site, contract));
    addAll(pages, changesPage(site, contract, changes[contract.api]));
  }
  pages.set("llms.txt", llmsText(contracts, guides));
  await forEachAtMost(atOnce, sections, async ({ contract, examples }) => {
    const redoc = await redocPage(contract, enrich(contract, examples, guides), folder);
    addAll(pages, await referencePage(site, contract, redoc));
  });
  return pages;
}

/** Pages that have the same name would hide each other. */
function addAll(pages: Map<string, string>, more: ReadonlyMap<string, string>): void {
  for (const [path, text] of more) {
    const other = pages.get(path);
    if (other !== undefined && other !== text) throw new Error(`two pages of the docs are called ${path}`);
    pages.set(path, text);
  }
}

/** What pages and folders of the site are called that are about no API. */
const reserved = ["index", "assets", "lab", "guides", "changes", "evidence"];

/** What stands at the root of the site by the name of an API: its folder, and its files. */
const endings = ["", ".html", ".md", ".openapi.json", ".arazzo.json"];

function checkNames(contracts: readonly Contract[]): void {
  if (contracts.length === 0) throw new UsageError("there is no API to document; expected at least one contract.");
  const seen = new Set(reserved);
  for (const { api, file } of contracts) {
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(api))
      throw new UsageError(
        `${file}: ${JSON.stringify(api)} cannot name a page; expected letters, digits, dots and dashes.`,
      );
    // Not every file system tells the case of a name.
    const names = endings.map((ending) => api.toLowerCase() + ending);
    if (names.some((name) => seen.has(name)))
      throw new UsageError(`${file}: there is another page called ${api}; give this API a name of its own.`);
    for (const name of names) seen.add(name);
  }
}

/** A folder that holds something which is not a site of ours is not replaced. */
async function checkFolder(folder: string, shown: string): Promise<void> {
  const file = fileInTheWay(folder);
  if (file)
    throw new UsageError(
      `${file === folder ? shown : displayPath(file)}: expected a folder for the docs, found a file.`,
    );
  if (!existsSync(folder)) return;
  const names = await readdir(folder);
  if (names.length > 0 && !(names.includes("index.html") && names.includes("llms.txt")))
    throw new UsageError(
      `${shown}: the folder holds something else than docs; name one that is empty or not there yet.`,
    );
}

async function forEachAtMost<T>(limit: number, items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: limit }, worker));
}

function orRefuse(folder: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new FindingError(`${dirname(folder)}: the docs could not be written there: ${code ?? message}.`);
  }
}
