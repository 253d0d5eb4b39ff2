import { credentialNames, type Requirement, type Scheme } from "../auth/index.ts";
import type { ApiDescriptor, CredentialIssuer, OperationDescriptor, SchemeDescriptor } from "../client/index.ts";
import {
  fillStyledPath,
  interpretScheme,
  writeForm,
  writeMultipart,
  writeStyledHeaders,
  writeStyledQuery,
} from "../client/index.ts";
import type { Contract, Operation } from "../contract/index.ts";
import { preferredType } from "../core/media-type.ts";
import { readIssuers } from "../resources/index.ts";
import { findLookup } from "./find-lookup.ts";
import { findPages } from "./find-pages.ts";
import { findStyles, type ParameterStyles } from "./find-styles.ts";

/** The media types of bodies that need a writer, and its name in the client. */
export const writers = {
  "application/x-www-form-urlencoded": "writeForm",
  "multipart/form-data": "writeMultipart",
} as const;

/** The schemes that operations use, by name. */
export function usedSchemes({ operations, schemes }: Contract): [name: string, scheme: Scheme][] {
  const used = new Set(operations.flatMap(({ security }) => security.flat()));
  return Object.entries(schemes).filter(([name]) => used.has(name));
}

/** Why the value of a scheme cannot be made; nothing when it can. */
export const whyUnknown = ({ in: place, name, unknown }: Scheme): string | undefined =>
  unknown === undefined ? undefined : `the ${place} ${name} cannot be made: ${unknown.replace(/\.$/, "")}`;

/**
 * What the client must know of a contract at run time, and nothing else, with templates that are interpreted: for the
 * contracts that nothing was generated from. Generated clients have them as code.
 */
export function describeApi(contract: Contract): ApiDescriptor {
  const issuers = issuersOf(contract);
  const schemes = new Map(
    usedSchemes(contract).map(([name, scheme]): [string, SchemeDescriptor] => [
      name,
      { ...interpretScheme(scheme), ...(issuers[name] && { issuedBy: issuers[name] }) },
    ]),
  );
  return {
    api: contract.api,
    servers: describeServers(contract),
    operations: Object.fromEntries(
      Object.entries(describeOperations(contract)).map(([id, { security, scopes, styles, ...operation }]) => [
        id,
        {
          ...operation,
          ...parameterWriters(styles),
          security: security.map((names) =>
            names.map((name) => ({
              ...(schemes.get(name) as SchemeDescriptor),
              ...(scopes[name] && { scopes: scopes[name] }),
            })),
          ),
        },
      ]),
    ),
    writers: { "application/x-www-form-urlencoded": writeForm, "multipart/form-data": writeMultipart },
  };
}

export const describeServers = ({ servers }: Contract): Record<string, string> =>
  Object.fromEntries(servers.map(({ name, url }) => [name, url]));

/** By scheme: the operation that returns its credential. */
export const issuersOf = (contract: Contract): Record<string, CredentialIssuer> =>
  Object.fromEntries(
    readIssuers(contract).map(({ scheme, credential, operation, ...issuer }) => {
      const { security = [] } = contract.operations.find(({ id }) => id === operation) ?? {};
      return [scheme, { operation, needs: credentialNames(contract.schemes, security.flat()), ...issuer }];
    }),
  );

/** An operation with its schemes by name, and the styles of its parameters. */
type DescribedOperation = Omit<OperationDescriptor, "security" | "path" | "query" | "headers"> & {
  security: Requirement[];
  /** Of the schemes whose credentials the vendor issues. */
  scopes: Readonly<Record<string, readonly string[]>>;
  styles: ParameterStyles;
};

/** The functions that `findStyles` asks for. */
const parameterWriters = ({ path, query, header, cookie }: ParameterStyles): Partial<OperationDescriptor> => ({
  ...(path && { path: (template, values) => fillStyledPath(template, values, path) }),
  ...(query && { query: (values) => writeStyledQuery(values, query) }),
  ...((header || cookie) && { headers: (...parts) => writeStyledHeaders(parts, header, cookie) }),
});

export function describeOperations(contract: Contract): Record<string, DescribedOperation> {
  const issuers = issuersOf(contract);
  return Object.fromEntries(
    contract.operations.map((operation) => [operation.id, describeOperation(contract, issuers, operation)]),
  );
}

function describeOperation(
  contract: Contract,
  issuers: Record<string, CredentialIssuer>,
  operation: Operation,
): DescribedOperation {
  const { method, path, security, body, responses, idempotent } = operation;
  const accept = [...new Set(Object.values(responses).flatMap(({ content }) => Object.keys(content)))].join(", ");
  const redirects = Object.keys(responses).filter((status) => /^3\d\d$/.test(status));
  const mediaType = body && preferredType(Object.keys(body.content));
  const unknown = (names: readonly string[]) => Number(names.some((name) => contract.schemes[name]?.unknown));
  const lookup = findLookup(contract, operation);
  const pages = findPages(contract, operation);
  const styles = findStyles(contract, operation);
  return {
    route: `${method.toUpperCase()} ${path}`,
    // What nobody can make is the last choice.
    security: security
      .map((names) => names.filter((name) => contract.schemes[name]))
      .sort((a, b) => unknown(a) - unknown(b)),
    ...(mediaType && mediaType !== "application/json" && { body: mediaType }),
    ...(accept && accept !== "application/json" && { accept }),
    scopes: Object.fromEntries(Object.entries(operation.scopes).filter(([name]) => issuers[name]?.scope)),
    responses: Object.keys(responses).join(" "),
    ...(redirects.length > 0 && { redirects: redirects.map(Number) }),
    ...(idempotent !== undefined && { idempotent }),
    ...(lookup.length > 0 && { lookup }),
    ...(pages && { pages }),
    styles,
  };
}
