import { chooseRequirement, sign, type WireRequest } from "../auth/index.ts";
import type { Contract, Operation } from "../contract/index.ts";
import { baseUrl, sampleRequest } from "./sample-request.ts";

/**
 * The sample request of an operation, with the parameters that have to be there and no others, signed for the first
 * requirement that these credentials meet.
 *
 * @param base URL that the paths of the contract are appended to.
 * @param at Milliseconds since 1970 UTC.
 */
export async function signedSample(
  contract: Contract,
  operation: Operation,
  base: string,
  credentials: Readonly<Record<string, string>>,
  at: number,
): Promise<WireRequest> {
  const { schemes } = contract;
  const parameters = operation.parameters.filter(({ required }) => required);
  const { wire } = sampleRequest(contract, { ...operation, parameters });
  const request = { ...wire, url: `${base}${wire.url.slice(baseUrl(contract).length)}` };
  const known = operation.security.filter((names) => names.every((name) => Object.hasOwn(schemes, name)));
  const requirement = chooseRequirement(schemes, known, credentials);
  return requirement ? sign(schemes, requirement, request, credentials, { at }) : request;
}
