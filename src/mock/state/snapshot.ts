import { checkGrammar, grammarProblem } from "../../schema/index.ts";
import type { ClockState } from "./clock.ts";
import type { CollectionData, Entry } from "./collection.ts";

/** A namespace as JSON. */
export interface Snapshot {
  countersign: 1;
  clock: ClockState;
  resources: Record<string, Record<string, CollectionData>>;
}

/** The schema of it. */
const grammar = "control-state";

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
  else data.entries.push(value);
}

/** Whether a stored value is what a state may have in it. */
function isPart(what: unknown, value: unknown): boolean {
  const stateWith = (data: unknown) => ({ ...nothing, resources: { api: { kind: data } } });
  const state: Record<string, unknown> = {
    clock: { ...nothing, clock: value },
    count: stateWith({ count: value, entries: [] }),
    entry: stateWith({ count: 0, entries: [value] }),
  };
  return grammarProblem(grammar, state[String(what)]) === undefined;
}

const nothing: Snapshot = { countersign: 1, clock: { offset: 0 }, resources: {} };

/** @throws UsageError when it is not a state. */
export function readSnapshot(value: unknown): Snapshot {
  checkGrammar(grammar, value, "this is not a state as GET /_countersign/state gives it");
  return structuredClone(value as Snapshot);
}
