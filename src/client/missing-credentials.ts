import { CredentialError, type Signing } from "../auth/index.ts";
import { environmentName } from "../core/environment-name.ts";

/** What to say when none of the choices of credentials is there: all of them, and what the closest one lacks. */
export function missingCredentials(
  api: string,
  choices: readonly (readonly string[])[],
  credentials: Signing["credentials"],
): CredentialError {
  const missing = choices.map((names) => names.filter((name) => !credentials[name]));
  const closest = missing.reduce((least, names) => (names.length < least.length ? names : least));
  const named = closest.map((name) => `${name} (by convention in ${environmentName(api, name)})`).join(" and ");
  const expected = choices.map((names) => names.join(" and ")).join(", or ");
  return new CredentialError(`expected the credentials ${expected}; missing ${named}`);
}
