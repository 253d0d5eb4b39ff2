import { boundedCache } from "../../core/bounded-cache.ts";
import type { JsonObject } from "../json.ts";

/** How many derived values are kept. */
const keptValues = 100;

/** One thing that is remembered. */
export interface Entry {
  /** Its number, counted from 1 in the order of creation; below 0 for a documented one, -1 the first. */
  n: number;
  /** By which values it is found, by property. */
  ids: Record<string, string[]>;
  /** Values of the path parameters above its collection. */
  scope: Record<string, string>;
  /**
   * Never written into: a change puts another one in its place. Absent when it was deleted and must not be taken for the
   * documented one again.
   */
  object?: JsonObject;
}

/** What is remembered of one kind in one namespace. */
export interface Collection {
  /** Whether anything was ever created, changed or deleted here. */
  touched(): boolean;
  /** The number for the next entry. */
  next(): number;
  /** Puts an entry in the place of the one of its number. */
  put(entry: Entry): void;
  remove(entry: Entry): void;
  /** The newest entry that has all of these values; one that was deleted only when no other has. */
  find(values: Readonly<Record<string, string>>, scope: Readonly<Record<string, string>>): Entry | undefined;
  /** Whether an entry has this value, deleted or not. */
  has(member: string, value: string): boolean;
  get(n: number): Entry | undefined;
  /** Newest first, deleted ones included. */
  entries(): readonly Entry[];
  /** What `make` gives, kept under this key until something changes. */
  derived<Value>(key: string, make: () => Value): Value;
  data(): CollectionData;
}

export interface CollectionData {
  /** How many were created. */
  count: number;
  entries: Entry[];
}

/**
 * Makes a collection that finds its entries by any of their ids.
 *
 * @param limit How many entries are kept; the oldest goes first.
 * @param onChange Told of each entry that was put or, when it has none, removed, and of the new count.
 */
export function createCollection(
  { count, entries }: CollectionData = { count: 0, entries: [] },
  limit: number = Number.POSITIVE_INFINITY,
  onChange: (n: number, entry: Entry | undefined, count: number) => void = () => {},
): Collection {
  const byNumber = new Map<number, Entry>();
  // By property and value; a number by itself where it is the only one, as nearly all are.
  const byId = new Map<string, Map<string, number | Set<number>>>();
  let sorted: Entry[] | undefined;
  let kept = boundedCache<string, { value: unknown }>(keptValues);
  const changed = (): void => {
    sorted = undefined;
    if (kept.size > 0) kept = boundedCache(keptValues);
  };
  // Goes on where it stopped: a new one would pass over the place of everything that has gone before.
  let oldestFirst = byNumber.values();

  const forget = (entry: Entry): void => {
    byNumber.delete(entry.n);
    for (const member of Object.keys(entry.ids)) {
      const byValue = byId.get(member);
      for (const value of entry.ids[member] ?? []) {
        const numbers = byValue?.get(value);
        if (typeof numbers === "object") numbers.delete(entry.n);
        if (numbers === entry.n || (typeof numbers === "object" && numbers.size === 0)) byValue?.delete(value);
      }
    }
    changed();
  };
  const keep = (entry: Entry): void => {
    const old = byNumber.get(entry.n);
    if (old) forget(old);
    byNumber.set(entry.n, entry);
    for (const member of Object.keys(entry.ids)) {
      let byValue = byId.get(member);
      if (!byValue) {
        byValue = new Map();
        byId.set(member, byValue);
      }
      for (const value of entry.ids[member] ?? []) {
        const numbers = byValue.get(value);
        if (numbers === undefined) byValue.set(value, entry.n);
        else if (typeof numbers === "object") numbers.add(entry.n);
        else if (numbers !== entry.n) byValue.set(value, new Set([numbers, entry.n]));
      }
    }
    changed();
  };
  for (const entry of entries) keep(entry);

  return {
    touched: () => count > 0 || byNumber.size > 0,
    next() {
      count += 1;
      return count;
    },
    put(entry) {
      keep(entry);
      onChange(entry.n, entry, count);
      while (byNumber.size > limit) {
        const { done, value: oldest } = oldestFirst.next();
        if (done) oldestFirst = byNumber.values();
        // Documented ones are few, and would be back as they were.
        else if (oldest.n > 0) {
          forget(oldest);
          onChange(oldest.n, undefined, count);
        }
      }
    },
    remove(entry) {
      forget(entry);
      onChange(entry.n, undefined, count);
    },
    find(values, scope) {
      const [first, ...others] = Object.entries(values);
      if (!first) return undefined;
      const numbers = byId.get(first[0])?.get(first[1]);
      if (!numbers) return undefined;
      const candidates = (typeof numbers === "object" ? [...numbers] : [numbers])
        .map((n) => byNumber.get(n) as Entry)
        .filter(
          (entry) =>
            others.every(([member, value]) => entry.ids[member]?.includes(value)) &&
            Object.entries(scope).every(([name, value]) => !(name in entry.scope) || entry.scope[name] === value),
        )
        .sort((a, b) => b.n - a.n);
      return candidates.find(({ object }) => object) ?? candidates[0];
    },
    has: (member, value) => byId.get(member)?.has(value) ?? false,
    get: (n) => byNumber.get(n),
    entries() {
      sorted ??= [...byNumber.values()].sort((a, b) => b.n - a.n);
      return sorted;
    },
    derived<Value>(key: string, make: () => Value) {
      const found = kept.get(key) ?? { value: make() };
      kept.set(key, found);
      return found.value as Value;
    },
    data: () => ({ count, entries: [...byNumber.values()] }),
  };
}
