import { isJsonObject, type JsonObject } from "../../core/json-object.ts";
import { anyItem, followTokens, pointerTokens } from "../../core/json-pointer.ts";
import { clauseOf, placeOf, type Violation } from "../../schema/index.ts";
import { withValueAt } from "../json.ts";
import { type MockResponse, withJson } from "../mock-response.ts";
import { project } from "./project.ts";
import type { RequestContext } from "./request-context.ts";

/** A response, and what is in it where the object is. */
export interface Shown {
  response: MockResponse;
  isEchoed?: boolean;
  object: unknown;
}

/** The contract's own response with this object in it, as far as its schema allows; it says what the request said. */
export function showObject(context: RequestContext, object: JsonObject): Shown {
  const { api, role, base, request, baseObject } = context;
  if (!role.at || !isJsonObject(baseObject)) return { response: base, object: baseObject };
  const shown = shape(context, object, baseObject);
  const { json, fits } = api.echo(role.operation, request, base, withValueAt(base.json, role.at, shown));
  const response = fits ? withJson(base, json) : writeResponse(context, json, [role.at], baseObject);
  return { response, isEchoed: true, object: followTokens(response.json, role.at) };
}

/** An object in the shape of the response. @param base The object of the contract's own response. */
export const shape = ({ api, role, kind }: RequestContext, object: JsonObject, base: JsonObject): JsonObject =>
  project(object, {
    nodes: api.nodes,
    view: role.shown,
    base,
    as: role.hint.as,
    owns: (property) => kind.properties.has(property),
  });

/**
 * A response with this body, made to fit its schema: what does not fit is put back to what the contract's own response has
 * there. What that has wrong itself stays, and the rest of the object is shown all the same.
 *
 * @param places Where in it are objects that memory has written.
 * @param spare What takes the place of a property that does not fit.
 */
export function writeResponse(
  { role, api, base }: RequestContext,
  body: unknown,
  places: readonly string[][],
  spare: JsonObject,
): MockResponse {
  const { pointer } = role.success;
  if (pointer === undefined) return withJson(base, body);
  const check = (value: unknown) => api.check(pointer, value);
  const known = new Set(base.bodyMisfit === undefined ? [] : check(base.json).map(keyOf));
  const checkRest = (value: unknown) => check(value).filter((violation) => !known.has(keyOf(violation)));
  const strict = repair(checkRest, body, places, spare, false);
  if (strict !== undefined && known.size === 0) return withJson(base, strict);
  const fitted = strict ?? repair(checkRest, body, places, spare, true);
  if (fitted === undefined) return base;
  const [violation] = check(fitted);
  return withJson(base, fitted, violation && clauseOf(violation));
}

/** The same for what every item of a list has wrong. */
const keyOf = ({ pointer, message }: Violation): string => `${anyItem(pointer)} ${message}`;

/**
 * @param lenient A text that the contract's own response could not fit to its pattern either stays.
 * @returns undefined when it cannot be made to fit.
 */
function repair(
  check: (value: unknown) => Violation[],
  response: unknown,
  places: readonly string[][],
  spare: JsonObject,
  lenient: boolean,
): unknown {
  let fitted = response;
  /** The name after a place in a path that leads there. */
  const nameAfter = (tokens: readonly string[], path: readonly string[]): string | undefined =>
    tokens.every((token, i) => path[i] === token) ? path[tokens.length] : undefined;
  // A list without any item in the contract's own response has nothing to compare with.
  const mayStay = ({ pointer, keyword }: Violation): boolean =>
    lenient &&
    keyword === "pattern" &&
    places.some((tokens) => {
      const object = followTokens(fitted, tokens);
      const name = nameAfter(tokens, pointerTokens(pointer));
      if (name === undefined || !isJsonObject(object)) return false;
      return !Object.hasOwn(spare, name) || object[name] === spare[name];
    });
  for (let round = 0; round < 4; round++) {
    const wrong = check(fitted).filter((violation) => !mayStay(violation));
    if (wrong.length === 0) return fitted;
    const paths = wrong.map((violation) => pointerTokens(placeOf(violation)));
    for (const tokens of places) {
      const object = followTokens(fitted, tokens);
      const names = [...new Set(paths.flatMap((path) => nameAfter(tokens, path) ?? []))];
      if (names.length && isJsonObject(object)) fitted = withValueAt(fitted, tokens, putBack(object, names, spare));
    }
  }
  return !lenient && check(fitted).length === 0 ? fitted : undefined;
}

/** An object with what the contract's own response has in the place of these properties. */
function putBack(object: JsonObject, names: readonly string[], spare: JsonObject): JsonObject {
  const { ...repaired } = object;
  // Other variants of a choice complain of what this one has right, too.
  const written = names.filter((name) => repaired[name] !== spare[name]);
  for (const name of written.length ? written : names)
    if (Object.hasOwn(spare, name) && repaired[name] !== spare[name]) repaired[name] = spare[name];
    else delete repaired[name];
  return repaired;
}
