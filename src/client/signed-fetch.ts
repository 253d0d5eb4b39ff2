import { parsePathTemplate, pathFinder } from "../core/path-template.ts";
import { createCall, type UnsignedRequest } from "./call.ts";
import { checkOptions } from "./check-options.ts";
import type { ApiDescriptor, OperationDescriptor } from "./descriptor.ts";
import { type ErrorContext, NotSentError } from "./errors.ts";
import { makeResponse } from "./make-response.ts";
import type { ClientOptions } from "./options.ts";
import { readRequest } from "./read-request.ts";

/**
 * The client's pipeline as a plain `fetch`, for people who bring their own client and for the contract checks. The
 * operation is found by method and path; a path that the contract does not have is signed like its first operation.
 *
 * @throws TypeError when the options name no usable server, or credentials that the contract does not know.
 */
export function createSignedFetch(api: ApiDescriptor, options: ClientOptions<any>): typeof fetch {
  const baseUrl = checkOptions(api, options);
  const { origin, pathname: root } = new URL(baseUrl);
  const basePath = root.replace(/\/$/, "");
  const call = createCall(api, baseUrl, options);
  const routes = Object.entries(api.operations).map(([id, operation]) => {
    const [method, path = ""] = operation.route.split(" ");
    return { id, operation, method, ...parsePathTemplate(path) };
  });
  const find = pathFinder(routes);

  return async (input, init) => {
    const request = input instanceof Request && !init ? input : new Request(input, init);
    // What the request was made of would go before what was signed.
    const { method: _, headers, body, signal, redirect, ...beside } = init ?? {};
    const { method } = request;
    const { pathname } = new URL(request.url);
    const path = pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : pathname;
    const matching = find(path).map(({ template }) => template);
    const route = matching.find((route) => route.method === method);
    // The path itself can hold what no error may tell.
    const written = `${method} ${matching[0]?.template ?? "(not in the contract)"}`;
    const security = (matching[0]?.operation ?? Object.values(api.operations)[0])?.security ?? [];
    const operation: OperationDescriptor = route?.operation ?? { route: written, security };
    const about = { api: api.api, operation: route?.id ?? matching[0]?.id ?? written };
    if (new URL(request.url).origin !== origin)
      throw new NotSentError(`expected a URL of ${origin}, where its credentials belong`, about);
    const more = Object.keys(beside).length ? beside : undefined;
    const { response, bytes } = await call(await read(request, about), { about, operation, init: more });
    return makeResponse(response, bytes?.length ? bytes : null);
  };
}

const read = (request: Request, about: ErrorContext): Promise<UnsignedRequest> =>
  readRequest(request).catch((cause) => {
    throw new NotSentError("the body could not be read", { ...about, cause });
  });
