import type { Collection, Entry } from "./collection.ts";
import type { Documented, Documents } from "./documented.ts";
import type { Filter } from "./hint.ts";
import { isMembers, type Members } from "./json.ts";
import { isPaging, type Page } from "./page.ts";
import type { Kind, Role } from "./plan.ts";

/** One thing in a list: the object, and how a documented one is shown when it was never changed. */
export interface Listed {
  object: Members;
  documented?: Documented;
  /** The item of the contract's own answer, word for word. */
  verbatim?: Members;
}

export interface ListRequest {
  kind: Kind;
  role: Role;
  documents: Documents;
  collection: Collection;
  query: URLSearchParams;
  /** Path parameters above the collection. */
  scope: Readonly<Record<string, string>>;
}

/** Everything that a list has before it is cut into pages, in order: newest first, unless the contract says otherwise. */
export function listAll({ kind, role, documents, collection, query, scope }: ListRequest): Listed[] {
  const own = (entry: Entry) =>
    Object.entries(scope).every(([name, value]) => !(name in entry.scope) || entry.scope[name] === value);
  const here = Object.entries(scope).every(([name, value]) => {
    const known = documents.examplesOf(role, name);
    return known.length === 0 || known.includes(value);
  });
  const listed: Listed[] = [];
  for (const entry of collection.entries())
    if (entry.n > 0 && entry.object && own(entry)) listed.push({ object: entry.object });
  for (const documented of here ? documents.objects : []) {
    const entry = collection.get(documented.n);
    const verbatim = documented.shown.get(role.operation.id);
    if (entry?.object) listed.push({ object: entry.object, documented });
    else if (!entry && verbatim) listed.push({ object: documented.object, documented, verbatim });
  }
  const found = listed.filter((one) => passes(kind, role, query, one));
  return role.hint.order ? sorted(found, role.hint.order) : found;
}

function passes(kind: Kind, { operation, hint }: Role, query: URLSearchParams, { object, verbatim }: Listed): boolean {
  const member = (name: string): unknown => {
    const own = hint.as?.[name] ?? name;
    if (verbatim && Object.hasOwn(verbatim, name)) return verbatim[name];
    return Object.hasOwn(object, own) ? object[own] : undefined;
  };
  return operation.parameters.every((parameter) => {
    if (parameter.in !== "query" || isPaging(parameter.name)) return true;
    const given = query.getAll(parameter.name).filter((value) => value !== "");
    if (given.length === 0) return true;
    const filter: Filter = hint.filter?.[parameter.name] ?? parameter.name;
    if (typeof filter === "string") {
      // A parameter of another name than any member is not known to filter.
      if (!kind.members.has(hint.as?.[filter] ?? filter)) return true;
      const value = member(filter);
      return isMembers(value) || [value].flat().some((one) => given.includes(String(one)));
    }
    const text = given[0] as string;
    if (Array.isArray(filter))
      return filter.some((name) =>
        String(member(name) ?? "")
          .toLowerCase()
          .includes(text.toLowerCase()),
      );
    const [name, upTo] = "from" in filter ? [filter.from, false] : [filter.to, true];
    const order = compare(member(name), text);
    return upTo ? order <= 0 : order >= 0;
  });
}

function sorted(listed: Listed[], order: string): Listed[] {
  const descending = order.startsWith("-");
  const name = order.replace(/^[-+]/, "");
  // Sorting keeps the order of equals, which is newest first; the other way round they are oldest first.
  const from = descending ? listed : [...listed].reverse();
  return [...from].sort((a, b) => compare(a.object[name], b.object[name]) * (descending ? -1 : 1));
}

function compare(a: unknown, b: unknown): number {
  const rank = (value: unknown): string | number => {
    const text = String(value ?? "");
    if (typeof value === "number" || /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
    const time = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(time) ? text : time;
  };
  const [x, y] = [rank(a), rank(b)];
  if (typeof x !== typeof y) return typeof x === "string" ? -1 : 1;
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The part of a list that a page shows. */
export const cut = <T>(items: readonly T[], { skip, limit }: Page, most = Number.POSITIVE_INFINITY): T[] =>
  items.slice(skip, skip + Math.min(limit ?? most, most));
