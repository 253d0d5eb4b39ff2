import type { Contract } from "../../contract/index.ts";
import type { Credentials } from "../authenticate.ts";
import type { Mock } from "../create-mock.ts";
import { redactAll, redactor } from "../redact.ts";
import { maskSensitive } from "../sensitive.ts";
import type { StateStore } from "../state/state-store.ts";

/** How many objects of a collection are shown. */
const shown = 200;

/** What is remembered of one kind. Nothing in it is secret. */
export interface ShownCollection {
  api: string;
  kind: string;
  /** How many there are. */
  count: number;
  /** The newest first, those that the contract's examples show and nobody changed last. */
  objects: { object: unknown; isSeed: boolean }[];
}

/** The objects of a namespace, by API and kind. */
export function showObjects(
  contents: ReturnType<StateStore["contents"]>,
  { contracts, credentials }: Pick<Mock, "contracts" | "credentials">,
): ShownCollection[] {
  const masks = new Map(contracts.map((contract) => [contract.api, maskOf(contract, credentials[contract.api] ?? {})]));
  const collections = contents.flatMap(({ api, kind, entries }): ShownCollection[] => {
    const mask = masks.get(api);
    // What belongs to an API that is served no more cannot be masked.
    if (!mask || kind.startsWith("credential of ")) return [];
    const objects = entries.slice(0, shown).map(({ object, isSeed = false }) => ({
      object: mask(object),
      isSeed,
    }));
    return [{ api, kind, count: entries.length, objects }];
  });
  return contracts.flatMap(({ api }) => collections.filter((collection) => collection.api === api));
}

function maskOf(contract: Contract, credentials: Credentials): (object: unknown) => unknown {
  const redact = redactor(contract, credentials);
  return (object) => redactAll(maskSensitive(contract, undefined, object), redact);
}
