import { credentialNames } from "../auth/index.ts";
import type { Contract, Operation } from "../contract/index.ts";
import { UsageError } from "../core/errors.ts";
import type { Credentials } from "./authenticate.ts";

/**
 * What the door of an API accepts: the contract's test credentials, and in their place those that are given.
 *
 * @throws UsageError when a given one is empty or not one of this API's.
 */
export function mergeCredentials(
  { api, testCredentials, schemes, operations, webhooks }: Contract,
  given: Credentials = {},
): Credentials {
  const namesOf = (some: Operation[]) =>
    credentialNames(schemes, [...new Set(some.flatMap(({ security }) => security.flat()))]);
  const names = namesOf(operations);
  const known = [...new Set([...names, ...namesOf(webhooks)])];
  for (const [name, value] of Object.entries(given)) {
    if (!known.includes(name))
      throw new UsageError(`${api} has no credential ${name}; its credentials are ${known.join(", ") || "none"}.`);
    if (!value) throw new UsageError(`the credential ${name} of ${api} is empty.`);
  }
  // A secret that only signs webhooks opens no door.
  return Object.fromEntries(names.map((name) => [name, given[name] ?? (testCredentials[name] as string)]));
}
