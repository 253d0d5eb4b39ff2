import createClient, { type Middleware } from "openapi-fetch";
import type { OperationDescriptor } from "./descriptor.ts";
import { OutcomeUnknownError } from "./errors.ts";
import { quoteInexact } from "./exact-json.ts";
import { isIdempotent } from "./is-idempotent.ts";
import { lookupOf } from "./lookup.ts";
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
  about: { api: string; operation: string };
  operation: OperationDescriptor;
  /** Sends a request, and keeps the body of the response for `bytesOf` unless that is to be streamed. */
  send: (request: Unsigned, init?: RequestInit) => Promise<Response>;
}

/** The response and what is in it: its data or its error, and undefined for an empty body. Or what the call rejects with. */
export interface FetchClientResult {
  response?: Response;
  content?: unknown;
  failure?: unknown;
}

/**
 * A call through openapi-fetch: this is the only module that runs it, and it is loaded by the first call that needs it,
 * because calls by operationId without middleware do not. `path-client.ts` has its types. What a successor must do is in
 * `fetch-client.conformance.test.ts`.
 *
 * @throws whatever goes wrong before the request is handed over to be sent.
 */
export async function callByPath(call: FetchClientCall): Promise<FetchClientResult> {
  const { baseUrl, headers, requestInitExt, layers, init, written, about, operation, send } = call;
  const [method, path] = operation.route.split(" ") as [string, string];
  const { params, parseAs = "json", headers: _, signal, ...options } = init;
  let wire: Unsigned | undefined;
  let status = 0;
  try {
    const client = createClient<any>({ baseUrl, headers, requestInitExt });
    client.use(...layers);
    const { data, error, response } = await client.request(method as any, path, {
      bodySerializer: () => written,
      querySerializer: operation.query,
      ...options,
      // Without a path object openapi-fetch sends the template as it is.
      params: { ...params, path: params?.path ?? {}, header: undefined },
      // JSON is read below: openapi-fetch would throw at a 2xx whose body is none.
      parseAs: parseAs === "json" ? "text" : parseAs,
      pathSerializer: operation.path ?? fillPath,
      fetch: async (request: Request, ext?: RequestInit) => {
        // A Request that is given a signal leaves a listener on it.
        const unsigned = { ...(await readRequest(request)), signal };
        wire = unsigned;
        const response = await send(unsigned, ext);
        status = response.status;
        if (parseAs === "stream") return response;
        const bytes = await bytesOf(response);
        // openapi-fetch reads the body of a refusal itself, with JSON.parse.
        return withBody(response, response.ok ? bytes : quoteJson(new TextDecoder().decode(bytes)));
      },
    });
    if (!response.ok) return { response, content: error || undefined };
    return { response, content: parseAs === "json" ? parseBody(data, response) : data };
  } catch (cause) {
    if (!wire) throw cause;
    // What middleware makes of an error of ours is its own affair.
    if (!status) return { failure: cause };
    const safeToRepeat = isIdempotent(operation, wire.method);
    const context = { ...about, cause, safeToRepeat, lookup: lookupOf(wire, operation) };
    return { failure: new OutcomeUnknownError(`answered ${status}, and middleware failed at that`, context) };
  }
}

function quoteJson(text: string): string {
  try {
    JSON.parse(text);
    return quoteInexact(text);
  } catch {
    return text;
  }
}
