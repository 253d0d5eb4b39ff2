import { UsageError } from "../../core/errors.ts";
import type { ClockState } from "./clock.ts";
import type { CollectionData, Entry } from "./collection.ts";

/** A namespace as JSON. */
export interface Snapshot {
  countersign: 1;
  clock: ClockState;
  resources: Record<string, Record<string, CollectionData>>;
}

/** The key of a value in the database: what it is, its namespace, and of an entry its API, kind and number. */
export const storeKey = (...parts: string[]): string => JSON.stringify(parts);

/** The namespaces that a database holds. */
export function readStored(stored: [key: string, value: unknown][]): Map<string, Partial<Snapshot>> {
  const found = new Map<string, Partial<Snapshot>>();
  for (const [key, value] of stored) {
    const [what, name, api, kind] = JSON.parse(key);
    const kept = found.get(name) ?? { resources: {} };
    found.set(name, kept);
    if (what === "clock") kept.clock = value as ClockState;
    else {
      const resources = kept.resources as Snapshot["resources"];
      const data = resources[api]?.[kind] ?? { count: 0, entries: [] };
      resources[api] = { ...resources[api], [kind]: data };
      if (what === "count") data.count = value as number;
      else data.entries.push(value as Entry);
    }
  }
  return found;
}

const isObject = (value: unknown): value is Record<string, any> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** @throws UsageError when it is none. */
export function readSnapshot(value: unknown): Snapshot {
  const bad = (what: string): never => {
    throw new UsageError(`this is not a state as GET /_countersign/state answers it: ${what}.`);
  };
  if (!isObject(value) || value.countersign !== 1) return bad("`countersign` is not 1");
  const { clock, resources } = value;
  if (!isObject(clock) || !(Number.isFinite(clock.fixed) || Number.isFinite(clock.offset))) bad("`clock` is none");
  if (!isObject(resources)) bad("`resources` is not an object");
  for (const kinds of Object.values<unknown>(resources))
    for (const data of isObject(kinds) ? Object.values(kinds) : bad("an API is not an object"))
      if (
        !isObject(data) ||
        !Number.isSafeInteger(data.count) ||
        !Array.isArray(data.entries) ||
        !data.entries.every(isEntry)
      )
        bad("a resource is not { count, entries }");
  return structuredClone(value as Snapshot);
}

const isEntry = (entry: unknown): boolean =>
  isObject(entry) &&
  Number.isSafeInteger(entry.n) &&
  isObject(entry.ids) &&
  Object.values(entry.ids).every((values) => Array.isArray(values) && values.every((id) => typeof id === "string")) &&
  isObject(entry.scope) &&
  (entry.object === undefined || isObject(entry.object));
