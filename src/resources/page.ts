import { type Operation, type Parameter, requestParameters } from "../contract/index.ts";
import { isJsonObject, type JsonObject } from "../core/json-object.ts";
import { type CountRole, countRole, type PagingRole, pagingRole } from "./paging-names.ts";

/** Which part of a list is asked for. */
export interface Page {
  /** How many objects to skip. */
  skip: number;
  /** How many to show at most; absent when nobody says. */
  limit?: number;
  /** The number of the page, when pages are counted. */
  number?: number;
}

/** Whether a parameter says which part of a list is wanted. */
export const isPaging = (name: string): boolean => pagingRole(name) !== undefined;

/** The parameters by which a list is cut into pages, by their usual names. */
export type Paging = Partial<Record<PagingRole, Parameter>>;

/** The parameters by which an operation cuts its list into pages. */
export const pagingOf = (operation: Operation): Paging =>
  Object.fromEntries(
    requestParameters(operation)
      .filter((one) => one.in === "query" && isPaging(one.name))
      .reverse()
      .map((one) => [pagingRole(one.name), one]),
  );

/** Reads the page from the query, with the defaults of the contract. */
export function readPage(paging: Paging, query: URLSearchParams): Page {
  const read = (role: PagingRole) => {
    const parameter = paging[role];
    if (!parameter) return undefined;
    const schema = parameter.schema as { default?: unknown; minimum?: unknown } | undefined;
    const given = query.get(parameter.name);
    const value = Number(given === null || given === "" ? schema?.default : given);
    return { value: Number.isFinite(value) ? Math.max(0, Math.trunc(value)) : undefined, schema };
  };
  const limit = read("limit")?.value;
  const offset = read("offset")?.value;
  const page = read("number");
  if (!page) return { skip: offset ?? 0, ...(limit !== undefined && { limit }) };
  const first = page.schema?.default === 0 || page.schema?.minimum === 0 ? 0 : 1;
  const number = Math.max(first, page.value ?? first);
  // Where nobody says how long a page is, the first one has everything.
  const size = limit ?? Number.MAX_SAFE_INTEGER;
  return {
    skip: offset ?? Math.min((number - first) * size, Number.MAX_SAFE_INTEGER),
    ...(limit !== undefined && { limit }),
    number,
  };
}

const counts: Record<CountRole, (total: number, page: Page, shown: number) => number | boolean | undefined> = {
  total: (total) => total,
  shown: (_, __, shown) => shown,
  limit: (_, { limit }) => limit,
  offset: (_, { skip }) => skip,
  number: (_, { number }) => number,
  pages: (total, { limit }) => (limit ? Math.ceil(total / limit) : 1),
  more: (total, { skip }, shown) => skip + shown < total,
};

/** A copy of a response with its counts true: in the object around the list, at the top, and in objects beside them. */
export function withCounts(response: unknown, total: number, page: Page, shown: number): unknown {
  const corrected = (value: unknown, depth: number): unknown => {
    if (!isJsonObject(value)) return value;
    const copy: JsonObject = { ...value };
    for (const [name, property] of Object.entries(copy)) {
      if (isJsonObject(property) && depth < 2) copy[name] = corrected(property, depth + 1);
      const role = countRole(name);
      const counted = role && counts[role](total, page, shown);
      if (typeof property === typeof counted) copy[name] = counted;
    }
    return copy;
  };
  return corrected(response, 0);
}
