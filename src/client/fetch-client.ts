import createClient, { type Middleware } from "openapi-fetch";
import { quoteInexact } from "./exact-json.ts";
import type { ClientOptions } from "./options.ts";
import { fillPath } from "./path.ts";
import { bytesOf, withBody } from "./read-once.ts";

/** What a call hands to openapi-fetch, and what of it is ours. */
export interface FetchClientCall {
  /** Base URL, and what the client sends with every request. */
  baseUrl: string;
  headers: ClientOptions["headers"];
  requestInitExt: ClientOptions["requestInitExt"];
  layers: readonly Middleware[];
  /** What the caller set: openapi-fetch's options of a call. */
  init: Readonly<Record<string, any>>;
  /** The body as it goes on the wire. */
  written: unknown;
  /** Sends a request, and keeps the body of the answer for `bytesOf` unless that is to be streamed. */
  send: (request: Request, init?: RequestInit) => Promise<Response>;
}

/**
 * A call through openapi-fetch: this is the only module that runs it, and it is loaded by the first call that needs it,
 * because calls by operationId without middleware do not. `path-client.ts` has its types. What a successor must do is in
 * `fetch-client.conformance.test.ts`.
 *
 * @returns what openapi-fetch gives, JSON that says yes as its text.
 */
export async function callByPath(method: string, path: string, call: FetchClientCall): Promise<any> {
  const { baseUrl, headers, requestInitExt, layers, init, written, send } = call;
  const { params, parseAs = "json" } = init;
  const client = createClient<any>({ baseUrl, headers, requestInitExt });
  client.use(...layers);
  return client.request(method as any, path, {
    bodySerializer: () => written,
    ...init,
    // Without a path object openapi-fetch sends the template as it is.
    params: { ...params, path: params?.path ?? {} },
    // JSON is read by the caller: openapi-fetch would throw at a 2xx whose body is none.
    parseAs: parseAs === "json" ? "text" : parseAs,
    pathSerializer: fillPath,
    fetch: async (request: Request, ext?: RequestInit) => {
      const response = await send(request, ext);
      if (parseAs === "stream") return response;
      const bytes = await bytesOf(response);
      // openapi-fetch reads the body of a refusal itself, with JSON.parse.
      return withBody(response, response.ok ? bytes : quoteInexact(new TextDecoder().decode(bytes)));
    },
  });
}
