import { isJsonObject, type JsonObject } from "../../core/json-object.ts";
import { followTokens, withValueAt } from "../../core/json-pointer.ts";
import { plainText } from "../../core/plain-text.ts";
import {
  type Filter,
  isPaging,
  type Kind,
  pointersAt,
  type Role,
  readPage,
  withCounts,
} from "../../resources/index.ts";
import { bound } from "../../schema/index.ts";
import { type Entry, isBelow } from "./collection.ts";

import type { Remembered, RequestContext } from "./request-context.ts";
import { project, respondWith } from "./respond-with.ts";

/** The page of a list that a request asks for. */
export function respondWithList(context: RequestContext): Remembered {
  const { api, role, collection, request, base, scope } = context;
  const { at, success, operation } = role;
  const baseItems = at && followTokens(base.json, at);
  const isEmpty = !collection.touched() && collection.entries().length === 0;
  if (isEmpty || !at || !Array.isArray(baseItems)) return { response: respondWith(context) };
  const filters = [...request.query].filter(([name]) => !isPaging(name));
  const listed = collection.list(JSON.stringify([operation.id, scope, filters]), () => listAll(context));
  const page = readPage(role.paging, request.query);
  const { parts } = api.nodes.view(pointersAt(api.nodes, success, at));
  const most = Math.min(page.limit ?? listed.length, bound(parts, "maxItems", "least") ?? listed.length);
  const shown = listed.slice(page.skip, page.skip + most);
  const spare = isJsonObject(baseItems[0]) ? baseItems[0] : {};
  const items = shown.map((entry) => itemOf(context, entry, spare));
  const body = withCounts(withValueAt(base.json, at, items), listed.length, page, items.length);
  // What fits need not be checked again: what is around it is, with as few items as there may be.
  const few = Math.max(1, bound(parts, "minItems", "most") ?? 1);
  const isKnown = shown.every((entry) => !entry.isSeed && entry.shown?.has(role));
  const fits = (value: unknown) => success.pointer !== undefined && api.check(success.pointer, value).length === 0;
  if (isKnown && fits(withValueAt(body, at, items.slice(0, few))))
    return { response: { ...base, json: body, body: writeList(context, body, shown), bodyMisfit: undefined } };
  const spares = items.map(() => spare);
  return { response: api.echo(operation, request, base, body, withValueAt(base.json, at, spares)) };
}

/** What stands for the items while the rest is written. */
const itemsHere = "\0items";

/** The JSON of a list, of whose items each is written once until it changes: nearly all that a long list costs. */
function writeList({ role }: RequestContext, body: unknown, shown: readonly Entry[]): string {
  const texts = shown.map((entry) => {
    entry.written ??= new Map();
    const text = entry.written.get(role) ?? JSON.stringify(entry.shown?.get(role));
    entry.written.set(role, text);
    return text;
  });
  const around = JSON.stringify(withValueAt(body, role.at ?? [], itemsHere));
  return around.replace(JSON.stringify(itemsHere), () => `[${texts.join(",")}]`);
}

/** An object as the list shows it; one that fits is shown so until it changes. */
function itemOf({ api: { nodes, check }, role }: RequestContext, entry: Entry, spare: JsonObject): JsonObject {
  const known = entry.shown?.get(role);
  if (known) return known;
  const item = project(nodes, role, entry.object as JsonObject, spare);
  if (role.schema === undefined || check(role.schema, item).length > 0) return item;
  entry.shown ??= new Map();
  entry.shown.set(role, item);
  return item;
}

/** Everything that a list has before it is cut into pages, in order: newest first, unless the contract says otherwise. */
function listAll({ kind, role, collection, request, scope }: RequestContext): readonly Entry[] {
  const { hint, scopeExamples } = role;
  const showsSeeds = Object.entries(scope).every(([name, value]) => {
    const known = scopeExamples[name] ?? [];
    return known.length === 0 || known.includes(value);
  });
  const tests = testsFor(kind, role, request.query);
  const listed = collection.entries().filter((entry) => {
    // A seeded one is in the lists whose examples show it, and in all of them once it is changed.
    const isListed = entry.n > 0 || (showsSeeds && (!entry.isSeed || entry.shown?.has(role)));
    return isListed && isBelow(entry, scope) && tests.every((test) => test(entry));
  });
  return hint.order ? sorted(listed, hint.order) : listed;
}

/** What a query asks of the objects of a list. */
function testsFor(kind: Kind, role: Role, query: URLSearchParams): ((one: Entry) => boolean)[] {
  const { operation, hint } = role;
  const property = ({ object = {}, isSeed, shown }: Entry, name: string): unknown => {
    const example = isSeed && shown?.get(role);
    if (example && Object.hasOwn(example, name)) return example[name];
    const own = hint.as?.[name] ?? name;
    return Object.hasOwn(object, own) ? object[own] : undefined;
  };
  return operation.parameters.flatMap((parameter): ((one: Entry) => boolean)[] => {
    if (parameter.in !== "query" || isPaging(parameter.name)) return [];
    const given = query.getAll(parameter.name).filter((value) => value !== "");
    const [text] = given;
    if (text === undefined) return [];
    const filter: Filter = hint.filter?.[parameter.name] ?? parameter.name;
    if (typeof filter === "string") {
      // A parameter of another name than any property is not known to filter.
      if (!kind.properties.has(hint.as?.[filter] ?? filter)) return [];
      return [
        (one) => {
          const value = property(one, filter);
          return isJsonObject(value) || [value].flat().some((one) => given.includes(plainText(one)));
        },
      ];
    }
    if (Array.isArray(filter)) {
      const part = text.toLowerCase();
      return [(one) => filter.some((name) => plainText(property(one, name)).toLowerCase().includes(part))];
    }
    const bound = rank(text);
    if ("from" in filter) return [(one) => compareRanks(rank(property(one, filter.from)), bound) >= 0];
    return [(one) => compareRanks(rank(property(one, filter.to)), bound) <= 0];
  });
}

function sorted(listed: readonly Entry[], order: string): Entry[] {
  const descending = order.startsWith("-");
  const name = order.replace(/^[-+]/, "");
  const ranked = listed.map((entry) => ({ entry, rank: rank(entry.object?.[name]) }));
  // Sorting keeps the order of equals, which is newest first; the other way round they are oldest first.
  if (!descending) ranked.reverse();
  const sign = descending ? -1 : 1;
  return ranked.sort((a, b) => compareRanks(a.rank, b.rank) * sign).map(({ entry }) => entry);
}

/** What a value is compared by: a number, an instant, or its text. */
function rank(value: unknown): string | number {
  if (typeof value === "number") return value;
  const text = plainText(value);
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  const time = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? text : time;
}

function compareRanks(a: string | number, b: string | number): number {
  if (typeof a !== typeof b) return typeof a === "string" ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
