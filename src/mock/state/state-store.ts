import { randomInt } from "node:crypto";
import { type BoundedCache, boundedCache } from "../../core/bounded-cache.ts";
import { displayPath } from "../../core/display-path.ts";
import { UsageError } from "../../core/errors.ts";
import { plural } from "../../core/plural.ts";
import { type Clock, type ClockState, createClock, readClock, seededStart } from "./clock.ts";
import { type Collection, type CollectionData, createCollection, type Entry } from "./collection.ts";
import { openLevelStore, type Store } from "./level-store.ts";
import { readSnapshot, readStored, type Snapshot, storeKey, storeVersion } from "./snapshot.ts";

export interface StateOptions {
  /** Ids are made from it: the same seed and the same requests give the same responses. Some number when absent. */
  seed?: number;
  /**
   * The time that is stored and in responses: an instant at which it stands until it is moved, or `now` for the real one.
   * When absent: the real one; with a seed, the first of January 2026.
   */
  clock?: number | string;
  /** Directory of a database that keeps everything; memory alone when absent. */
  state?: string;
}

/** Everything that one mock remembers, in namespaces that do not know of each other. */
export interface StateStore {
  seed: number;
  /** What was wrong with what was kept, a sentence each: to be said at start. */
  notes: string[];
  namespace(name: string): Namespace;
  /** Forgets a namespace, its clock included; all of them without a name. */
  reset(name?: string): void;
  snapshot(name: string): Snapshot;
  /** All that is there, also what was seeded and never changed: of the collections that some request was about. */
  contents(name: string): { api: string; kind: string; entries: readonly Entry[] }[];
  /** @throws UsageError when this is no snapshot. */
  restore(name: string, snapshot: unknown): void;
  /** Ends when everything so far is kept; undefined where nothing is kept on a disk. */
  settled(): Promise<void> | undefined;
  close(): Promise<void>;
}

export interface Namespace {
  clock: Clock;
  /** @param seeds What is there from the beginning. */
  collection(api: string, kind: string, seeds?: readonly Entry[]): Collection;
}

export const defaultNamespace = "default";

/** Without a database: how many objects of a kind a namespace keeps, and how many namespaces are kept. */
const limits = { objects: 10_000, namespaces: 1_000 };

/** What the state of one mock stands on. */
interface Keeping {
  /** Absent where nothing is kept on a disk. */
  store: Store | undefined;
  /** How clocks begin. */
  start: ClockState;
  real: () => number;
  namespaces: BoundedCache<string, Kept>;
}

/** A namespace, and its collections, each with its API and kind. */
type Kept = Namespace & { collections: Map<string, { api: string; kind: string; collection: Collection }> };

/**
 * Makes the state of a mock.
 *
 * @param real The real clock, in milliseconds since 1970 UTC.
 * @throws UsageError when the seed or the clock is not one, or the state cannot be opened.
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
  const keeping: Keeping = { store, start, real, namespaces };
  const notes = store ? await openAll(keeping, store, state as string) : [];
  const namespace = (name: string): Kept => namespaces.get(name) ?? open(keeping, name);
  return {
    seed: seed ?? randomInt(2 ** 31),
    notes,
    namespace,
    reset(name) {
      for (const one of name === undefined ? namespaces.keys() : [name]) forget(keeping, one);
    },
    snapshot: (name) => takeSnapshot(namespace(name)),
    contents: (name) =>
      [...namespace(name).collections.values()].map(({ api, kind, collection }) => ({
        api,
        kind,
        entries: collection.entries(),
      })),
    restore: (name, snapshot) => restore(keeping, name, readSnapshot(snapshot)),
    settled: () => store?.settled(),
    close: async () => store?.close(),
  };
}

/** Opens every namespace of a database. @returns what was wrong with it, a sentence each. */
async function openAll(keeping: Keeping, store: Store, path: string): Promise<string[]> {
  const { namespaces, version, lost } = readStored(store.stored);
  if (version !== undefined && version !== storeVersion) {
    await store.close();
    throw new UsageError(
      `--state: ${path} was written by another version of countersign (${JSON.stringify(version)}, here it is ${storeVersion}); name another one, or delete it.`,
    );
  }
  store.write(storeKey("version"), storeVersion);
  for (const [name, kept] of namespaces) open(keeping, name, { clock: keeping.start, ...kept });
  const said = `--state: ${displayPath(path)}:`;
  const notes = [
    ...store.notes,
    ...(lost.length ? [`${said} what is not a state is left out: ${lost.join(", ")}.`] : []),
  ];
  if (notes.length === 0) return [];
  const kinds = [...namespaces.values()].flatMap(({ resources = {} }) =>
    Object.values(resources).flatMap(Object.values),
  );
  const count = kinds.reduce((sum, { entries }: CollectionData) => sum + entries.length, 0);
  return [...notes, `${said} ${plural(count, "object is", "objects are")} there.`];
}

function open({ store, start, real, namespaces }: Keeping, name: string, kept: Partial<Snapshot> = {}): Kept {
  const collections: Kept["collections"] = new Map();
  // The name of an API has no space in it.
  const keyOf = (api: string, kind: string) => `${api} ${kind}`;
  const add = (api: string, kind: string, data?: CollectionData): Collection => {
    const collection = createCollection(data, store ? Number.POSITIVE_INFINITY : limits.objects, (n, entry, count) => {
      store?.write(storeKey("count", name, api, kind), count);
      store?.write(storeKey("entry", name, api, kind, String(n)), entry);
    });
    collections.set(keyOf(api, kind), { api, kind, collection });
    return collection;
  };
  for (const [api, kinds] of Object.entries(kept.resources ?? {}))
    for (const [kind, data] of Object.entries(kinds)) add(api, kind, data);
  const namespace: Kept = {
    clock: createClock(kept.clock ?? start, real, (to) => store?.write(storeKey("clock", name), to)),
    collection(api, kind, seeds) {
      const collection = collections.get(keyOf(api, kind))?.collection ?? add(api, kind);
      if (seeds) collection.seed(seeds);
      return collection;
    },
    collections,
  };
  namespaces.set(name, namespace);
  return namespace;
}

function forget({ store, namespaces }: Keeping, name: string): void {
  const kept = namespaces.get(name);
  if (store && kept) for (const [key] of storedValues(name, kept)) store.write(key, undefined);
  namespaces.delete(name);
}

function takeSnapshot({ clock, collections }: Kept): Snapshot {
  const resources: Snapshot["resources"] = {};
  for (const { api, kind, collection } of collections.values())
    if (collection.touched()) resources[api] = { ...resources[api], [kind]: collection.data() };
  return structuredClone({ countersign: 1, clock: clock.state(), resources });
}

function restore(keeping: Keeping, name: string, snapshot: Snapshot): void {
  forget(keeping, name);
  for (const [key, value] of storedValues(name, open(keeping, name, snapshot))) keeping.store?.write(key, value);
}

/** Everything of a namespace as it is kept in a database. */
function* storedValues(name: string, { clock, collections }: Kept): Generator<[key: string, value: unknown]> {
  yield [storeKey("clock", name), clock.state()];
  for (const { api, kind, collection } of collections.values()) {
    const { count, entries } = collection.data();
    yield [storeKey("count", name, api, kind), count];
    for (const entry of entries) yield [storeKey("entry", name, api, kind, String(entry.n)), entry];
  }
}
