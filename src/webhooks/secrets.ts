import { credentialNames, type Requirement, type Schemes } from "../auth/index.ts";
import { WebhookError } from "./webhook-error.ts";

type Secret = string | Readonly<Record<string, string>>;

/**
 * What webhooks are signed with: one secret, or several while it is being changed, each of which will do. Where a
 * contract signs with more than one credential, an object has them by name.
 */
export type WebhookSecret = Secret | readonly Secret[];

/**
 * The secrets as credentials for one requirement.
 *
 * @throws WebhookError `secret-missing`; TypeError when one text cannot stand for several credentials.
 */
export function readSecrets(
  api: string,
  schemes: Schemes,
  requirement: Requirement,
  secret: WebhookSecret,
): Record<string, string>[] {
  const names = credentialNames(schemes, requirement);
  const secrets: readonly unknown[] = Array.isArray(secret) ? secret : [secret];
  if (secrets.length === 0) throw missing(api, names, "an empty list");
  return secrets.map((secret) => {
    if (typeof secret === "string" && names.length > 1)
      throw new TypeError(`${api}: expected an object with the credentials ${names.join(", ")}, got one text`);
    const given: Record<string, unknown> =
      typeof secret === "object" && secret !== null ? { ...secret } : { [names[0] as string]: secret };
    for (const name of names) {
      const value = given[name];
      // An empty key would let everybody sign.
      if (typeof value !== "string" || value.trim() === "")
        throw missing(
          api,
          [name],
          value === undefined || value === null
            ? "nothing"
            : value === ""
              ? "an empty text"
              : `a ${typeof value} without one`,
        );
    }
    return given as Record<string, string>;
  });
}

const missing = (api: string, names: string[], got: string): WebhookError =>
  new WebhookError(
    api,
    "secret-missing",
    `expected the ${names.join(", ")} to verify with, got ${got}. Is the environment variable set?`,
  );
