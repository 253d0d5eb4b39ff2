import { isJsonObject, type JsonObject, mergeValues, setProperty } from "../json.ts";
import type { RequestContext } from "./request-context.ts";
import { evaluate } from "./runtime-expression.ts";
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
  const like = objects
    .flatMap((object) => (isJsonObject(object) ? Object.values(object) : []))
    .find((value): value is string => isTime(value));
  return writeLike(now, like ?? "2026-01-01T00:00:00.000Z");
}
