import { chooseRequirement, credentialNames, type Requirement } from "../auth/index.ts";
import type { Contract } from "../contract/index.ts";
import { environmentName } from "../core/environment-name.ts";
import { UsageError } from "../core/errors.ts";
import { didYouMean } from "../core/nearest.ts";

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
  const demanded = [...contract.operations, ...contract.webhooks].flatMap(({ security }) => security.flat());
  const known = credentialNames(contract.schemes, [...new Set(demanded)]);
  const credentials: Record<string, string> = {};
  for (const name of known) {
    const value = environment[environmentName(contract.api, name)];
    if (value) credentials[name] = value;
  }
  for (const pair of given) {
    const [name = "", ...rest] = pair.split("=");
    const value = rest.join("=");
    if (!rest.length) throw new UsageError("--credential: expected name=value, got a string without an equals sign.");
    if (!known.includes(name))
      throw new UsageError(
        `--credential: ${contract.api} has no credential of that name; it has ${known.join(", ") || "none"}.${didYouMean(name, known)}`,
      );
    if (!value) throw new UsageError(`--credential: the value of ${name} is empty.`);
    credentials[name] = value;
  }
  return credentials;
}

/**
 * The requirement that these credentials meet.
 *
 * @throws UsageError naming what is missing and how to give it.
 */
export function meetRequirement(
  command: string,
  { api, schemes }: Contract,
  security: readonly Requirement[],
  credentials: Readonly<Record<string, string>>,
): Requirement {
  const met = chooseRequirement(schemes, security, credentials);
  if (met) return met;
  const missing = credentialNames(schemes, security[0] ?? []).filter((name) => !credentials[name]);
  const ways = missing.map((name) => `--credential ${name}=... or ${environmentName(api, name)}`);
  throw new UsageError(`${command}: ${api} needs ${missing.join(" and ")}; give ${ways.join(", ")}.`);
}
