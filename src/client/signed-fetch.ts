import { checkOptions } from "./check-options.ts";
import type { ApiDescriptor, OperationDescriptor } from "./descriptor.ts";
import type { ClientOptions } from "./options.ts";
import { send } from "./send.ts";

/**
 * The client's pipeline as a plain `fetch`, for people who bring their own client and for the contract checks. The
 * operation is found by method and path; a path that the contract does not have is signed like its first operation.
 *
 * @throws TypeError when the options name no usable server, or credentials that the contract does not know.
 */
export function createSignedFetch(api: ApiDescriptor, options: ClientOptions<any>): typeof fetch {
  const basePath = new URL(checkOptions(api, options)).pathname.replace(/\/$/, "");
  const routes = Object.entries(api.operations).map(([id, operation]) => ({
    id,
    operation,
    pattern: new RegExp(
      `^${operation.path
        .split(/\{[^{}]+\}/)
        .map(escapeRegExp)
        .join("([^/]*)")}$`,
    ),
    variables: operation.path.split("{").length,
  }));
  // The route with the fewest variables first: `/customers/detail` before `/customers/{id}`.
  routes.sort((a, b) => a.variables - b.variables);

  return async (input, init) => {
    const request = input instanceof Request && !init ? input : new Request(input, init);
    const { pathname } = new URL(request.url);
    const path = pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : pathname;
    const matching = routes.filter(({ pattern }) => pattern.test(path));
    const route = matching.find(({ operation }) => operation.method === request.method) ?? matching[0];
    const id = route?.id ?? `${request.method} ${path}`;
    const operation: OperationDescriptor = route?.operation ?? {
      method: request.method,
      path,
      security: Object.values(api.operations)[0]?.security ?? [],
    };
    // What the request was made of would go before what was signed.
    const { method, headers, body, signal, redirect, ...beside } = init ?? {};
    return send(api, options, request, { id, operation, init: beside });
  };
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
