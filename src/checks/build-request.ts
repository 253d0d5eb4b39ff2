import type { Operation, Parameter } from "../contract/index.ts";
import type { CaseRequest } from "./case.ts";
import { isJson } from "./match-answer.ts";

/** Values of the parameters of one request, by `in name`, such as `query limit`. */
export type ParameterValues = Record<string, unknown>;

export interface BodyValue {
  mediaType: string;
  value: unknown;
}

export const parameterKey = ({ in: place, name }: Pick<Parameter, "in" | "name">): string => `${place} ${name}`;

const encoder = new TextEncoder();

/** A value as text: a number by its digits, an object as JSON. */
const plain = (value: unknown): string =>
  typeof value === "object" && value !== null ? JSON.stringify(value) : String(value ?? "");

/** Fills in the request of an operation: path and header values in the style `simple`, query values in `form`, exploded. */
export function buildRequest(operation: Operation, values: ParameterValues, body?: BodyValue): CaseRequest {
  let path = operation.path;
  const query: string[] = [];
  const headers: [string, string][] = [];
  const cookies: string[] = [];
  const parameters: string[] = [];
  for (const parameter of operation.parameters) {
    const key = parameterKey(parameter);
    const { name } = parameter;
    const value = Object.hasOwn(values, key) ? values[key] : undefined;
    if (value === undefined) continue;
    parameters.push(key);
    if (parameter.in === "path") path = path.replaceAll(`{${name}}`, () => simple(value, encodeURIComponent));
    else if (parameter.in === "query") query.push(...form(name, value));
    else if (parameter.in === "header") headers.push([name, simple(value, (text) => text)]);
    else cookies.push(`${name}=${simple(value, encodeURIComponent)}`);
  }
  if (cookies.length) headers.push(["cookie", cookies.join("; ")]);
  return {
    method: operation.method.toUpperCase(),
    path,
    query: query.join("&"),
    headers,
    ...(body && { body: encodeBody(body), mediaType: body.mediaType }),
    parameters,
  };
}

function encodeBody({ mediaType, value }: BodyValue): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (isJson(mediaType)) return encoder.encode(JSON.stringify(value));
  if (mediaType.startsWith("application/x-www-form-urlencoded") && typeof value === "object" && value !== null)
    return encoder.encode(new URLSearchParams(Object.entries(value).map(([k, v]) => [k, plain(v)])).toString());
  return encoder.encode(plain(value));
}

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function simple(value: unknown, encode: (text: string) => string): string {
  if (Array.isArray(value)) return value.map((item) => encode(plain(item))).join(",");
  if (isPlainObject(value))
    return Object.entries(value)
      .map(([k, v]) => `${encode(k)},${encode(plain(v))}`)
      .join(",");
  return encode(plain(value));
}

function form(name: string, value: unknown): string[] {
  const pair = (key: string, item: unknown) => `${encodeURIComponent(key)}=${encodeURIComponent(plain(item))}`;
  if (Array.isArray(value)) return value.map((item) => pair(name, item));
  if (isPlainObject(value)) return Object.entries(value).map(([key, item]) => pair(key, item));
  return [pair(name, value)];
}
