import type { Contract } from "../../contract/index.ts";
import { UsageError } from "../../core/errors.ts";
import { didYouMean } from "../../core/nearest.ts";
import type { Scenario } from "./read-scenario.ts";

/**
 * Checks that every rule of a scenario can apply: a name that is misspelt would be no faults.
 *
 * @param where What the scenario is called in the message.
 * @throws UsageError with the first API or operation that is not served.
 */
export function checkTargets({ rules }: Scenario, where: string, contracts: readonly Contract[]): void {
  for (const [index, { api, operation }] of rules.entries()) {
    const named = contracts.filter((contract) => api === undefined || contract.api === api);
    const apis = contracts.map((contract) => contract.api).join(", ");
    if (named.length === 0)
      throw new UsageError(
        `${where}: rules[${index}].api: there is no API ${JSON.stringify(api)}; there are ${apis}.${didYouMean(
          String(api),
          contracts.map((contract) => contract.api),
        )}`,
      );
    if (operation === undefined || named.some(({ operations }) => operations.some(({ id }) => id === operation)))
      continue;
    const some = named.length === 1 ? `; there are ${named[0]?.operations.map(({ id }) => id).join(", ")}` : "";
    const ids = named.flatMap(({ operations }) => operations.map(({ id }) => id));
    throw new UsageError(
      `${where}: rules[${index}].operation: no operation of ${named.map((contract) => contract.api).join(", ")} is called ${JSON.stringify(operation)}${some}.${didYouMean(operation, ids)}`,
    );
  }
}
