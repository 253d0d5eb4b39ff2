import type { Operation } from "../../contract/index.ts";
import { isJsonObject, type JsonObject } from "../json.ts";

/** Which part of a list is asked for. */
export interface Page {
  /** How many objects to skip. */
  skip: number;
  /** How many to show at most; absent when nobody says. */
  limit?: number;
  /** The number of the page, when pages are counted. */
  number?: number;
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, "");
const limits = /^(limit|(page|per)?(page)?(size|limit)|perpage|itemsperpage|maxresults|maxitems|first|take|top|count)$/;
const offsets = /^(offset|skip|startindex|pageoffset)$/;
const numbers = /^(page|pagenumber|pageno|pageindex|currentpage|p)$/;

/** Whether a parameter says which part of a list is wanted. */
export const isPaging = (name: string): boolean => [limits, offsets, numbers].some((names) => names.test(plain(name)));

/** Reads the page from the query, by the usual names of such parameters and the defaults of the contract. */
export function readPage({ parameters }: Operation, query: URLSearchParams): Page {
  const read = (names: RegExp) => {
    const parameter = parameters.find(({ in: place, name }) => place === "query" && names.test(plain(name)));
    if (!parameter) return undefined;
    const schema = parameter.schema as { default?: unknown; minimum?: unknown } | undefined;
    const given = query.get(parameter.name);
    const value = Number(given === null || given === "" ? schema?.default : given);
    return { value: Number.isFinite(value) ? Math.max(0, Math.trunc(value)) : undefined, schema };
  };
  const limit = read(limits)?.value;
  const offset = read(offsets)?.value;
  const page = read(numbers);
  if (!page) return { skip: offset ?? 0, ...(limit !== undefined && { limit }) };
  const first = page.schema?.default === 0 || page.schema?.minimum === 0 ? 0 : 1;
  const number = Math.max(first, page.value ?? first);
  return { skip: offset ?? (number - first) * (limit ?? 0), ...(limit !== undefined && { limit }), number };
}

const counts: [names: RegExp, value: (total: number, page: Page, shown: number) => number | boolean | undefined][] = [
  [/^(total|totalcount|totalitems|totalresults|totalelements|recordcount|itemcount)$/, (total) => total],
  [/^(count|returned)$/, (_, __, shown) => shown],
  [/^(limit|pagesize|perpage|pagelimit|itemsperpage)$/, (_, { limit }) => limit],
  [/^(offset|skip)$/, (_, { skip }) => skip],
  [/^(page|pagenumber|currentpage|pageindex)$/, (_, { number }) => number],
  [/^(pages|totalpages|pagecount|lastpage)$/, (total, { limit }) => (limit ? Math.ceil(total / limit) : 1)],
  [/^(hasmore|hasnext|hasnextpage|more)$/, (total, { skip }, shown) => skip + shown < total],
];

/** A copy of a response with its counts true: in the object around the list, at the top, and in objects beside them. */
export function withCounts(response: unknown, total: number, page: Page, shown: number): unknown {
  const corrected = (value: unknown, depth: number): unknown => {
    if (!isJsonObject(value)) return value;
    const copy: JsonObject = { ...value };
    for (const [name, member] of Object.entries(copy)) {
      if (isJsonObject(member) && depth < 2) copy[name] = corrected(member, depth + 1);
      const [, count] = counts.find(([names]) => names.test(plain(name))) ?? [];
      const counted = count?.(total, page, shown);
      if (typeof member === typeof counted) copy[name] = counted;
    }
    return copy;
  };
  return corrected(response, 0);
}
