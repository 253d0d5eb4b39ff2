import { type Contract, environmentName, UsageError } from "../contract/index.ts";

/**
 * The credentials of an API from `--credential name=value` and the environment (`ACME_SECRET_KEY`); the option wins.
 *
 * @throws UsageError when an option is not `name=value`, is empty, or names a credential that the contract does not know.
 */
export function readCredentials(
  contract: Contract,
  given: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  const known = Object.keys(contract.testCredentials);
  const credentials: Record<string, string> = {};
  for (const name of known) {
    const value = environment[environmentName(contract.api, name)];
    if (value) credentials[name] = value;
  }
  for (const pair of given) {
    const [name = "", ...rest] = pair.split("=");
    const value = rest.join("=");
    if (!rest.length)
      throw new UsageError(`--credential: expected name=value, got ${JSON.stringify(name)} without a value.`);
    if (!known.includes(name))
      throw new UsageError(
        `--credential: ${contract.api} has no credential ${JSON.stringify(name)}; it has ${known.join(", ") || "none"}.`,
      );
    if (!value) throw new UsageError(`--credential: the value of ${name} is empty.`);
    credentials[name] = value;
  }
  return credentials;
}
