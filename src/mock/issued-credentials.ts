import { createHash } from "node:crypto";
import { credentialsIn, sentValue, type WireRequest } from "../auth/index.ts";
import { type Contract, type Operation, resolveRef } from "../contract/index.ts";
import { UsageError } from "../core/errors.ts";
import { pointerTokens, valueAt } from "../core/json-pointer.ts";
import { didYouMean } from "../core/nearest.ts";
import { checkGrammar, schemaCheck } from "../schema/index.ts";
import type { AuthenticationRefusal, Credentials } from "./authenticate.ts";
import { responseMedia } from "./engine/index.ts";
import { withValueAt } from "./json.ts";
import { type MockResponse, withJson } from "./mock-response.ts";
import type { StateStore } from "./state/index.ts";
import { behind, serverBases, splitWireUrl } from "./wire-forms.ts";

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
  const { document, schemes, api } = contract;
  return Object.entries(document.components?.securitySchemes ?? {}).flatMap(([scheme, node]): Issuer[] => {
    const known = Object.hasOwn(schemes, scheme) ? schemes[scheme] : undefined;
    const [credential, ...others] = known ? credentialsIn(known.value) : [];
    if (credential === undefined || others.length > 0) return [];
    const { "x-issued-by": hint, flows } = resolveRef(document, node) ?? {};
    const where = `${api}: x-issued-by of ${scheme}`;
    if (hint !== undefined) checkGrammar("x-issued-by", hint, where);
    const found = hint ?? ofTokenUrl(contract, flows?.clientCredentials?.tokenUrl);
    if (found === undefined) return [];
    const { operation, token = "/access_token", expiresIn = "/expires_in" } = found;
    const ids = contract.operations.map(({ id }) => id);
    if (!ids.includes(operation))
      throw new UsageError(`${where}: there is no operation ${operation}.${didYouMean(operation, ids)}`);
    return [{ scheme, credential, operation, token, expiresIn }];
  });
}

function ofTokenUrl(contract: Contract, tokenUrl: unknown): { operation: string } | undefined {
  if (typeof tokenUrl !== "string") return undefined;
  const path = splitWireUrl(tokenUrl)?.path ?? tokenUrl;
  const paths = ["", ...serverBases(contract)].map((base) => behind(base, path));
  const operation = contract.operations.find(({ method, path }) => method === "post" && paths.includes(path));
  return operation && { operation: operation.id };
}

/** The credentials that one API has issued. They are part of the state: each is worth nothing to another namespace. */
export interface IssuedCredentials {
  /** What a request is to be held against: the mock's own credentials, or those that it was issued; or why it is refused. */
  accepted(request: WireRequest, operation: Operation, namespace: string): Credentials | AuthenticationRefusal;
  /** The response of an operation that returns a credential, with one that is accepted from now on. */
  issue(operation: Operation, namespace: string, response: MockResponse): MockResponse;
}

/** @param store Where they are kept; without one an operation returns what the mock accepts anyhow. */
export function issuedCredentials(
  contract: Contract,
  credentials: Credentials,
  store: StateStore | undefined,
): IssuedCredentials {
  const issuers = readIssuers(contract);
  const kept = ({ scheme }: Issuer, namespace: string) =>
    (store as StateStore).namespace(namespace).collection(contract.api, `credential of ${scheme}`);
  return {
    accepted(request, operation, namespace) {
      if (!store) return credentials;
      for (const issuer of issuers) {
        if (!operation.security.some((names) => names.includes(issuer.scheme))) continue;
        const token = presented(contract, issuer, request);
        const entry = token === undefined ? undefined : kept(issuer, namespace).find({ token }, {});
        if (!entry?.object) continue;
        const left =
          Number(entry.object.expiresAt ?? Number.POSITIVE_INFINITY) - store.namespace(namespace).clock.now();
        return left > 0 ? { ...credentials, [issuer.credential]: token as string } : expired(issuer, left);
      }
      return credentials;
    },
    issue(operation, namespace, response) {
      const issuer = issuers.find((one) => one.operation === operation.id);
      if (!issuer || response.json === undefined || response.status > 299) return response;
      if (!store) return withToken(contract, operation, issuer, response, credentials[issuer.credential] as string);
      const collection = kept(issuer, namespace);
      const n = collection.next();
      const token = tokenOf(store.seed, contract.api, issuer.scheme, namespace, n);
      const written = withToken(contract, operation, issuer, response, token);
      const life = valueAt(response.json, issuer.expiresIn);
      const expiresAt = typeof life === "number" ? store.namespace(namespace).clock.now() + life * 1000 : undefined;
      if (written !== response)
        collection.put({ n, ids: { token: [token] }, scope: {}, object: { token, ...(expiresAt && { expiresAt }) } });
      return written;
    },
  };
}

/** What a request has in the place of the credential. */
function presented({ schemes }: Contract, { scheme, credential }: Issuer, request: WireRequest): string | undefined {
  const known = schemes[scheme];
  const value = known && sentValue(known, request)?.value;
  const [before = "", after = ""] = known?.template.split(`{${credential}}`) ?? [];
  if (!value?.startsWith(before) || !value.endsWith(after)) return undefined;
  return value.slice(before.length, value.length - after.length) || undefined;
}

const expired = ({ scheme, credential }: Issuer, left: number): AuthenticationRefusal => ({
  ok: false,
  scheme,
  reason: "stale",
  message: `${credential} expired ${Math.ceil(-left / 1000)} seconds ago; ask for another one`,
  steps: [],
});

const tokenOf = (...parts: (string | number)[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("hex");

/** The response with this credential; as it was where its schema does not let it through. */
function withToken(
  contract: Contract,
  operation: Operation,
  { token: pointer }: Issuer,
  response: MockResponse,
  token: string,
): MockResponse {
  const media = responseMedia(operation, response);
  const json = withValueAt(response.json, pointerTokens(pointer), token);
  const fits = !media || schemaCheck(contract, "response")(media.pointer, json).length === 0;
  return fits ? withJson(response, json) : response;
}
