import { isJsonObject, type JsonObject, mergeValues, setProperty } from "../../core/json-object.ts";
import { valueAt } from "../../core/json-pointer.ts";
import { isTime, writeLike } from "../../schema/index.ts";
import type { Item, RequestContext } from "./request-context.ts";

/** An object changed as the `set` and `unset` of the operation's hint say. */
export function applyHint(
  { role, request, path, base, now }: RequestContext,
  { sent, model }: Item,
  object: JsonObject,
): JsonObject {
  const { set = {}, unset = [] } = role.hint;
  if (!role.hint.set && !role.hint.unset) return object;
  const { headers, query } = request;
  const sources = {
    body: role.isBatch ? sent : request.body.value,
    path,
    query,
    headers,
    response: base.json,
    now: () => nowAs(now, object, model),
  };
  const result: JsonObject = { ...object };
  for (const [name, value] of Object.entries(set)) {
    const evaluated = evaluate(value, sources);
    if (evaluated === undefined) delete result[name];
    else setProperty(result, name, mergeValues(object[name], evaluated));
  }
  for (const name of unset) delete result[name];
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
    const evaluated = Object.entries(value).map(([name, one]) => [name, evaluate(one, sources)] as const);
    return Object.fromEntries(evaluated.filter(([, one]) => one !== undefined));
  }
  if (typeof value !== "string" || !value.startsWith("$")) return value;
  if (value === "$now") return sources.now();
  const [, side, place, rest = ""] = /^\$(request|response)\.(body|path|query|header)[.#]?(.*)$/s.exec(value) ?? [];
  if (place === "body") return valueAt(side === "request" ? sources.body : sources.response, rest);
  if (side !== "request") return value;
  if (place === "path") return sources.path[rest];
  return (place === "query" ? sources.query : sources.headers).get(rest) ?? undefined;
}
