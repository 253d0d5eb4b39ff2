import { serializeBody } from "./body.ts";
import { checkOptions } from "./check-options.ts";
import type { ApiDescriptor, OperationDescriptor } from "./descriptor.ts";
import { CountersignError, NotSentError } from "./errors.ts";
import { parseExactly, quoteInexact } from "./exact-json.ts";
import { createFetchClient } from "./fetch-client.ts";
import { isIdempotent } from "./is-idempotent.ts";
import type { ClientOptions } from "./options.ts";
import { fillPath } from "./path.ts";
import type { PathClient } from "./path-client.ts";
import { withBody } from "./read-once.ts";
import { createSend } from "./send.ts";

/** What the callers of an untyped client hand over, and get back; the generated types say more. */
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
  const { onDrift, validate = onDrift ? "report" : "off" } = options;
  const baseUrl = checkOptions(api, options);
  const send = createSend(api, baseUrl, options);
  const fetchClient: Untyped = createFetchClient(baseUrl, options);
  const client: Record<string, unknown> = { use: fetchClient.use, eject: fetchClient.eject };
  const ids = new Map(Object.entries(api.operations).map(([id, { route }]) => [route, id]));

  async function request(route: string, init: Untyped = {}, shape = (result: Untyped): Untyped => result) {
    const id = ids.get(route);
    const about = { api: api.api, operation: id ?? route };
    if (!id) throw new NotSentError("the contract has no such operation", about);
    const operation = api.operations[id] as OperationDescriptor;
    const { parseAs = "json", body, headers, params, ...rest } = init;
    const stream = parseAs === "stream";
    let handedOver = false;
    let result: Untyped;
    try {
      const given = new Headers(headers);
      const written =
        body === undefined || rest.bodySerializer
          ? body
          : serializeBody(body, given.get("content-type") ?? operation.body, api.writers);
      const [method, path] = route.split(" ");
      result = await fetchClient.request(method, path, {
        bodySerializer: () => written,
        ...rest,
        body,
        // Without a path object openapi-fetch sends the template as it is.
        params: { ...params, path: params?.path ?? {} },
        // Of a multipart form only the runtime knows the boundary; for JSON openapi-fetch says so itself.
        headers:
          operation.body && body !== undefined && !(written instanceof FormData)
            ? { "content-type": operation.body, ...Object.fromEntries(given) }
            : headers,
        // JSON is read here, below: openapi-fetch would throw at a 2xx whose body is none.
        parseAs: parseAs === "json" ? "text" : parseAs,
        pathSerializer: fillPath,
        fetch: async (request: Request, ext?: RequestInit) => {
          handedOver = true;
          const response = await send(request, { ...init, id, operation, stream, init: ext });
          // openapi-fetch reads the body of a refusal itself, with JSON.parse.
          return response.ok || stream || !response.body
            ? response
            : withBody(response, quoteInexact(await response.text()));
        },
      });
    } catch (cause) {
      if (handedOver || cause instanceof CountersignError) throw cause;
      // Runtimes quote what they refuse, such as the value of a header.
      const { message } = cause as Error;
      const quotes = /["'`]/.test(message);
      throw new NotSentError(quotes ? "the request could not be made" : message, { ...about, cause: !quotes && cause });
    }

    if (parseAs === "json" && typeof result.data === "string") result.data = parseBody(result.data, result.response);
    const { ok, status } = result.response;
    const outcome = shape(result);
    if (validate !== "off" && parseAs === "json") {
      const at = { ...about, status };
      // An exception would look as if what cannot be repeated had not happened.
      const strict = validate === "strict" && !(ok && !isIdempotent(operation));
      const check = async () => {
        const validators = await api.validators?.();
        validators?.check({ at, body: ok ? result.data : result.error || undefined, outcome }, onDrift, strict);
      };
      if (strict) await check();
      else setTimeout(() => check().catch(() => {}));
    }
    return outcome;
  }

  client.request = (method: string, path: string, init?: Untyped) => request(`${method.toUpperCase()} ${path}`, init);
  for (const verb of Object.keys(fetchClient).filter((name) => /^[A-Z]+$/.test(name)))
    client[verb] = (path: string, init?: Untyped) => request(`${verb} ${path}`, init);
  for (const [id, { route, pages }] of Object.entries(api.operations))
    client[id] = Object.assign(
      (init?: Untyped) => request(route, init, toOutcome),
      pages && { pages: { ...pages, api: api.api, operation: id } },
    );
  return client as PathClient<Routes> & Operations;
}

const toOutcome = ({ data, error, response }: Untyped) => {
  const { ok, status, headers } = response;
  // An empty body is none.
  const body = ok ? { data } : { error: error || undefined };
  return { ok, status, ...body, headers, response };
};

/** JSON where the answer is JSON or does not say; the text itself where it is not. Never an exception. */
function parseBody(text: string, response: Response): unknown {
  if (text === "") return undefined;
  const type = response.headers.get("content-type");
  try {
    return type && !/[/+]json\b/i.test(type) ? text : parseExactly(text);
  } catch {
    return text;
  }
}
