import type { ApiDescriptor, OperationDescriptor } from "../client/index.ts";
import type { Contract, Operation } from "../contract/index.ts";

/** What the client must know of a contract at run time, and nothing else. */
export function describeApi(contract: Contract): ApiDescriptor {
  const used = new Set(contract.operations.flatMap(({ security }) => security.flat()));
  return {
    api: contract.api,
    servers: Object.fromEntries(contract.servers.map(({ name, url }) => [name, url])),
    schemes: Object.fromEntries(
      Object.entries(contract.schemes)
        .filter(([key]) => used.has(key))
        .map(([key, { in: place, name, value, unknown, clockSkew }]) => [
          key,
          {
            in: place,
            name,
            value,
            ...(unknown !== undefined && { unknown }),
            ...(clockSkew !== undefined && { clockSkew }),
          },
        ]),
    ),
    operations: Object.fromEntries(
      contract.operations.map((operation) => [operation.id, describeOperation(operation)]),
    ),
  };
}

function describeOperation({ method, path, security, body, answers }: Operation): OperationDescriptor {
  const accept = [...new Set(Object.values(answers).flatMap(({ content }) => Object.keys(content)))];
  const redirects = Object.keys(answers).filter((status) => /^3\d\d$/.test(status));
  return {
    method: method.toUpperCase(),
    path,
    security,
    ...(body && { body: preferredMediaType(Object.keys(body.content)) }),
    ...(accept.length > 0 && { accept: accept.join(", ") }),
    ...(redirects.length > 0 && { redirects: redirects.map(Number) }),
  };
}

/** JSON where it is a choice, the first otherwise. */
const preferredMediaType = (types: string[]): string | undefined =>
  types.find((type) => /[/+]json\b/i.test(type)) ?? types[0];
