import createClient, { type Middleware } from "openapi-fetch";
import type { OperationDescriptor } from "./descriptor.ts";
import { quoteInexact } from "./exact-json.ts";
import type { ClientOptions } from "./options.ts";
import { parseBody } from "./parse-body.ts";
import { fillPath } from "./path.ts";
import { bytesOf, withBody } from "./read-once.ts";
import { readRequest } from "./read-request.ts";
import type { Unsigned } from "./send.ts";

/** What a call hands to openapi-fetch, and what of it is ours. */
export interface FetchClientCall {
  /** Base URL, and the headers of the client, of the call and of its parameters, put together. */
  baseUrl: string;
  headers: Headers;
  requestInitExt: ClientOptions["requestInitExt"];
  layers: readonly Middleware[];
  /** What the caller set: openapi-fetch's options of a call. */
  init: Readonly<Record<string, any>>;
  /** The body as it goes on the wire. */
  written: unknown;
  /** Sends a request, and keeps the body of the answer for `bytesOf` unless that is to be streamed. */
  send: (request: Unsigned, init?: RequestInit) => Promise<Response>;
}

/**
 * A call through openapi-fetch: this is the only module that runs it, and it is loaded by the first call that needs it,
 * because calls by operationId without middleware do not. `path-client.ts` has its types. What a successor must do is in
 * `fetch-client.conformance.test.ts`.
 *
 * @returns the answer and what is in it: its data or its error, and undefined for an empty body.
 */
export async function callByPath(
  { route, path: fill = fillPath, query }: OperationDescriptor,
  call: FetchClientCall,
): Promise<{ response: Response; content: unknown }> {
  const { baseUrl, headers, requestInitExt, layers, init, written, send } = call;
  const [method, path] = route.split(" ") as [string, string];
  const { params, parseAs = "json", headers: _, ...options } = init;
  const client = createClient<any>({ baseUrl, headers, requestInitExt });
  client.use(...layers);
  const { data, error, response } = await client.request(method as any, path, {
    bodySerializer: () => written,
    querySerializer: query,
    ...options,
    // Without a path object openapi-fetch sends the template as it is.
    params: { ...params, path: params?.path ?? {}, header: undefined },
    // JSON is read below: openapi-fetch would throw at a 2xx whose body is none.
    parseAs: parseAs === "json" ? "text" : parseAs,
    pathSerializer: fill,
    fetch: async (request: Request, ext?: RequestInit) => {
      const response = await send(await readRequest(request), ext);
      if (parseAs === "stream") return response;
      const bytes = await bytesOf(response);
      // openapi-fetch reads the body of a refusal itself, with JSON.parse.
      return withBody(response, response.ok ? bytes : quoteInexact(new TextDecoder().decode(bytes)));
    },
  });
  if (!response.ok) return { response, content: error || undefined };
  return { response, content: parseAs === "json" ? parseBody(data, response) : data };
}
