import { UsageError } from "../../core/errors.ts";
import { isJsonObject, type JsonObject } from "../../core/json-object.ts";
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

/** Of how values are stored. */
export const storeVersion = 1;

/** What a database holds. */
export interface Stored {
  namespaces: Map<string, Partial<Snapshot>>;
  version: unknown;
  /** Keys of values that are not what they should be. */
  lost: string[];
}

/** Reads the values of a database; what is not part of a state is left out. */
export function readStored(stored: readonly [key: string, json: string][]): Stored {
  const namespaces: Stored["namespaces"] = new Map();
  const lost: string[] = [];
  let version: unknown;
  for (const [key, json] of stored) {
    const [what, name = "", api = "", kind = ""] = (parsed(key) ?? []) as string[];
    const value = parsed(json);
    if (what === "version") version = value;
    else if (!isPart(what, value)) lost.push(key.slice(0, 100));
    else {
      const kept = namespaces.get(name) ?? { resources: {} };
      namespaces.set(name, kept);
      if (what === "clock") kept.clock = value as ClockState;
      else addPart(kept.resources as Snapshot["resources"], api, kind, value as number | Entry);
    }
  }
  return { namespaces, version, lost };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function addPart(resources: Snapshot["resources"], api: string, kind: string, value: number | Entry): void {
  const data = resources[api]?.[kind] ?? { count: 0, entries: [] };
  resources[api] = { ...resources[api], [kind]: data };
  if (typeof value === "number") data.count = Math.max(value, data.count);
  else {
    data.entries.push(value);
    // Where the count was lost, numbers go on after those that are there.
    data.count = Math.max(value.n, data.count);
  }
}

const isPart = (what: unknown, value: unknown): boolean =>
  (what === "clock" && isClock(value)) ||
  (what === "count" && Number.isSafeInteger(value)) ||
  (what === "entry" && isEntry(value));

const isClock = (clock: unknown): boolean =>
  isJsonObject(clock) && (Number.isFinite(clock.fixed) || Number.isFinite(clock.offset));

const isEntry = (entry: unknown): boolean =>
  isJsonObject(entry) &&
  Number.isSafeInteger(entry.n) &&
  isJsonObject(entry.ids) &&
  Object.values(entry.ids).every((values) => Array.isArray(values) && values.every((id) => typeof id === "string")) &&
  isJsonObject(entry.scope) &&
  (entry.object === undefined || isJsonObject(entry.object));

const isCollection = (data: unknown): boolean =>
  isJsonObject(data) && Number.isSafeInteger(data.count) && Array.isArray(data.entries) && data.entries.every(isEntry);

/** @throws UsageError when it is not a state. */
export function readSnapshot(value: unknown): Snapshot {
  const { countersign, clock, resources }: JsonObject = isJsonObject(value) ? value : {};
  const kinds = isJsonObject(resources) ? Object.values(resources) : [];
  const wrong =
    (countersign !== 1 && "`countersign` is not 1") ||
    (!isClock(clock) && "`clock` is not a clock") ||
    (!isJsonObject(resources) && "`resources` is not an object") ||
    (!kinds.every(isJsonObject) && "an API is not an object") ||
    (!kinds.every((one) => Object.values(one as JsonObject).every(isCollection)) &&
      "a resource is not { count, entries }");
  if (wrong) throw new UsageError(`this is not a state as GET /_countersign/state gives it: ${wrong}.`);
  return structuredClone(value as Snapshot);
}
