import type { Contract, Operation } from "../../contract/index.ts";
import { operationFinder } from "./find-operation.ts";
import type { Har, HarEntry } from "./har.ts";

/** An entry that is of the API. */
export interface RecordedEntry {
  number: number;
  entry: HarEntry;
  operation: Operation;
  baseUrl: string;
  path: string;
}

/** Base URLs that requests of the API can begin with, the longest first. */
export const basesOf = ({ servers }: Contract, given: readonly string[]): string[] =>
  [...new Set([...given, ...servers.map(({ url }) => url)])]
    .filter((url) => URL.canParse(url))
    .map((url) => new URL(url).href.replace(/\/+$/, ""))
    .sort((a, b) => b.length - a.length);

/** Finds the entries of the API, and says what the others are. */
export function sortEntries(
  contract: Contract,
  { log: { entries } }: Har,
  bases: readonly string[],
): { recorded: RecordedEntry[]; notJudged: string[]; hosts: Set<string> } {
  const findOperation = operationFinder(contract);
  const recorded: RecordedEntry[] = [];
  const hosts = new Set<string>();
  let others = 0;
  const unknown = new Map<string, number>();
  for (const [i, entry] of entries.entries()) {
    const { method } = entry.request;
    const { origin, pathname, host } = new URL(entry.request.url);
    const url = origin + pathname;
    const baseUrl = bases.find((base) => url.startsWith(`${base}/`));
    const isOurs = bases.some((base) => new URL(base).origin === origin);
    if (!isOurs) {
      others++;
      hosts.add(host);
      continue;
    }
    const path = baseUrl === undefined ? pathname : url.slice(baseUrl.length);
    const operation = baseUrl === undefined ? undefined : findOperation(method, path);
    if (operation && baseUrl !== undefined) recorded.push({ number: i + 1, entry, operation, baseUrl, path });
    // A browser asks first whether a page may.
    else if (method !== "OPTIONS") unknown.set(`${method} ${path}`, (unknown.get(`${method} ${path}`) ?? 0) + 1);
  }
  const times = (n: number) => (n === 1 ? "1 entry" : `${n} entries`);
  const notJudged = [...unknown].map(([route, n]) => `${route}: not in the contract (${times(n)})`);
  if (others) notJudged.push(`${times(others)} of other hosts: ${[...hosts].join(", ")}`);
  return { recorded, notJudged, hosts };
}
