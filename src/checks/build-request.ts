import type { Operation, Parameter } from "../contract/index.ts";
import { writeParameter } from "../parameters/index.ts";
import type { CaseRequest } from "./case.ts";
import { isJson } from "./match-response.ts";

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

/** Fills in the request of an operation, each parameter in its style. */
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
    const written = writeParameter(parameter.in, name, value, parameter.style, plain);
    if (parameter.in === "path") path = path.replaceAll(`{${name}}`, () => written);
    else if (parameter.in === "header") headers.push([name, written]);
    else if (written) (parameter.in === "query" ? query : cookies).push(written);
  }
  if (cookies.length) headers.push(["cookie", cookies.join("; ")]);
  return {
    method: operation.method.toUpperCase(),
    path,
    query: query.join("&"),
    headers,
    ...(body && { body: encodeBody(body), mediaType: contentTypeOf(body) }),
    parameters,
  };
}

const isMultipart = (mediaType: string): boolean => mediaType.toLowerCase().startsWith("multipart/");

// The same every time, so that cases are; no made-up value contains it.
const boundary = "countersign-7f3a9c51e2d84b60";

const contentTypeOf = ({ mediaType }: BodyValue): string =>
  isMultipart(mediaType) ? `${mediaType}; boundary=${boundary}` : mediaType;

/** A part per property, by RFC 7578: objects as JSON, everything else as text. */
function multipart(members: object): string {
  const parts = Object.entries(members).map(([name, value]) => {
    const type = typeof value === "object" && value !== null ? "Content-Type: application/json\r\n" : "";
    const quoted = name.replace(/["\r\n]/g, encodeURIComponent);
    return `--${boundary}\r\nContent-Disposition: form-data; name="${quoted}"\r\n${type}\r\n${plain(value)}\r\n`;
  });
  return `${parts.join("")}--${boundary}--\r\n`;
}

function encodeBody({ mediaType, value }: BodyValue): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (isJson(mediaType)) return encoder.encode(JSON.stringify(value));
  if (mediaType.startsWith("application/x-www-form-urlencoded") && typeof value === "object" && value !== null)
    return encoder.encode(new URLSearchParams(Object.entries(value).map(([k, v]) => [k, plain(v)])).toString());
  if (isMultipart(mediaType) && typeof value === "object" && value !== null) return encoder.encode(multipart(value));
  return encoder.encode(plain(value));
}
