import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";

/** What a browser loads for a page, in bytes as they travel with gzip. */
export interface PageWeights {
  /** The heaviest first page that somebody can open, with all files that it names. */
  first: number;
  /** The heaviest page after that: it, and what it does not share with it. */
  further: { path: string; bytes: number };
}

/** Weighs the pages of a site. What is loaded when the search is opened is not in it. */
export function pageWeights(folder: string): PageWeights {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const known = new Map<string, number>();
  const weigh = (path: string): number => {
    const bytes = known.get(path) ?? gzipSync(readFileSync(join(folder, path))).length;
    known.set(path, bytes);
    return bytes;
  };
  const pages = files
    .filter((file) => file.endsWith(".html"))
    .map((file) => ({ path: relative("", file), assets: assetsOf(readFileSync(join(folder, file), "utf8")) }));
  const sum = (paths: readonly string[]): number => paths.reduce((bytes, path) => bytes + weigh(path), 0);
  const whole = pages.map(({ path, assets }) => ({ path, assets, bytes: sum([path, ...assets]) }));
  const first = whole.reduce((a, b) => (b.bytes > a.bytes ? b : a));
  const further = pages
    .filter(({ path }) => path !== first.path)
    .map(({ path, assets }) => ({ path, bytes: sum([path, ...assets.filter((one) => !first.assets.includes(one))]) }))
    .reduce((a, b) => (b.bytes > a.bytes ? b : a));
  return { first: first.bytes, further };
}

/** The shared files that a page loads at once, from the root of the site. */
const assetsOf = (page: string): string[] => [
  ...new Set(
    [...page.matchAll(/<(?:script src|link rel="stylesheet" href)="(?:\.\.\/)*(assets\/[^"]+)"/g)].map(
      ([, path = ""]) => path,
    ),
  ),
];
