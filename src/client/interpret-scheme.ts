import {
  CredentialError,
  credentialsIn,
  evaluateTemplate,
  isPerItem,
  places,
  type Scheme,
  signItems,
  usesClock,
} from "../auth/index.ts";
import type { SchemeDescriptor } from "./descriptor.ts";

/** Credentials that a scheme's value is made of, and whether it tells the time. */
export const describeScheme = ({ value }: Scheme): Pick<SchemeDescriptor, "needs" | "clock"> => ({
  needs: credentialsIn(value),
  ...(usesClock(value) && { clock: true }),
});

/** A scheme for a client, its template interpreted: for contracts that nothing was generated from. */
export const interpretScheme = (scheme: Scheme): SchemeDescriptor => ({
  put: places[scheme.in],
  name: scheme.name,
  ...describeScheme(scheme),
  ...(isPerItem(scheme) && { sign: signItems(scheme) }),
  async value(signing) {
    const { in: place, name, value, unknown } = scheme;
    if (unknown !== undefined)
      throw new CredentialError(`the ${place} ${name} cannot be made: ${unknown.replace(/\.$/, "")}`);
    return [await evaluateTemplate(value, signing)];
  },
});
