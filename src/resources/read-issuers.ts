import { credentialsIn } from "../auth/index.ts";
import { type Contract, type Operation, resolveRef } from "../contract/index.ts";
import { UsageError } from "../core/errors.ts";
import { didYouMean } from "../core/nearest.ts";
import { decodeText } from "../core/percent.ts";
import { checkGrammar, schemaNodes } from "../schema/index.ts";

/** An operation that returns a credential. */
export interface Issuer {
  /** The scheme that the credential is for. */
  scheme: string;
  credential: string;
  /** operationId. */
  operation: string;
  /** Pointer of the credential in the response. */
  token: string;
  /** Pointer of the seconds that it lives in the response; for ever where nothing stands there. */
  expiresIn: string;
  /** What is asked with, credentials apart. */
  body?: object;
  /** The property of the body that the scopes go into: an array of them, or a string with spaces in between. */
  scope?: { name: string; isList?: boolean };
}

/**
 * Which operations of a contract return what its schemes are made of: those of `x-issued-by`, or of the client credentials
 * of OAuth 2 (RFC 6749, 4.4).
 *
 * ```yaml
 * x-issued-by: { operation: createToken, token: /access_token, expiresIn: /expires_in }
 * ```
 *
 * @throws UsageError when an `x-issued-by` is not as documented.
 */
export function readIssuers(contract: Contract): Issuer[] {
  const { document, schemes, api, operations } = contract;
  return Object.entries(document.components?.securitySchemes ?? {}).flatMap(([scheme, node]): Issuer[] => {
    const known = Object.hasOwn(schemes, scheme) ? schemes[scheme] : undefined;
    const [credential, ...others] = known ? credentialsIn(known.value) : [];
    if (credential === undefined || others.length > 0) return [];
    const { "x-issued-by": hint, flows } = resolveRef(document, node) ?? {};
    const where = `${api}: x-issued-by of ${scheme}`;
    if (hint !== undefined) checkGrammar("x-issued-by", hint, where);
    const found = hint ?? ofTokenUrl(contract, flows?.clientCredentials?.tokenUrl);
    if (found === undefined) return [];
    const { operation: id, token = "/access_token", expiresIn = "/expires_in", body, scopes } = found;
    const operation = operations.find((one) => one.id === id);
    if (!operation)
      throw new UsageError(
        `${where}: there is no operation ${id}.${didYouMean(
          id,
          operations.map((one) => one.id),
        )}`,
      );
    const scope = scopes && { name: scopes, ...(takesList(contract, operation, scopes) && { isList: true }) };
    return [{ scheme, credential, operation: id, token, expiresIn, ...(body && { body }), ...(scope && { scope }) }];
  });
}

/** What RFC 6749 says of the request, where the contract has an operation at the address of the flow. */
function ofTokenUrl({ operations, servers }: Contract, tokenUrl: unknown) {
  if (typeof tokenUrl !== "string") return undefined;
  const path = pathOf(tokenUrl);
  const bases = ["", ...servers.map(({ url }) => pathOf(url))];
  const operation = operations.find((one) => one.method === "post" && bases.some((base) => base + one.path === path));
  return operation && { operation: operation.id, body: { grant_type: "client_credentials" }, scopes: "scope" };
}

const anywhere = "http://localhost";

/** The path of a URL, which may be relative, without a slash at its end. */
const pathOf = (url: string): string =>
  URL.canParse(url, anywhere) ? decodeText(new URL(url, anywhere).pathname).replace(/\/$/, "") : url;

/** Whether a property of an operation's body is declared as an array. */
function takesList({ document }: Contract, { body }: Operation, property: string): boolean {
  const nodes = schemaNodes(document);
  return Object.values(body?.content ?? {}).some(({ pointer, schema }) => {
    const at = schema === undefined ? undefined : nodes.view([pointer]).properties.get(property);
    return at !== undefined && nodes.view(at).types.has("array");
  });
}
