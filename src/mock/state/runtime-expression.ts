import { valueAt } from "../../core/json-pointer.ts";
import { isJsonObject, type JsonObject, setProperty } from "../json.ts";

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
