import { followTokens } from "../../core/json-pointer.ts";
import { isJsonObject, type JsonObject, withValueAt } from "../json.ts";
import { type MockResponse, withJson } from "../mock-response.ts";
import { conformResponse } from "./conform-response.ts";
import { project } from "./project.ts";
import type { RequestContext } from "./request-context.ts";

/** A response, and what is in it where the object is. */
export interface Shown {
  response: MockResponse;
  object: unknown;
}

/** The contract's own response with this object in it, as far as its schema allows. */
export function showObject(context: RequestContext, object: JsonObject): Shown {
  const { nodes, role, kind, baseBody, baseObject } = context;
  if (!role.at || !isJsonObject(baseObject)) return { response: context.base, object: baseObject };
  const shown = project(object, {
    nodes,
    view: role.shown,
    base: baseObject,
    as: role.hint.as,
    owns: (property) => kind.properties.has(property),
  });
  const { base, request } = context;
  const { json, fits } = context.echo(role.operation, request, base, withValueAt(baseBody, role.at, shown));
  const response = fits ? withJson(base, json) : writeResponse(context, json, [role.at], baseObject);
  context.isEchoed = true;
  return { response, object: followTokens(response.json, role.at) };
}

/**
 * A response with this body, made to fit its schema.
 *
 * @param places Where in it are objects that memory has written.
 * @param spare What takes the place of a property that does not fit.
 */
export function writeResponse(
  { role, check, base, baseBody }: RequestContext,
  body: unknown,
  places: readonly string[][],
  spare: JsonObject,
): MockResponse {
  const { pointer } = role.success;
  if (pointer === undefined) return withJson(base, body);
  const known = base.misfits?.body === undefined ? [] : check(pointer, baseBody);
  const fitted = conformResponse((value) => check(pointer, value), body, places, spare, known);
  return fitted === undefined ? base : withJson(base, fitted.value, fitted.misfit);
}
