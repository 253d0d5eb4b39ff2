import type { Middleware } from "openapi-fetch";
import { toBytes } from "../auth/index.ts";
import { isJson } from "../core/media-type.ts";
import type { MakeCall, UnsignedRequest } from "./call.ts";
import type { ApiDescriptor, OperationDescriptor } from "./descriptor.ts";
import { CountersignError, NotSentError } from "./errors.ts";
import { isJsonValue } from "./is-json-value.ts";
import { mergeHeaders } from "./merge-headers.ts";
import { notSent } from "./not-sent.ts";
import type { ClientOptions } from "./options.ts";
import { parseBody } from "./parse-body.ts";
import { fillPath } from "./path.ts";
import { writeQuery } from "./query.ts";
import type { ParseAs } from "./result.ts";
import type { Bytes } from "./send.ts";

/** What all calls of a client share. */
export interface ClientParts {
  api: ApiDescriptor;
  options: ClientOptions<any>;
  baseUrl: string;
  call: MakeCall;
  layers: Middleware[];
}

/** One call of an operation, as its caller made it. */
export interface OperationCall {
  about: { api: string; operation: string };
  operation: OperationDescriptor;
  /** The options of the call; the generated types say more. */
  init: Readonly<Record<string, any>>;
  byPath: boolean;
  parseAs: ParseAs;
}

/** The headers and the body as they are handed over to be sent. */
export interface Written {
  headers: Headers;
  body: unknown;
}

/** A response and what is in it: its data or its error, and undefined for an empty body. */
export interface Exchanged {
  response: Response;
  content: unknown;
  /** What came over the wire; undefined where it was streamed, or middleware put another response in its place. */
  bytes: Bytes | undefined;
}

/**
 * Calls an operation: writes the request, has it sent, and reads the response. With middleware, and by path, this goes
 * through openapi-fetch.
 */
export async function callOperation(client: ClientParts, id: string, given: any, byPath = false): Promise<unknown> {
  const about = { api: client.api.api, operation: id };
  const operation = client.api.operations[id];
  if (!operation) throw new NotSentError("the contract has no such operation", about);
  const init = given ?? {};
  const call: OperationCall = { about, operation, init, byPath, parseAs: init.parseAs ?? "json" };
  // Told before anything is sent: afterwards an exception would look as if it had not happened.
  if (checkOf(client) === "strict") await client.api.validators?.().catch((cause) => failToLoad(cause, about));
  const exchanged = await exchange(client, call);
  const { response, content } = exchanged;
  const { ok, status, headers } = response;
  const result = ok ? { data: content, response } : { error: content, response };
  const outcome = byPath ? result : { ok, status, documented: isDocumented(operation, status), ...result, headers };
  await checkResponse(client, call, exchanged, outcome);
  return outcome;
}

const isDocumented = ({ responses = "" }: OperationDescriptor, status: number): boolean =>
  responses.split(" ").some((key) => [`${status}`, `${Math.floor(status / 100)}XX`, "default"].includes(key));

/** @throws CountersignError, or what middleware made of one. */
async function exchange(client: ClientParts, call: OperationCall): Promise<Exchanged> {
  if (call.byPath || client.layers.length) {
    const written = await beforeSending(call, () => writeCall(client, call));
    const { callByPath } = await beforeSending(call, () => import("./fetch-client.ts"));
    return callByPath(client, call, written);
  }
  const { parseAs } = call;
  const request = await beforeSending(call, () => writeRequest(client, call));
  const settings = { ...call.init, ...call, stream: parseAs === "stream", init: client.options.requestInitExt };
  const { response, bytes } = await client.call(request, settings);
  return { response, bytes, content: bytes ? parseBody(bytes, response, parseAs) : response.body };
}

const beforeSending = <T>({ about }: OperationCall, prepare: () => Promise<T>): Promise<T> =>
  prepare().catch(async (cause) => {
    throw await notSent(cause, about);
  });

async function writeCall({ api, options }: ClientParts, { operation, init, byPath }: OperationCall): Promise<Written> {
  const { body, params = {} } = init;
  const headers = (operation.headers ?? mergeHeaders)(options.headers, init.headers, params);
  if (body === undefined || (byPath && init.bodySerializer)) return { headers, body };
  const type = headers.get("content-type") ?? operation.body ?? "application/json";
  const [written, writtenType] =
    isJsonValue(body) && isJson(type)
      ? [JSON.stringify(body), type]
      : await (await import("./body.ts")).writeBody(body, type, api.writers);
  headers.set("content-type", writtenType);
  return { headers, body: written };
}

const empty = new Uint8Array();

async function writeRequest(client: ClientParts, call: OperationCall): Promise<UnsignedRequest> {
  const { headers, body } = await writeCall(client, call);
  const { params = {}, signal } = call.init;
  const { route, path: fill = fillPath, query = writeQuery } = call.operation;
  const [method, path] = route.split(" ") as [string, string];
  const url = client.baseUrl + fill(path, params.path) + query(params.query);
  if (body && /^(GET|HEAD)$/.test(method)) throw new TypeError(`a ${method} cannot have a body`);
  return { method, url, headers, body: body ? toBytes(body as string | Uint8Array) : empty, signal };
}

/** Holds a response against the contract, where the caller wants that. */
async function checkResponse(
  { api, options }: ClientParts,
  { about, operation, parseAs }: OperationCall,
  { response, content, bytes }: Exchanged,
  outcome: unknown,
): Promise<void> {
  const { onDrift } = options;
  const validate = checkOf({ options });
  if (validate === "off" || parseAs !== "json") return;
  const strict = validate === "strict";
  const { ok, status } = response;
  const checked = api
    .validators?.()
    .then(async ({ validators }) => {
      const { responseCheck } = await import("./response-check.ts");
      const documented = { about, operation, ok, status, body: content, bytes, outcome };
      return responseCheck(validators)(documented, onDrift, strict);
    })
    .catch((error) => {
      if (error instanceof CountersignError) throw error;
      // What cannot be checked is no reason to hide the response; that it is not checked is told.
      onDrift?.({ ...about, status, pointer: "", message: unchecked });
    })
    .catch((error) => {
      if (error instanceof CountersignError) throw error;
    });
  if (strict) await checked;
}

const unchecked = "responses are not checked: the validators could not be loaded";

const checkOf = ({ options: { onDrift, validate } }: Pick<ClientParts, "options">) =>
  validate ?? (onDrift ? "report" : "off");

function failToLoad(cause: unknown, about: OperationCall["about"]): never {
  throw new NotSentError(unchecked, { ...about, cause });
}
