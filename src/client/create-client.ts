import type { Middleware } from "openapi-fetch";
import { createCall } from "./call.ts";
import { type ClientParts, callOperation } from "./call-operation.ts";
import { checkOptions } from "./check-options.ts";
import type { ApiDescriptor } from "./descriptor.ts";
import type { ClientOptions } from "./options.ts";
import type { PathClient } from "./path-client.ts";

/** What the callers of an untyped client hand over; the generated types say more. */
type Untyped = any;

/**
 * Makes the client of an API: openapi-fetch's own surface, and one method per operation of the contract. Both go
 * through one pipeline that signs, limits the time, retries where that is safe and refuses redirects.
 *
 * @throws TypeError when the options name no usable server, or credentials that the contract does not know.
 */
export function createApiClient<Routes extends object, Operations extends object>(
  api: ApiDescriptor,
  options: ClientOptions<any>,
): PathClient<Routes> & Operations {
  const baseUrl = checkOptions(api, options);
  const parts: ClientParts = { api, options, baseUrl, call: createCall(api, baseUrl, options), layers: [] };
  const { operations } = api;
  const byPath = (route: string, init?: Untyped) =>
    callOperation(parts, Object.keys(operations).find((id) => operations[id]?.route === route) ?? route, init, true);
  const client: Record<string, unknown> = {
    use: (...more: Middleware[]) => void parts.layers.push(...more),
    eject: (...gone: Middleware[]) => {
      parts.layers = parts.layers.filter((layer) => !gone.includes(layer));
    },
    request: (method: string, path: string, init?: Untyped) => byPath(`${method.toUpperCase()} ${path}`, init),
  };
  for (const [id, { route, pages }] of Object.entries(operations)) {
    const [verb = ""] = route.split(" ");
    client[verb] = (path: string, init?: Untyped) => byPath(`${verb} ${path}`, init);
    client[id] = Object.assign(
      (init?: Untyped) => callOperation(parts, id, init),
      pages && { pages: { ...pages, api: api.api, operation: id } },
    );
  }
  return client as PathClient<Routes> & Operations;
}
