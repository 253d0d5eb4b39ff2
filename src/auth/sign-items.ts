import { type Awaitable, andThen } from "./awaitable.ts";
import type { WireRequest } from "./evaluate.ts";
import type { Scheme } from "./scheme.ts";
import { sign } from "./sign.ts";
import { nonceOf, type Signing } from "./values.ts";

/**
 * Puts a value into every item of an array, for clients of contracts that want that: the template is interpreted, since
 * each item has pointers of its own.
 */
export const signItems =
  (scheme: Scheme) =>
  (signing: Signing): Awaitable<WireRequest> => {
    const { credentials, clock, ...request } = signing;
    const options = { at: clock.at, nonce: nonceOf(signing) };
    const signed = sign({ items: scheme }, ["items"], request, credentials, options);
    // The headers of a request change in place.
    return andThen(signed, (signed) => ({ ...signed, headers: request.headers }));
  };
