import type { WireRequest } from "../auth/index.ts";
import type { Contract, Operation, Parameter } from "../contract/index.ts";
import { pointerTokens } from "../core/json-pointer.ts";
import { isJson, isMultipart, isUrlEncoded } from "../core/media-type.ts";
import { writeParameter } from "../parameters/index.ts";
import { type Direction, parameterPlaces, schemaNodes } from "../schema/index.ts";
import { exampleValue, hasExample } from "./example-value.ts";

/** A request as somebody would make it, from the examples of the contract. */
export interface SampleRequest {
  /** Arguments of the client's method: parameters by place, and the body as a value. */
  params: Partial<Record<Parameter["in"], Record<string, unknown>>>;
  body?: unknown;
  /** Parameters of the path as they are written into it, by name. */
  path: Record<string, string>;
  /** The body as it is sent; empty when there is none, and for a form in parts, whose bytes are the sender's choice. */
  bodyText: string;
  /** The fields of a form in parts. */
  form?: [string, string][];
  /** What goes on the wire, not signed yet. */
  wire: WireRequest;
}

/** Where a webhook is received in a sample: a name that is reserved for examples. */
const receiver = "https://merchant.example/webhooks";

/**
 * The request of an operation: required parameters, optional ones of the query that have an example, and the first
 * example of the body. For a webhook: the request that its receiver gets.
 */
export function sampleRequest(contract: Contract, operation: Operation): SampleRequest {
  const isWebhook = contract.webhooks.includes(operation);
  // What a webhook sends is to its receiver what a response is to a caller.
  const direction = isWebhook ? "response" : "request";
  const places = parameterPlaces(schemaNodes(contract.document), operation);
  const params: SampleRequest["params"] = {};
  for (const { in: place, name, required, examples, made } of operation.parameters) {
    if (made) continue;
    const described = { examples, pointer: places.get(`${place} ${name}`)?.schema };
    if (!required && !(place === "query" && hasExample(contract, described))) continue;
    const value = exampleValue(contract, direction, described);
    if (value !== undefined && value !== null) params[place] = { ...params[place], [name]: value };
  }
  const headers = new Headers();
  let { path } = operation;
  const inPath: SampleRequest["path"] = {};
  const query: string[] = [];
  const cookies: string[] = [];
  for (const { in: place, name, style } of operation.parameters) {
    const value = params[place]?.[name];
    if (value === undefined) continue;
    const written = writeParameter(place, name, value, style, plain);
    if (place === "path") {
      inPath[name] = written;
      path = path.replaceAll(`{${name}}`, () => written);
    } else if (place === "header") setHeader(headers, name, written);
    else if (written) (place === "query" ? query : cookies).push(written);
  }
  if (cookies.length) setHeader(headers, "cookie", cookies.join("; "));
  const { type, body, bodyText, form } = sampleBody(contract, operation, direction);
  if (type) headers.set("content-type", type);
  const url = isWebhook ? receiver : `${baseUrl(contract)}${path}${query.length ? `?${query.join("&")}` : ""}`;
  return {
    params,
    body,
    path: inPath,
    bodyText,
    ...(form && { form }),
    wire: { method: operation.method.toUpperCase(), url, headers, body: new TextEncoder().encode(bodyText) },
  };
}

/** The first server; a name that is reserved for examples when the contract gives none that is absolute. */
export function baseUrl(contract: Contract): string {
  const url = contract.servers[0]?.url ?? "";
  return /^https?:\/\/[^{}]+$/.test(url) ? url : `https://api.example${url.startsWith("/") ? url : ""}`;
}

function sampleBody(
  contract: Contract,
  { body, security }: Operation,
  direction: Direction,
): { type?: string; body?: unknown; bodyText: string; form?: [string, string][] } {
  const [type, media] = Object.entries(body?.content ?? {})[0] ?? [];
  if (!type || !media) return { bodyText: "" };
  const given = exampleValue(contract, direction, media.schema === undefined ? { examples: media.examples } : media);
  const { schemes } = contract;
  const made = security.flat().flatMap((name) => (schemes[name]?.in === "body" ? [schemes[name].name] : []));
  const value = made.reduce((value, pointer) => withoutProperty(value, pointerTokens(pointer)), given);
  if (value === undefined) return { bodyText: "" };
  if (isJson(type)) return { type, body: value, bodyText: JSON.stringify(value) };
  if ((isUrlEncoded(type) || isMultipart(type)) && typeof value === "object" && value !== null) {
    const fields = Object.entries(value).map(([name, field]): [string, string] => [name, String(field)]);
    if (isMultipart(type)) return { body: value, bodyText: "", form: fields };
    return { type, body: value, bodyText: new URLSearchParams(fields).toString() };
  }
  return { type, body: value, bodyText: typeof value === "string" ? value : JSON.stringify(value) };
}

/** A JSON value without the property at a place: what signing puts there is nothing that a caller gives. */
function withoutProperty(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value) || key === undefined) return value;
  const { [key]: property, ...others } = value as Record<string, unknown>;
  return rest.length === 0 ? others : { ...others, [key]: withoutProperty(property, rest) };
}

const plain = (value: unknown): string => (typeof value === "object" ? JSON.stringify(value) : String(value));

function setHeader(headers: Headers, name: string, value: string): void {
  try {
    headers.set(name, value);
  } catch {
    // An example that no header can carry is left out of the sample; the lint of the contract is where it is reported.
  }
}
