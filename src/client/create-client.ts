import type { Middleware } from "openapi-fetch";
import { toText } from "../auth/index.ts";
import { serializeBody } from "./body.ts";
import { checkOptions } from "./check-options.ts";
import type { ApiDescriptor, OperationDescriptor } from "./descriptor.ts";
import { CountersignError, NotSentError } from "./errors.ts";
import { parseExactly } from "./exact-json.ts";
import { isIdempotent } from "./is-idempotent.ts";
import { mergeHeaders } from "./merge-headers.ts";
import type { ClientOptions } from "./options.ts";
import { fillPath } from "./path.ts";
import type { PathClient } from "./path-client.ts";
import { writeQuery } from "./query.ts";
import { bytesOf } from "./read-once.ts";
import { createSend, type Unsigned } from "./send.ts";

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
  const { onDrift, requestInitExt, validate = onDrift ? "report" : "off" } = options;
  const baseUrl = checkOptions(api, options);
  const send = createSend(api, baseUrl, options);
  let layers: Middleware[] = [];
  const client: Record<string, unknown> = {
    use: (...more: Middleware[]) => void layers.push(...more),
    eject: (...gone: Middleware[]) => {
      layers = layers.filter((layer) => !gone.includes(layer));
    },
  };
  const ids = new Map(Object.entries(api.operations).map(([id, { route }]) => [route, id]));

  async function request(route: string, init: Untyped = {}, byPath?: boolean) {
    const id = ids.get(route);
    const about = { api: api.api, operation: id ?? route };
    if (!id) throw new NotSentError("the contract has no such operation", about);
    const operation = api.operations[id] as OperationDescriptor;
    const { parseAs = "json", body, params = {}, signal } = init;
    const stream = parseAs === "stream";
    const [method, path] = route.split(" ") as [string, string];
    const handOver = (request: Unsigned, ext?: RequestInit) => {
      handedOver = true;
      return send(request, { ...init, id, operation, stream, init: ext });
    };
    let handedOver = false;
    let response: Response;
    let content: unknown;
    try {
      const headers = mergeHeaders(options.headers, init.headers, params.header);
      const type = headers.get("content-type") ?? operation.body ?? "application/json";
      const written = body === undefined || init.bodySerializer ? body : serializeBody(body, type, api.writers);
      // Without a body there is no type to tell, and of a multipart form only the runtime knows the boundary.
      const typed = written !== undefined && !(written instanceof FormData) && { "content-type": type };
      if (byPath || layers.length) {
        const { callByPath } = await import("./fetch-client.ts");
        const result = await callByPath(method, path, {
          baseUrl,
          headers: { ...options.headers, ...typed },
          requestInitExt,
          layers,
          init,
          written,
          send: handOver,
        });
        response = result.response;
        content = response.ok
          ? parseAs === "json"
            ? parseBody(result.data, response)
            : result.data
          : result.error || undefined;
      } else {
        const url = baseUrl + fillPath(path, params.path) + writeQuery(params.query);
        if (typed) headers.set("content-type", type);
        const out = { method, url, headers, body: written, signal, duplex: "half" };
        // A Request knows how to read every kind of body, and refuses one where there may be none.
        const plain = written === undefined || (typeof written === "string" && !/^(GET|HEAD)$/.test(method));
        response = await handOver(plain ? out : new Request(url, out), requestInitExt);
        content = parseBody(toText(await bytesOf(response)), response);
      }
    } catch (cause) {
      if (handedOver || cause instanceof CountersignError) throw cause;
      // Runtimes quote what they refuse, such as the value of a header.
      const { message } = cause as Error;
      const quotes = /["'`]/.test(message);
      throw new NotSentError(quotes ? "the request could not be made" : message, { ...about, cause: !quotes && cause });
    }

    const { ok, status, headers } = response;
    const result = ok ? { data: content, response } : { error: content, response };
    const outcome = byPath ? result : { ok, status, ...result, headers };
    if (validate !== "off" && parseAs === "json") {
      const at = { ...about, status };
      // An exception would look as if what cannot be repeated had not happened.
      const strict = validate === "strict" && !(ok && !isIdempotent(operation));
      const check = async () => {
        const validators = await api.validators?.();
        validators?.check({ at, body: content, outcome }, onDrift, strict);
      };
      if (strict) await check();
      else setTimeout(() => check().catch(() => {}));
    }
    return outcome;
  }

  client.request = (method: string, path: string, init?: Untyped) =>
    request(`${method.toUpperCase()} ${path}`, init, true);
  for (const verb of ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"])
    client[verb] = (path: string, init?: Untyped) => request(`${verb} ${path}`, init, true);
  for (const [id, { route, pages }] of Object.entries(api.operations))
    client[id] = Object.assign(
      (init?: Untyped) => request(route, init),
      pages && { pages: { ...pages, api: api.api, operation: id } },
    );
  return client as PathClient<Routes> & Operations;
}

/** JSON where the answer is JSON or does not say; the text itself where it is not. Never an exception. */
function parseBody(text: string | undefined, { headers }: Response): unknown {
  if (!text) return undefined;
  const type = headers.get("content-type");
  try {
    return type && !/[/+]json\b/i.test(type) ? text : parseExactly(text);
  } catch {
    return text;
  }
}
