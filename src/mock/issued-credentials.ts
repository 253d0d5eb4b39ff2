import { captureNames, type Refusal, sentValue, type WireRequest } from "../auth/index.ts";
import type { Contract, Operation } from "../contract/index.ts";
import { pointerTokens, valueAt, withValueAt } from "../core/json-pointer.ts";
import { plural } from "../core/plural.ts";
import { digitsOf } from "../core/seeded-digits.ts";
import { type Issuer, readIssuers } from "../resources/index.ts";
import type { Credentials } from "./authenticate.ts";
import { withFitting } from "./engine/select-response.ts";
import type { MockResponse } from "./mock-response.ts";
import type { StateStore } from "./state/state-store.ts";

/** The credentials that one API has issued. They are part of the state: each is worth nothing to another namespace. */
export interface IssuedCredentials {
  /** What a request is to be held against: the mock's own credentials, or those that it was issued; or why it is refused. */
  accepted(
    request: WireRequest,
    operation: Operation,
    namespace: string,
  ): { credentials: Credentials; refusal?: Refusal };
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
  const own = { credentials };
  const kept = ({ scheme }: Issuer, namespace: string) =>
    (store as StateStore).namespace(namespace).collection(contract.api, `credential of ${scheme}`);
  return {
    accepted(request, operation, namespace) {
      if (!store) return own;
      for (const issuer of issuers) {
        if (!operation.security.some((names) => names.includes(issuer.scheme))) continue;
        const token = presented(contract, issuer, request);
        const object = token === undefined ? undefined : kept(issuer, namespace).find({ token }, {})?.object;
        if (!object) continue;
        const left = Number(object.expiresAt ?? Number.POSITIVE_INFINITY) - store.namespace(namespace).clock.now();
        if (left > 0) return { credentials: { ...credentials, [issuer.credential]: token as string } };
        const seconds = plural(Math.ceil(-left / 1000), "second");
        const message = `${issuer.credential} expired ${seconds} ago; ask for another one`;
        return { credentials, refusal: { ok: false, scheme: issuer.scheme, reason: "stale", message, steps: [] } };
      }
      return own;
    },
    issue(operation, namespace, response) {
      const issuer = issuers.find((one) => one.operation === operation.id);
      if (!issuer || response.json === undefined || response.status > 299) return response;
      const withToken = (token: unknown) =>
        withFitting(contract, operation, response, withValueAt(response.json, pointerTokens(issuer.token), token));
      if (!store) return withToken(credentials[issuer.credential]);
      const collection = kept(issuer, namespace);
      const n = collection.next();
      const token = digitsOf(JSON.stringify([store.seed, contract.api, issuer.scheme, namespace, n]))(64);
      const written = withToken(token);
      const life = valueAt(response.json, issuer.expiresIn);
      const expiresAt = typeof life === "number" ? store.namespace(namespace).clock.now() + life * 1000 : undefined;
      if (written !== response)
        collection.put({ n, ids: { token: [token] }, scope: {}, object: { token, ...(expiresAt && { expiresAt }) } });
      return written;
    },
  };
}

/** What a request has in the place of an issued credential; undefined when it has nothing there. */
export function presented(
  { schemes }: Contract,
  { scheme: name, credential }: Issuer,
  request: WireRequest,
): string | undefined {
  const scheme = schemes[name];
  const value = scheme && sentValue(scheme, request)?.value;
  return value ? captureNames(scheme.value, value)?.names[credential] : undefined;
}
