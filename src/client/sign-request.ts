import { CredentialError, type Requirement, type Signing, toText, type WireRequest } from "../auth/index.ts";
import type { ApiDescriptor } from "./descriptor.ts";

/**
 * Signs as `sign` of `countersign/auth` does, with the first requirement whose credentials are all there (one that asks
 * for credentials before one that asks for none) and templates that were compiled when the client was generated. The
 * headers change in place.
 *
 * @throws CredentialError naming the choices, when no requirement can be met; Error when a value cannot be made.
 */
export async function signRequest(
  { schemes }: ApiDescriptor,
  security: readonly Requirement[],
  request: WireRequest,
  credentials: Signing["credentials"],
  at: number,
): Promise<WireRequest> {
  const choices = security.map((names) => names.flatMap((name) => schemes[name] ?? []));
  const needs = (choice: (typeof choices)[0]) => [...new Set(choice.flatMap(({ needs }) => needs))];
  const met = choices.filter((choice) => needs(choice).every((name) => credentials[name]));
  const chosen = met.find(({ length }) => length) ?? met[0];
  if (!chosen)
    throw new CredentialError(
      `expected the credentials ${choices.map((choice) => needs(choice).join(" and ")).join(", or ")}; not all were given`,
    );
  const clock = { at };
  let signed = request;
  for (const { put, value } of chosen)
    signed = put(signed, (await value({ ...signed, credentials, clock })).map(toText).join(""));
  return signed;
}
