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

/** The objects of a namespace, by API and kind; not those of an API that is served no more, which cannot be masked. */
export const showObjects = (
  contents: ReturnType<StateStore["contents"]>,
  { contracts, credentials }: Pick<Mock, "contracts" | "credentials">,
): ShownCollection[] =>
  contracts.flatMap((contract) => {
    const { api } = contract;
    const redact = redactor(contract, credentials[api] ?? {});
    const mask = (object: unknown) => redactAll(maskSensitive(contract, undefined, object), redact);
    return contents
      .filter((collection) => collection.api === api && !collection.kind.startsWith("credential of "))
      .map(({ kind, entries }) => ({
        ...{ api, kind, count: entries.length },
        objects: entries.slice(0, shown).map(({ object, isSeed = false }) => ({ object: mask(object), isSeed })),
      }));
  });
