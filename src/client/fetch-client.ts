import createClient from "openapi-fetch";
import type { UnsignedRequest } from "./call.ts";
import type { ClientParts, Exchanged, OperationCall, Written } from "./call-operation.ts";
import { OutcomeUnknownError } from "./errors.ts";
import { isIdempotent } from "./is-idempotent.ts";
import { lookupOf } from "./lookup.ts";
import { makeResponse } from "./make-response.ts";
import { notSent } from "./not-sent.ts";
import { parseBody } from "./parse-body.ts";
import { fillPath } from "./path.ts";
import { readRequest } from "./read-request.ts";
import { safeCause } from "./safe-cause.ts";
import type { Bytes } from "./send.ts";

/**
 * A call through openapi-fetch: this is the only module that runs it, and it is loaded by the first call that needs it,
 * because calls by operationId without middleware do not. `path-client.ts` has its types. What a successor must do is in
 * `fetch-client.conformance.test.ts`.
 *
 * @throws CountersignError, or what middleware made of one.
 */
export async function callByPath(
  client: Pick<ClientParts, "baseUrl" | "call" | "layers"> & {
    options: Pick<ClientParts["options"], "requestInitExt">;
  },
  call: OperationCall,
  { headers, body }: Written,
): Promise<Exchanged> {
  const { about, operation, init, parseAs } = call;
  const [method, path] = operation.route.split(" ") as [string, string];
  const { params, parseAs: _, headers: __, signal, ...options } = init;
  /** The request as it was handed over, and the response to it as middleware sees it. */
  let sent: UnsignedRequest | undefined;
  let received: { response: Response; bytes: Bytes | undefined } | undefined;
  try {
    const { requestInitExt } = client.options;
    const fetchClient = createClient<any>({ baseUrl: client.baseUrl, headers, requestInitExt });
    fetchClient.use(...client.layers);
    // `any`: openapi-fetch wants one of its methods, and the contract's are strings here.
    const { data, error, response } = await fetchClient.request(method as any, path, {
      bodySerializer: () => body,
      querySerializer: operation.query,
      ...options,
      // Without a path object openapi-fetch sends the template as it is.
      params: { ...params, path: params?.path ?? {}, header: undefined },
      // Read below: openapi-fetch would throw at a 2xx that is not JSON.
      parseAs: parseAs === "json" ? "arrayBuffer" : parseAs,
      pathSerializer: operation.path ?? fillPath,
      fetch: async (request: Request, ext?: RequestInit) => {
        // A Request that is given a signal leaves a listener on it.
        sent = { ...(await readRequest(request)), signal };
        const stream = parseAs === "stream";
        const { response, bytes } = await client.call(sent, { ...init, about, operation, stream, init: ext });
        received = { response: bytes ? makeResponse(response, bytes) : response, bytes };
        return received.response;
      },
    });
    const bytes = response === received?.response ? received?.bytes : undefined;
    if (response.ok && parseAs !== "json") return { response, content: data, bytes };
    if (bytes) return { response, content: parseBody(bytes, response), bytes };
    // Middleware has put another response in its place.
    const content = response.ok ? parseBody(new Uint8Array((data ?? 0) as ArrayBuffer), response) : error || undefined;
    return { response, content, bytes };
  } catch (cause) {
    if (!sent) throw await notSent(cause, about);
    // What middleware makes of an error of ours is its own affair.
    if (!received) throw cause;
    throw middlewareFailed(call, sent, received, cause);
  }
}

/** Middleware has seen the request and its response, and can have put anything of them into its error. */
function middlewareFailed(
  { about, operation }: OperationCall,
  sent: UnsignedRequest,
  { response, bytes }: { response: Response; bytes: Bytes | undefined },
  cause: unknown,
): OutcomeUnknownError {
  return new OutcomeUnknownError(`answered ${response.status}, and middleware failed at that`, {
    ...about,
    cause: safeCause(cause, { request: sent, route: operation.route, response: bytes }),
    safeToRepeat: isIdempotent(operation, sent.method),
    lookup: lookupOf(sent, operation),
  });
}
