import { type Awaitable, andThen } from "./digests.ts";
import { CredentialError, callFunction, evaluateTemplate, type Step, type WireRequest } from "./evaluate.ts";
import type { Functions } from "./functions/function.ts";
import type { Requirement, Scheme, Schemes } from "./scheme.ts";
import { splitUrl } from "./split-url.ts";

/** When a request is signed, and the value that makes it unique. */
export interface SignOptions {
  /** Milliseconds since 1970 UTC. Now, when absent. */
  at?: number;
  /** 32 random hexadecimal digits, when absent. */
  nonce?: string;
  /** Sees each call that the templates make, innermost first. */
  onStep?: (scheme: string, step: Step) => void;
}

/** 128 random bits as 32 hexadecimal digits. */
export const randomNonce = (): string => crypto.randomUUID().replaceAll("-", "");

/** The request with one made value where its scheme wants it. Its headers change in place. */
function placeValue(
  scheme: Scheme,
  value: string,
  request: WireRequest,
  at: number,
  functions: Functions,
): Awaitable<WireRequest> {
  const { headers } = request;
  if (scheme.in === "query") {
    // Appended by hand: searchParams would spell the other parameters anew after they were signed.
    const { origin, path, search } = splitUrl(request.url);
    const pair = `${encodeURIComponent(scheme.name)}=${encodeURIComponent(value)}`;
    return { ...request, url: `${origin}${path}${search ? `${search}&` : "?"}${pair}` };
  }
  if (scheme.in === "body") {
    const body = callFunction(functions, "setMember", [scheme.name, value], { request, at });
    return andThen(body, (body) => ({ ...request, body: body as Uint8Array }));
  }
  // The runtime's own message would quote the value.
  if (!/^[\x20-\x7e\x80-\xff]*$/.test(value))
    throw new CredentialError(`the value made for the ${scheme.in} ${scheme.name} has a character that cannot be sent`);
  if (scheme.in === "header") headers.set(scheme.name, value);
  else {
    const others = headers.get("cookie");
    headers.set("cookie", `${others ? `${others}; ` : ""}${scheme.name}=${value}`);
  }
  return request;
}

/**
 * Signs a request as the schemes of one requirement say, in the order the contract lists them: a later scheme sees the
 * URL and the body with what the earlier ones put there.
 *
 * @param functions At least those that `functionNames` says, so that a client carries no others.
 * @returns the request with its credentials in place; the given one is not changed.
 * @throws CredentialError when a credential is missing, or is not what its template expects.
 */
export function signWith(
  functions: Functions,
  schemes: Schemes,
  requirement: Requirement,
  request: WireRequest,
  credentials: Readonly<Record<string, string | undefined>>,
  { at = Date.now(), nonce = randomNonce(), onStep }: SignOptions = {},
): Awaitable<WireRequest> {
  let signed: Awaitable<WireRequest> = { ...request, headers: new Headers(request.headers) };
  for (const name of requirement) {
    const scheme = schemes[name] as Scheme;
    if (scheme.unknown !== undefined)
      throw new CredentialError(`the ${scheme.in} ${scheme.name} cannot be made: ${scheme.unknown.replace(/\.$/, "")}`);
    signed = andThen(signed, (request) => {
      const value = evaluateTemplate(scheme.value, {
        functions,
        request,
        credentials,
        at,
        nonce,
        onStep: onStep && ((step) => onStep(name, step)),
      });
      return andThen(value, (value) => placeValue(scheme, value, request, at, functions));
    });
  }
  return signed;
}
