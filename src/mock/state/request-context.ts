import { followTokens } from "../../core/json-pointer.ts";
import { decodeSegment, matchPath, type PathTemplate } from "../../core/path-template.ts";
import { type Kind, onlyOne, type Role } from "../../resources/index.ts";
import type { SchemaCheck, SchemaNodes } from "../../schema/index.ts";
import type { EchoRequest, Said } from "../engine/index.ts";
import { isId, isJsonObject, type JsonObject, mergeValues, setProperty, withValueAt } from "../json.ts";
import { type MockResponse, withJson } from "../mock-response.ts";
import type { Change } from "./change.ts";
import type { Collection, Entry } from "./collection.ts";
import { withoutReadOnly } from "./complete-sent.ts";
import { conformResponse } from "./conform-response.ts";
import { nowAs } from "./new-object.ts";
import { project } from "./project.ts";
import { evaluate } from "./runtime-expression.ts";

/** A request that the contract allows. */
export interface StateRequest extends Said {
  headers: Headers;
  namespace: string;
}

/** What memory makes of a request: a response, another example of the contract, or why there is nothing to answer. */
export type Remembered =
  | { response: MockResponse }
  | { example: string }
  /** One clause, and the statuses that fit, best first. */
  | { reason: string; title: string; codes: number[] };

/** What one request works with. */
export interface TurnInput {
  api: string;
  nodes: SchemaNodes;
  check: SchemaCheck;
  /** Makes a response say what the request said. */
  echo: EchoRequest;
  seed: number;
  role: Role;
  kind: Kind;
  collection: Collection;
  request: StateRequest;
  /** The contract's own response. */
  base: MockResponse;
  /** Milliseconds since 1970 UTC. */
  now: number;
}

export interface RequestContext extends TurnInput {
  /** What the request says of the object. */
  body: JsonObject;
  path: Record<string, string>;
  query: URLSearchParams;
  /** Path parameters above the collection. */
  scope: Record<string, string>;
  /** What the request names its object by, property by property. */
  named: Record<string, string>;
  /** The body of the contract's own response. */
  baseBody: unknown;
  /** What is in it where the object, or the list, is. */
  baseObject: unknown;
  changes: Change[];
  /** Whether the response says already what the request said. */
  isEchoed: boolean;
}

const noQuery = new URLSearchParams();

/** Reads a request by the part that its operation plays. */
export function createRequestContext(input: TurnInput): RequestContext {
  const { role, request, base } = input;
  const path = pathValues(role.template, request.path);
  const query = request.search ? new URLSearchParams(request.search) : noQuery;
  const sent = withoutReadOnly(input.nodes, role.sent, followTokens(request.body, role.from));
  const body = isJsonObject(sent) ? sent : {};
  const baseBody = base.json;
  const named: Record<string, string> = {};
  for (const { in: place, name, member } of role.keys) {
    const value = place === "path" ? path[name] : place === "query" ? query.get(name) : body[name];
    if (isId(value)) setProperty(named, member, String(value));
  }
  if (input.kind.single) setProperty(named, onlyOne, "1");
  const scope: Record<string, string> = {};
  for (const name of role.scope) setProperty(scope, name, path[name] ?? "");
  // Each by its name: what stands behind a spread costs ten times as much.
  return {
    api: input.api,
    nodes: input.nodes,
    check: input.check,
    echo: input.echo,
    seed: input.seed,
    role,
    kind: input.kind,
    collection: input.collection,
    request,
    base,
    now: input.now,
    body,
    path,
    query,
    scope,
    named,
    baseBody,
    baseObject: role.at ? followTokens(baseBody, role.at) : undefined,
    changes: [],
    isEchoed: false,
  };
}

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
    owns: (member) => kind.members.has(member),
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
  { role, check, base }: RequestContext,
  body: unknown,
  places: readonly string[][],
  spare: JsonObject,
): MockResponse {
  const { pointer } = role.success;
  const fitted =
    pointer === undefined ? { value: body } : conformResponse((value) => check(pointer, value), body, places, spare);
  return fitted === undefined ? base : withJson(base, fitted.value, fitted.misfit);
}

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

/** The values that an object is found by, those of before where it has none. */
export function idsOf({ kind }: RequestContext, object: JsonObject, before: Entry["ids"] = {}): Entry["ids"] {
  const ids = { ...before };
  for (const id of kind.ids) if (isId(object[id])) setProperty(ids, id, [String(object[id])]);
  return ids;
}

/** The values that a request names its object by, as those of an entry. */
export const namedIds = (named: RequestContext["named"]): Entry["ids"] =>
  Object.fromEntries(Object.entries(named).map(([property, value]) => [property, [value]]));

/** Refuses an object of which another one has a value that no two may have. */
export function refuseDuplicate(
  { role, kind, collection, scope }: RequestContext,
  object: JsonObject,
  self?: Entry,
): Remembered | undefined {
  for (const member of kind.ids) {
    const value = object[member];
    if (!isId(value) || !(kind.unique.has(member) || Object.hasOwn(role.operation.responses, "409"))) continue;
    const other = collection.find({ [member]: String(value) }, scope);
    // The contract's own examples use the ids of the objects that are seeded.
    if (!other || other.n < 0 || other.n === self?.n || other.object?.deleted === true) continue;
    const reason = `there is a ${kind.name} with this ${member} already`;
    return { reason, title: "Exists already", codes: [409, 400, 422] };
  }
  return undefined;
}

/** Notes a change for whoever listens. */
export function noteChange(context: RequestContext, change: Pick<Change, "kind" | "before" | "after">): void {
  const { api, role, kind, request, now } = context;
  const { before, after } = change;
  context.changes.push({
    api,
    operation: role.operation.id,
    kind: change.kind,
    resource: kind.name,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    namespace: request.namespace,
    at: now,
  });
}

/** Values of the parameters in a path. */
function pathValues(template: PathTemplate, path: string): Record<string, string> {
  const values = matchPath(template, path) ?? {};
  for (const name of template.names) values[name] = decodeSegment(values[name] ?? "");
  return values;
}
