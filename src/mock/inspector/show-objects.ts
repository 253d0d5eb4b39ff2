import type { Contract } from "../../contract/index.ts";
import type { Snapshot } from "../state/snapshot.ts";
import { maskNames, sensitiveNames } from "./sensitive-names.ts";

/** How many objects of a collection are shown. */
const shown = 200;

/** What is remembered of one kind. Nothing in it is secret. */
export interface ShownCollection {
  api: string;
  kind: string;
  /** How many there are. */
  count: number;
  /** The newest first. */
  objects: unknown[];
}

/** The objects of a namespace that were created or changed, by API and kind. */
export function showObjects({ resources }: Snapshot, contracts: readonly Contract[]): ShownCollection[] {
  const known = new Map(contracts.map((contract) => [contract.api, sensitiveNames(contract)]));
  return Object.entries(resources).flatMap(([api, kinds]) => {
    const names = known.get(api);
    // What belongs to an API that is served no more cannot be masked.
    if (!names) return [];
    return Object.entries(kinds).flatMap(([kind, { entries }]): ShownCollection[] => {
      if (kind.startsWith("credential of ")) return [];
      const objects = entries.flatMap(({ object }) => (object ? [object] : [])).reverse();
      return [
        { api, kind, count: objects.length, objects: objects.slice(0, shown).map((one) => maskNames(one, names)) },
      ];
    });
  });
}
