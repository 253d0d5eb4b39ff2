/** A credential that the template needs was not supplied, or is not what the function it is given to expects. */
export class CredentialError extends Error {
  override name = "CredentialError";
}
