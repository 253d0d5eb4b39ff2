import { valueAt } from "../../core/json-pointer.ts";
import { isJsonObject, type JsonObject, mergeValues, setProperty } from "../json.ts";
import type { RequestContext } from "./request-context.ts";
import { isTime, writeLike } from "./times.ts";

/** An object changed as the `set` and `unset` of the operation's hint say. */
export function applyHint(
  { role, request, path, query, baseBody, baseObject, now }: RequestContext,
  object: JsonObject,
): JsonObject {
  if (!role.hint.set && !role.hint.unset) return object;
  let result: JsonObject = { ...object };
  const { body, headers } = request;
  const sources = { body, path, query, headers, response: baseBody, now: () => nowAs(now, object, baseObject) };
  for (const [name, value] of Object.entries(role.hint.set ?? {})) {
    const evaluated = evaluate(value, sources);
    if (evaluated === undefined) delete result[name];
    else if (isJsonObject(evaluated)) result = mergeValues(result, { [name]: evaluated }) as JsonObject;
    else setProperty(result, name, evaluated);
  }
  for (const name of role.hint.unset ?? []) delete result[name];
  return result;
}

/** The instant as this object writes times. */
function nowAs(now: number, ...objects: unknown[]): string {
  for (const object of objects)
    for (const value of isJsonObject(object) ? Object.values(object) : [])
      if (isTime(value)) return writeLike(now, value);
  return writeLike(now, "2026-01-01T00:00:00.000Z");
}

/** What an expression in a description can refer to. */
export interface Sources {
  body: unknown;
  path: Readonly<Record<string, string>>;
  query: URLSearchParams;
  headers: Headers;
  /** The body of the response before memory has changed it. */
  response: unknown;
  /** The current time, as it is to be written. */
  now: () => string;
}

/**
 * The value that stands for a JSON value with runtime expressions (OpenAPI 3.1, 4.8.20.4) in it: `$request.body#/a`,
 * `$request.path.a`, `$request.query.a`, `$request.header.a`, `$response.body#/a`, and our own `$now`. Anything else is
 * taken as it is. Undefined when the expression leads nowhere; such properties of objects are left out.
 */
export function evaluate(value: unknown, sources: Sources): unknown {
  if (Array.isArray(value)) return value.map((item) => evaluate(item, sources)).filter((item) => item !== undefined);
  if (isJsonObject(value)) {
    const result: JsonObject = {};
    for (const [name, property] of Object.entries(value)) {
      const evaluated = evaluate(property, sources);
      if (evaluated !== undefined) setProperty(result, name, evaluated);
    }
    return result;
  }
  if (typeof value !== "string" || !value.startsWith("$")) return value;
  if (value === "$now") return sources.now();
  const [, side, place, rest = ""] = /^\$(request|response)\.(body|path|query|header)[.#]?(.*)$/s.exec(value) ?? [];
  if (place === "body") return valueAt(side === "request" ? sources.body : sources.response, rest);
  if (side !== "request") return value;
  if (place === "path") return sources.path[rest];
  if (place === "query") return sources.query.get(rest) ?? undefined;
  if (place === "header") return sources.headers.get(rest) ?? undefined;
  return value;
}
