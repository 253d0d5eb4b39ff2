import type { Middleware } from "openapi-fetch";
import { toBytes, toText } from "../auth/index.ts";
import { isJson } from "../core/media-type.ts";
import { checkOptions } from "./check-options.ts";
import type { ApiDescriptor } from "./descriptor.ts";
import { CountersignError, NotSentError } from "./errors.ts";
import type { FetchClientCall as Call } from "./fetch-client.ts";
import { isPlain } from "./is-plain.ts";
import { mergeHeaders } from "./merge-headers.ts";
import type { ClientOptions } from "./options.ts";
import { parseBody } from "./parse-body.ts";
import { fillPath } from "./path.ts";
import type { PathClient } from "./path-client.ts";
import { writeQuery } from "./query.ts";
import { bytesOf } from "./read-once.ts";
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
  const { onDrift, requestInitExt, validate = onDrift ? "report" : "off" } = options;
  const baseUrl = checkOptions(api, options);
  const send = createSend(baseUrl, options);
  let layers: Middleware[] = [];
  const client: Record<string, unknown> = {
    use: (...more: Middleware[]) => void layers.push(...more),
    eject: (...gone: Middleware[]) => {
      layers = layers.filter((layer) => !gone.includes(layer));
    },
  };
  const { operations } = api;

  async function request(id: string, given: Untyped, byPath?: boolean) {
    const init = given ?? {};
    const about = { api: api.api, operation: id };
    const operation = operations[id];
    if (!operation) throw new NotSentError("the contract has no such operation", about);
    const { body, params = {}, signal } = init;
    const parseAs = (byPath && init.parseAs) || "json";
    const stream = parseAs === "stream";
    const { path: fill = fillPath, query = writeQuery, headers: merge = mergeHeaders } = operation;
    const [method, path] = operation.route.split(" ") as [string, string];
    const handOver: Call["send"] = (request, ext) => send(request, { ...init, about, operation, stream, init: ext });
    let response: Response | undefined;
    let content: unknown;
    let failure: unknown;
    try {
      const headers = merge(options.headers, init.headers, params);
      let type = headers.get("content-type") ?? operation.body ?? "application/json";
      let written = body;
      if (body !== undefined && !(byPath && init.bodySerializer)) {
        if (isPlain(body) && isJson(type)) written = JSON.stringify(body);
        else [written, type] = await (await import("./body.ts")).writeBody(body, type, api.writers);
        headers.set("content-type", type);
      }
      if (byPath || layers.length) {
        const { callByPath } = await import("./fetch-client.ts");
        ({ response, content, failure } = await callByPath({
          baseUrl,
          headers,
          requestInitExt,
          layers,
          init,
          written,
          about,
          operation,
          send: handOver,
        }));
      } else {
        const url = baseUrl + fill(path, params.path) + query(params.query);
        if (written && /^(GET|HEAD)$/.test(method)) throw new TypeError(`a ${method} cannot have a body`);
        response = await handOver({ method, url, headers, body: toBytes(written ?? ""), signal }, requestInitExt);
        content = parseBody(toText(await bytesOf(response)), response);
      }
    } catch (cause) {
      if (cause instanceof CountersignError) throw cause;
      // Runtimes quote what they refuse, such as a URL or the value of a header.
      const { message } = cause as Error;
      const told = cause instanceof RangeError || !/["'`/]/.test(message);
      throw new NotSentError(told ? message : "the request could not be made", { ...about, cause: told && cause });
    }

    if (!response) throw failure;
    const { ok, status, headers } = response;
    const result = ok ? { data: content, response } : { error: content, response };
    const outcome = byPath ? result : { ok, status, ...result, headers };
    if (validate !== "off" && parseAs === "json") {
      const strict = validate === "strict";
      const answer = { about, operation, ok, status, body: content, response, outcome };
      const checked = api
        .validators?.()
        .then(async ({ validators }) => {
          const { responseCheck } = await import("./response-check.ts");
          return responseCheck(validators)(answer, onDrift, strict);
        })
        .catch((error) => {
          // What cannot be checked is no reason to hide the response.
          if (error instanceof CountersignError) throw error;
        });
      if (strict) await checked;
    }
    return outcome;
  }

  const byPath = (route: string, init?: Untyped) =>
    request(Object.keys(operations).find((id) => operations[id]?.route === route) ?? route, init, true);
  client.request = (method: string, path: string, init?: Untyped) => byPath(`${method.toUpperCase()} ${path}`, init);
  for (const [id, { route, pages }] of Object.entries(operations)) {
    const [verb = ""] = route.split(" ");
    client[verb] = (path: string, init?: Untyped) => byPath(`${verb} ${path}`, init);
    client[id] = Object.assign(
      (init?: Untyped) => request(id, init),
      pages && { pages: { ...pages, api: api.api, operation: id } },
    );
  }
  return client as PathClient<Routes> & Operations;
}
