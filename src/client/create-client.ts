import createFetchClient, { type Client as FetchClient } from "openapi-fetch";
import { contentTypeOf, serializeBody } from "./body.ts";
import { checkOptions } from "./check-options.ts";
import type { ApiDescriptor, OperationDescriptor } from "./descriptor.ts";
import { reportDrift } from "./drift.ts";
import { CountersignError, NotSentError } from "./errors.ts";
import type { ClientOptions } from "./options.ts";
import { fillPath } from "./path.ts";
import { send } from "./send.ts";

/** What the callers of an untyped client hand over; the generated types say more. */
type Init = any;

const verbs = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

/**
 * Makes the client of an API: openapi-fetch's own surface, and one method per operation of the contract. Both go
 * through one pipeline that signs, limits the time and refuses redirects. This module is the only one that knows
 * openapi-fetch.
 *
 * @throws TypeError when the options name no usable server, or credentials that the contract does not know.
 */
export function createApiClient<Paths extends object, Operations extends object>(
  api: ApiDescriptor,
  options: ClientOptions<any>,
): FetchClient<Paths> & Operations {
  const baseUrl = checkOptions(api, options);
  const fetchClient = createFetchClient<Record<string, never>>({ baseUrl, headers: options.headers });
  const byRoute = new Map(Object.entries(api.operations).map(([id, { method, path }]) => [`${method} ${path}`, id]));

  async function request(method: string, path: string, init: Init = {}): Promise<Init> {
    const id = byRoute.get(`${method} ${path}`);
    const context = { api: api.api, operation: id ?? `${method} ${path}` };
    if (!id) throw new NotSentError("the contract has no such operation. Nothing was sent", context);
    const operation = api.operations[id] as OperationDescriptor;
    const { timeout, fetch: callFetch, parseAs = "json", headers, body, params, ...rest } = init;
    const mediaType = new Headers(headers).get("content-type") ?? operation.body ?? "application/json";
    const contentType = body === undefined ? undefined : contentTypeOf(body, mediaType);
    let handedOver = false;
    try {
      const result = await (fetchClient.request as (...args: Init[]) => Promise<Init>)(method, path, {
        ...rest,
        ...(body !== undefined && { body }),
        // Without a path object openapi-fetch sends the template as it is.
        params: { ...params, path: params?.path ?? {} },
        headers: contentType ? { "content-type": contentType, ...headers } : headers,
        // JSON is read here, below: openapi-fetch would throw at a 2xx whose body is none.
        parseAs: parseAs === "json" ? "text" : parseAs,
        bodySerializer: rest.bodySerializer ?? ((value: unknown) => serializeBody(value, mediaType)),
        pathSerializer: fillPath,
        fetch: (request: Request, ext?: RequestInit) => {
          handedOver = true;
          const sendOptions = callFetch ? { ...options, fetch: callFetch } : options;
          return send(api, sendOptions, request, { id, operation, timeout, stream: parseAs === "stream", init: ext });
        },
      });
      if (parseAs === "json" && typeof result.data === "string") result.data = parseBody(result.data, result.response);
      return result;
    } catch (cause) {
      if (handedOver || cause instanceof CountersignError) throw cause;
      throw new NotSentError(`${(cause as Error).message}. Nothing was sent`, { ...context, cause });
    }
  }

  async function call(id: string, init?: Init) {
    const operation = api.operations[id] as OperationDescriptor;
    const { data, error, response } = await request(operation.method, operation.path, init);
    const { ok, status, headers } = response;
    const body = ok ? data : error === "" ? undefined : error;
    if (options.onDrift) reportDrift(api, id, status, body, options.onDrift);
    return ok ? { ok, status, data, headers, response } : { ok, status, error: body, headers, response };
  }

  const client: Record<string, unknown> = { use: fetchClient.use, eject: fetchClient.eject };
  client.request = (method: string, path: string, init?: Init) => request(method.toUpperCase(), path, init);
  for (const verb of verbs) client[verb] = (path: string, init?: Init) => request(verb, path, init);
  for (const id of Object.keys(api.operations)) client[id] = (init?: Init) => call(id, init);
  return client as FetchClient<Paths> & Operations;
}

/** JSON where the answer is JSON or does not say; the text itself where it is not. Never an exception. */
function parseBody(text: string, response: Response): unknown {
  if (text === "") return undefined;
  const type = response.headers.get("content-type");
  if (type && !/[/+]json\b/i.test(type)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
