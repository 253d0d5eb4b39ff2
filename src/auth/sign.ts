import { type Awaitable, andThen } from "./awaitable.ts";
import { CredentialError } from "./credential-error.ts";
import { evaluateTemplate, type Step, type WireRequest } from "./evaluate.ts";
import { expandItems, isPerItem } from "./expand-items.ts";
import { places } from "./place.ts";
import type { Requirement, Scheme, Schemes } from "./scheme.ts";
import { randomNonce } from "./values.ts";

/** When a request is signed, and the value that makes it unique. */
export interface SignOptions {
  /** Milliseconds since 1970 UTC. Now, when absent. */
  at?: number;
  /** 32 random hexadecimal digits, when absent. */
  nonce?: string;
  /** Sees each call that the templates make, innermost first. */
  onStep?: (scheme: string, step: Step) => void;
}

/**
 * Signs a request as the schemes of one requirement say, in the order of the contract: a later scheme sees the URL and
 * the body with what the earlier ones put there.
 *
 * @returns the request with its credentials in place; the given one is not changed.
 * @throws CredentialError when a credential is missing, or is not what its template expects.
 */
export function sign(
  allSchemes: Schemes,
  wanted: Requirement,
  request: WireRequest,
  credentials: Readonly<Record<string, string | undefined>>,
  { at = Date.now(), nonce = randomNonce(), onStep }: SignOptions = {},
): Awaitable<WireRequest> {
  const { schemes, requirement } = expandItems(allSchemes, wanted, request);
  let signed: Awaitable<WireRequest> = { ...request, headers: new Headers(request.headers) };
  for (const name of requirement) {
    const scheme = schemes[name] as Scheme;
    if (scheme.unknown !== undefined)
      throw new CredentialError(`the ${scheme.in} ${scheme.name} cannot be made: ${scheme.unknown.replace(/\.$/, "")}`);
    if (isPerItem(scheme)) throw new CredentialError(`the body has no item for the value ${scheme.name}`);
    signed = andThen(signed, (request) => {
      const value = evaluateTemplate(scheme.value, {
        ...request,
        credentials,
        clock: { at, nonce },
        onStep: onStep && ((step) => onStep(name, step)),
      });
      return andThen(value, (value) => places[scheme.in](request, scheme.name, value));
    });
  }
  return signed;
}
