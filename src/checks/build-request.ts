import { type Operation, type Parameter, requestParameters } from "../contract/index.ts";
import { plainText } from "../core/plain-text.ts";
import { writeParameter } from "../parameters/index.ts";
import type { CaseRequest } from "./case.ts";
import { type BodyValue, writeBody } from "./write-body.ts";

/** Values of the parameters of one request, by `in name`, such as `query limit`. */
export type ParameterValues = Record<string, unknown>;

export const parameterKey = ({ in: place, name }: Pick<Parameter, "in" | "name">): string => `${place} ${name}`;

/** Fills in the request of an operation, each parameter in its style. */
export function buildRequest(operation: Operation, values: ParameterValues, body?: BodyValue): CaseRequest {
  // A path should have no query, and some have. A fragment is not sent.
  let [path = "", ...query] = operation.path.replace(/#.*/s, "").split("?");
  const headers: [string, string][] = [];
  const cookies: string[] = [];
  const parameters: string[] = [];
  for (const parameter of requestParameters(operation)) {
    const key = parameterKey(parameter);
    const { name } = parameter;
    const value = Object.hasOwn(values, key) ? values[key] : undefined;
    if (value === undefined) continue;
    parameters.push(key);
    const written = writeParameter(parameter.in, name, value, parameter.style, plainText);
    if (parameter.in === "path") path = path.replaceAll(`{${name}}`, () => written);
    else if (parameter.in === "header") headers.push([name, written]);
    // An array without items is no text at all; an empty string is `name=`.
    else if (written) (parameter.in === "query" ? query : cookies).push(written);
  }
  if (cookies.length) headers.push(["cookie", cookies.join("; ")]);
  const written = body && writeBody(body);
  return {
    method: operation.method.toUpperCase(),
    path,
    query: query.join("&"),
    headers,
    ...(written && { body: written.bytes, mediaType: written.mediaType }),
    parameters,
  };
}
