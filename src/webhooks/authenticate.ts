import {
  CredentialError,
  carriesClock,
  credentialNames,
  credentialsIn,
  gotFurther,
  namesIn,
  type Refusal,
  type Requirement,
  type Schemes,
  usesClock,
  verify,
  type WireRequest,
} from "../auth/index.ts";
import { findCause } from "./find-cause.ts";
import { readSecrets, type WebhookSecret } from "./secrets.ts";
import { WebhookError, type WebhookErrorCode } from "./webhook-error.ts";

export interface AuthenticateOptions {
  /** Milliseconds since 1970 UTC. */
  now?: number;
  /** Seconds. */
  maxAge?: number;
}

const codes: Record<Refusal["reason"], WebhookErrorCode> = {
  missing: "header-missing",
  malformed: "header-malformed",
  unknown: "wrong-secret",
  stale: "too-old",
  mismatch: "wrong-signature",
};

/**
 * Finds the requirement that a request meets with one of the secrets.
 *
 * @throws WebhookError saying what to check, when it meets none; TypeError when an option cannot be kept.
 */
export async function authenticate(
  api: string,
  allSchemes: Schemes,
  requirements: readonly Requirement[],
  request: WireRequest,
  secret: WebhookSecret,
  { now, maxAge }: AuthenticateOptions,
): Promise<Requirement> {
  // Nothing is too old for NaN.
  for (const [name, number] of Object.entries({ now, maxAge }))
    if (number !== undefined && !(number >= 0))
      throw new TypeError(`${api}: expected the option ${name} to be a number from 0 on, got ${number}`);
  const schemes = maxAge === undefined ? allSchemes : withMaxAge(api, allSchemes, maxAge);
  let best: { refusal: WebhookRefusal; requirement: Requirement; secrets: Record<string, string>[] } | undefined;
  for (const requirement of requirements) {
    const secrets = readSecrets(api, schemes, requirement, secret);
    for (const credentials of secrets) {
      const verdict = await verifyOrRefuse(schemes, requirement, request, credentials, now);
      if (verdict.ok) return requirement;
      if (gotFurther(verdict, best?.refusal)) best = { refusal: verdict, requirement, secrets };
    }
  }
  const { refusal, requirement, secrets } = best as NonNullable<typeof best>;
  const header = schemes[refusal.scheme]?.name;
  if (refusal.reason === "mismatch" || refusal.reason === "unknown" || schemes[refusal.scheme]?.in === "body") {
    const check = (request: WireRequest, credentials: Record<string, string>) =>
      verifyOrRefuse(schemes, requirement, request, credentials, now).then(({ ok }) => ok);
    const cause = await findCause(request, secrets, check);
    if (cause) throw new WebhookError(api, cause.code, cause.problem, header);
  }
  if (refusal.needsJson) throw new WebhookError(api, "body-malformed", refusal.message);
  throw new WebhookError(
    api,
    codes[refusal.reason],
    `${refusal.message}. ${adviceFor(refusal, credentialNames(schemes, requirement), secrets.length)}`,
    header,
  );
}

/** A refusal; `needsJson` when a property of the body is signed and the body is not JSON. */
type WebhookRefusal = Refusal & { needsJson?: boolean };

/** A secret that its template cannot use, such as one that is not Base64, verifies nothing; another one may. */
async function verifyOrRefuse(
  schemes: Schemes,
  requirement: Requirement,
  request: WireRequest,
  credentials: Record<string, string>,
  now?: number,
): Promise<{ ok: true } | WebhookRefusal> {
  try {
    return await verify(schemes, requirement, request, credentials, { now });
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error;
    const scheme = requirement[requirement.length - 1] as string;
    const needsJson = /JSON body/.test(error.message);
    return { ok: false, scheme, reason: "unknown", message: error.message, steps: [], needsJson };
  }
}

function withMaxAge(api: string, schemes: Schemes, maxAge: number): Schemes {
  // A clock that no secret vouches for keeps nothing out.
  const isSigned = Object.values(schemes).some(({ value }) => credentialsIn(value).length > 0 && usesClock(value));
  const clocked = isSigned ? Object.entries(schemes).filter(([, { value }]) => carriesClock(value)) : [];
  if (clocked.length === 0)
    throw new TypeError(
      `${api}: maxAge cannot be kept: no signed header carries a clock. Drop what was received before by its id instead`,
    );
  return {
    ...schemes,
    ...Object.fromEntries(clocked.map(([name, scheme]) => [name, { ...scheme, clockSkew: maxAge }])),
  };
}

function adviceFor({ reason }: Refusal, names: string[], secrets: number): string {
  if (reason === "missing")
    return "Either the request is not from the provider, or a proxy dropped the header, or the headers given are not those of the request";
  if (reason === "malformed") return "Either the request is not from the provider, or a proxy changed the header";
  if (reason === "stale")
    return "Either it is a delivery that was kept and sent again, or the clock of this machine is wrong";
  const given = secrets > 1 ? `one of the ${secrets} given` : "the one given";
  return `Check that ${given} is the provider's ${names.join(" and ")} for this webhook and environment, and that the body is the bytes that came, not parsed and written again`;
}

/** Whether a template of the requirement sees more of a request than its headers and body. */
export const seesUrl = (schemes: Schemes, requirement: Requirement): boolean =>
  requirement.some((name) => {
    const scheme = schemes[name];
    return (
      scheme?.in === "query" ||
      namesIn(scheme?.value ?? []).some((name) => ["url", "host", "path", "query", "target"].includes(name))
    );
  });
