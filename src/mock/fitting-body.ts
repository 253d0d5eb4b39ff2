import type { Contract, MediaType } from "../contract/index.ts";
import { schemaCheck } from "../schema/index.ts";
import { completeValue, minimalValue } from "./complete-value.ts";
import { withoutWriteOnly } from "./without-write-only.ts";

/**
 * Makes a function that mends a body which Prism made up where the contract has no example, when it does not fit its own
 * schema: with the properties that it lacks, or else with those alone that are required.
 */
export function bodyFitter(contract: Contract): (media: MediaType, body: unknown) => unknown {
  const check = schemaCheck(contract, "response");
  return (media, given) => {
    const body = withoutWriteOnly(contract, media.schema, given);
    const ways = [
      () => body,
      () => completeValue(contract, media.schema, body),
      () => minimalValue(contract, media.schema),
    ];
    for (const way of ways) {
      const value = withoutWriteOnly(contract, media.schema, way());
      if (check(media.pointer, value).length === 0) return value;
    }
    // Nearer to what the contract wants than what Prism made.
    return withoutWriteOnly(contract, media.schema, completeValue(contract, media.schema, body));
  };
}
