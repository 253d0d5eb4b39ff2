import { type Signing, toText, type WireRequest } from "../auth/index.ts";
import type { OperationDescriptor, SchemeDescriptor } from "./descriptor.ts";

/** Names of the credentials that schemes need, each once. */
export const needsOf = (schemes: readonly SchemeDescriptor[]): string[] => [
  ...new Set(schemes.flatMap(({ needs }) => needs)),
];

/**
 * Signs as `sign` of `countersign/auth` does, with the first choice whose credentials are all there (one that asks for
 * credentials before one that asks for none) and templates that were compiled when the client was generated. The
 * headers change in place.
 *
 * @throws CredentialError naming the choices, when none can be met; Error when a value cannot be made.
 */
export async function signRequest(
  { security }: OperationDescriptor,
  api: string,
  request: WireRequest,
  credentials: Signing["credentials"],
  at: number,
): Promise<WireRequest> {
  const met = security.filter((schemes) => schemes.every(({ needs }) => needs.every((name) => credentials[name])));
  const chosen = met.find((schemes) => needsOf(schemes).length) ?? met.find(({ length }) => length) ?? met[0];
  if (!chosen) {
    const { missingCredentials } = await import("./missing-credentials.ts");
    throw missingCredentials(api, security.map(needsOf), credentials);
  }
  const clock = { at };
  let signed = request;
  for (const { put, name, value, sign } of chosen) {
    const signing = { ...signed, credentials, clock };
    signed = sign ? await sign(signing) : await put(signed, name, (await value(signing)).map(toText).join(""));
  }
  return signed;
}
