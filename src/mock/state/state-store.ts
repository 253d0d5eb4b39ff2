import { randomInt } from "node:crypto";
import { boundedCache } from "../../core/bounded-cache.ts";
import { UsageError } from "../../core/errors.ts";
import { type Clock, type ClockState, createClock, seededStart } from "./clock.ts";
import { type Collection, type CollectionData, createCollection } from "./collection.ts";
import { openLevelStore } from "./level-store.ts";
import { readSnapshot, readStored, type Snapshot, storeKey } from "./snapshot.ts";

export interface StateOptions {
  /** Ids are made from it: the same seed and the same requests give the same responses. Some number when absent. */
  seed?: number;
  /**
   * The time that is stored and answered: an instant at which it stands until it is moved, or `now` for the real one.
   * When absent: the real one; with a seed, the first of January 2026.
   */
  clock?: number | string;
  /** Directory of a database that keeps everything; memory alone when absent. */
  state?: string;
}

/** Everything that one mock remembers, in namespaces that do not know of each other. */
export interface StateStore {
  seed: number;
  namespace(name: string): Namespace;
  /** Forgets a namespace, its clock included; all of them without a name. */
  reset(name?: string): void;
  snapshot(name: string): Snapshot;
  /** @throws UsageError when this is no snapshot. */
  restore(name: string, snapshot: unknown): void;
  /** Ends when everything so far is kept; undefined where nothing is kept on a disk. */
  settled(): Promise<void> | undefined;
  close(): Promise<void>;
}

export interface Namespace {
  clock: Clock;
  collection(api: string, kind: string): Collection;
}

export const defaultNamespace = "default";

/** Without a database: how many objects of a kind a namespace keeps, and how many namespaces are kept. */
const limits = { objects: 10_000, namespaces: 1_000 };

/**
 * Makes the state of a mock.
 *
 * @param real The real clock, in milliseconds since 1970 UTC.
 * @throws UsageError when the seed or the clock is none, or the state cannot be opened.
 */
export async function createStateStore(
  { seed, clock, state }: StateOptions = {},
  real: () => number = Date.now,
): Promise<StateStore> {
  if (seed !== undefined && !Number.isSafeInteger(seed))
    throw new UsageError(`the seed has to be a whole number, got ${JSON.stringify(seed)}.`);
  const start: ClockState =
    clock === undefined ? (seed === undefined ? { offset: 0 } : { fixed: seededStart }) : readClock(clock);
  const store = state === undefined ? undefined : await openLevelStore(state);
  const namespaces = boundedCache<string, Kept>(store ? Number.POSITIVE_INFINITY : limits.namespaces);
  const limit = store ? Number.POSITIVE_INFINITY : limits.objects;

  function open(name: string, kept: Partial<Snapshot> = {}): Kept {
    const collections = new Map<string, Collection>();
    const add = (api: string, kind: string, data?: CollectionData): Collection => {
      const collection = createCollection(data, limit, (n, entry, count) => {
        store?.write(storeKey("count", name, api, kind), count);
        store?.write(storeKey("entry", name, api, kind, String(n)), entry);
      });
      collections.set(JSON.stringify([api, kind]), collection);
      return collection;
    };
    for (const [api, kinds] of Object.entries(kept.resources ?? {}))
      for (const [kind, data] of Object.entries(kinds)) add(api, kind, data);
    const found = new Map<string, Map<string, Collection>>();
    const namespace: Kept = {
      clock: createClock(kept.clock ?? start, real, (to) => store?.write(storeKey("clock", name), to)),
      collection(api, kind) {
        let collection = found.get(api)?.get(kind);
        if (!collection) {
          collection = collections.get(JSON.stringify([api, kind])) ?? add(api, kind);
          found.set(api, new Map(found.get(api)).set(kind, collection));
        }
        return collection;
      },
      collections,
    };
    namespaces.set(name, namespace);
    return namespace;
  }

  const namespace = (name: string): Kept => namespaces.get(name) ?? open(name);

  function forget(name: string): void {
    for (const [key, collection] of namespaces.get(name)?.collections ?? []) {
      const [api, kind] = JSON.parse(key);
      store?.write(storeKey("count", name, api, kind), undefined);
      for (const { n } of collection.entries()) store?.write(storeKey("entry", name, api, kind, String(n)), undefined);
    }
    store?.write(storeKey("clock", name), undefined);
    namespaces.delete(name);
  }

  if (store) for (const [name, kept] of readStored(await store.load())) open(name, { clock: start, ...kept });

  return {
    seed: seed ?? randomInt(2 ** 31),
    namespace,
    reset(name) {
      for (const one of name === undefined ? namespaces.keys() : [name]) forget(one);
    },
    snapshot(name) {
      const { clock, collections } = namespace(name);
      const resources: Snapshot["resources"] = {};
      for (const [key, collection] of collections) {
        const [api, kind] = JSON.parse(key);
        if (collection.touched()) resources[api] = { ...resources[api], [kind]: collection.data() };
      }
      return structuredClone({ countersign: 1, clock: clock.state(), resources });
    },
    restore(name, snapshot) {
      const checked = readSnapshot(snapshot);
      forget(name);
      const { clock, collections } = open(name, checked);
      store?.write(storeKey("clock", name), clock.state());
      for (const [key, collection] of collections) {
        const [api, kind] = JSON.parse(key);
        const { count, entries } = collection.data();
        store?.write(storeKey("count", name, api, kind), count);
        for (const entry of entries) store?.write(storeKey("entry", name, api, kind, String(entry.n)), entry);
      }
    },
    settled: () => store?.settled(),
    close: async () => store?.close(),
  };
}

type Kept = Namespace & { collections: Map<string, Collection> };

/** @throws UsageError when it is neither an instant nor `now`. */
export function readClock(clock: number | string): ClockState {
  if (clock === "now") return { offset: 0 };
  const at = typeof clock === "number" ? clock : Date.parse(clock);
  if (!Number.isFinite(at) || Math.abs(at) > 8.64e15)
    throw new UsageError(
      `the clock has to be now or an instant such as 2026-01-01T00:00:00Z, got ${JSON.stringify(clock)}.`,
    );
  return { fixed: at };
}
