import { type BoundedCache, boundedCache } from "../../core/bounded-cache.ts";
import type { JsonObject } from "../../core/json-object.ts";
import type { Role } from "../../resources/index.ts";
import type { MockResponse } from "../mock-response.ts";

/**
 * How many lists are kept. Without any a page of a list of 1,000 objects takes 500 us of CPU in place of 40 (least of 50
 * interleaved rounds).
 */
const keptLists = 100;

/** One thing that is remembered. */
export interface Entry {
  /** Its number, counted from 1 in the order of creation; below 0 for one that was seeded, -1 the first. */
  n: number;
  /** By which values it is found, by property. */
  ids: Record<string, string[]>;
  /** Values of the path parameters above its collection. */
  scope: Record<string, string>;
  /** Never written into: a change puts another one in its place. Absent when a seeded one was deleted. */
  object?: JsonObject;
  /** Whether it was seeded and never changed. */
  isSeed?: boolean;
  /**
   * How responses show the object: those whose examples have it, and lists that showed it since it is as it is. Without the
   * latter a page of 25 objects on average takes 350 us of CPU in place of 40.
   */
  shown?: Map<Role, JsonObject>;
  /**
   * The last read of it, with what it depends on: whoever waits for a payment reads the same again and again. Without it
   * such a read takes 36 us of CPU in place of 14 (least of 50 interleaved rounds).
   */
  read?: { base: MockResponse; url: string; response: MockResponse };
  /** The JSON of what lists show. Without it the same page takes 78 us in place of 39. */
  written?: Map<Role, string>;
}

/** What is remembered of one kind in one namespace. */
export interface Collection {
  /** Whether anything was ever created, changed or deleted here. */
  touched(): boolean;
  /** Lets these be there from the beginning, in place of what was seeded before; what was changed stays as it is. */
  seed(seeds: readonly Entry[]): void;
  /** The number for the next entry. */
  next(): number;
  /** Puts an entry in the place of the one of its number. */
  put(entry: Entry): void;
  remove(entry: Entry): void;
  /** The newest entry that is there and has all of these values. */
  find(values: Readonly<Record<string, string>>, scope: Readonly<Record<string, string>>): Entry | undefined;
  /** Whether an entry has this value, deleted or not. */
  has(property: string, value: string): boolean;
  /** Those that are there, newest first, the seeded ones last. */
  entries(): readonly Entry[];
  /** The list that `make` gives, kept under this key until something changes: pages of one list are cut from the same. */
  list(key: string, make: () => readonly Entry[]): readonly Entry[];
  /** What is to be kept of it: not what was seeded and never changed. */
  data(): CollectionData;
}

export interface CollectionData {
  /** How many were created. */
  count: number;
  entries: Entry[];
}

/** What a collection has in it. */
interface Contents {
  count: number;
  byNumber: Map<number, Entry>;
  /** By property and value: the numbers of the entries that have it. */
  index: Map<string, Map<string, Set<number>>>;
  seeds: readonly Entry[];
  /** How many of the entries were seeded. */
  seeded: number;
  /** What was made of the entries since the last change. */
  lists: BoundedCache<string, readonly Entry[]>;
}

/**
 * Makes a collection that finds its entries by any of their ids.
 *
 * @param limit How many entries are kept beside the seeded ones; the oldest goes first.
 * @param onChange Told of each entry that was put or, when it has none, removed, and of the new count.
 */
export function createCollection(
  { count, entries }: CollectionData = { count: 0, entries: [] },
  limit: number = Number.POSITIVE_INFINITY,
  onChange: (n: number, entry: Entry | undefined, count: number) => void = () => {},
): Collection {
  const lists = boundedCache<string, readonly Entry[]>(keptLists);
  const contents: Contents = { count, byNumber: new Map(), index: new Map(), seeds: [], seeded: 0, lists };
  const { byNumber, index } = contents;
  for (const entry of entries) {
    keep(contents, storedOf(entry));
    // Where the count was lost or written by hand, numbers go on after those that are there.
    contents.count = Math.max(contents.count, entry.n);
  }
  let isTouched = count > 0 || entries.length > 0;
  // Goes on where it stopped: a new one would pass over the place of everything that has gone before.
  let oldestFirst = byNumber.values();
  const put = (entry: Entry): void => {
    isTouched = true;
    keep(contents, entry);
    onChange(entry.n, storedOf(entry), contents.count);
  };
  const remove = (n: number): void => {
    forget(contents, n);
    onChange(n, undefined, contents.count);
  };
  return {
    touched: () => isTouched,
    seed: (seeds) => reseed(contents, seeds),
    next: () => ++contents.count,
    put(entry) {
      put(entry);
      while (byNumber.size - contents.seeded > limit) {
        const { done, value: oldest } = oldestFirst.next();
        if (done) oldestFirst = byNumber.values();
        else if (oldest.n > 0) remove(oldest.n);
      }
    },
    // A seeded one that just went would be seeded again.
    remove: ({ n, ids, scope }) => (n < 0 ? put({ n, ids, scope }) : remove(n)),
    find: (values, scope) => find(contents, values, scope),
    has: (property, value) => index.get(property)?.has(value) === true,
    entries: () =>
      list(contents, "", () => [...byNumber.values()].filter(({ object }) => object).sort((a, b) => b.n - a.n)),
    list: (key, make) => list(contents, key, make),
    data: () => ({
      count: contents.count,
      entries: [...byNumber.values()].filter(({ isSeed }) => !isSeed).map(storedOf),
    }),
  };
}

/** An entry without what only holds for the contract as it is now. */
const storedOf = ({ n, ids, scope, object }: Entry): Entry => ({ n, ids, scope, ...(object && { object }) });

function keep(contents: Contents, entry: Entry): void {
  const { byNumber, index } = contents;
  const { n, ids } = entry;
  dropLists(contents);
  const before = byNumber.get(n);
  if (before) dropIds(contents, before);
  else if (n < 0) contents.seeded += 1;
  // One that changes keeps its place: the entries stay in order, and to sort them takes one look at each.
  byNumber.set(n, entry);
  for (const property of Object.keys(ids)) {
    const byValue = index.get(property) ?? new Map<string, Set<number>>();
    index.set(property, byValue);
    for (const value of ids[property] ?? []) {
      const known = byValue.get(value);
      if (known) known.add(n);
      else byValue.set(value, new Set([n]));
    }
  }
}

function dropIds({ index }: Contents, { n, ids }: Entry): void {
  for (const property of Object.keys(ids))
    for (const value of ids[property] ?? []) {
      const known = index.get(property)?.get(value);
      known?.delete(n);
      if (known?.size === 0) index.get(property)?.delete(value);
    }
}

function dropLists(contents: Contents): void {
  if (contents.lists.size > 0) contents.lists = boundedCache(keptLists);
}

function forget(contents: Contents, n: number): void {
  dropLists(contents);
  const entry = contents.byNumber.get(n);
  if (!entry) return;
  contents.byNumber.delete(n);
  dropIds(contents, entry);
  if (n < 0) contents.seeded -= 1;
}

function reseed(contents: Contents, seeds: readonly Entry[]): void {
  if (seeds === contents.seeds) return;
  for (const entry of contents.seeds) if (contents.byNumber.get(entry.n) === entry) forget(contents, entry.n);
  for (const entry of seeds) if (!contents.byNumber.has(entry.n)) keep(contents, entry);
  contents.seeds = seeds;
}

function list({ lists }: Contents, key: string, make: () => readonly Entry[]): readonly Entry[] {
  const found = lists.get(key) ?? make();
  lists.set(key, found);
  return found;
}

function find(
  { byNumber, index }: Contents,
  values: Readonly<Record<string, string>>,
  scope: Readonly<Record<string, string>>,
): Entry | undefined {
  const [first, ...others] = Object.entries(values);
  let newest: Entry | undefined;
  for (const n of (first && index.get(first[0])?.get(first[1])) ?? []) {
    const entry = byNumber.get(n) as Entry;
    const isMeant =
      entry.object &&
      others.every(([property, value]) => entry.ids[property]?.includes(value)) &&
      isBelow(entry, scope);
    if (isMeant && !(newest && newest.n > n)) newest = entry;
  }
  return newest;
}

/** Whether an entry is in the collection that these path parameters name. */
export const isBelow = (entry: Entry, scope: Readonly<Record<string, string>>): boolean =>
  Object.entries(scope).every(([name, value]) => !(name in entry.scope) || entry.scope[name] === value);
