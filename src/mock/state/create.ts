import { followTokens } from "../../core/json-pointer.ts";
import { plainText } from "../../core/plain-text.ts";
import { echoed } from "../engine/index.ts";
import { isJsonObject, type JsonObject, setProperty, withValueAt } from "../json.ts";
import type { MockResponse } from "../mock-response.ts";
import { withoutReadOnly } from "./complete-sent.ts";
import { newObject } from "./new-object.ts";
import { project, takeBack } from "./project.ts";
import {
  applyHint,
  idsOf,
  namedIds,
  noteChange,
  type Remembered,
  type RequestContext,
  refuseDuplicate,
  showObject,
  writeResponse,
} from "./request-context.ts";

/** Makes an object, keeps it and shows it. */
export function create(context: RequestContext): Remembered {
  const { role, kind, collection, base, baseBody, baseObject, body } = context;
  if (role.isBatch) return createSeveral(context);
  // The contract's own response is not the one that was planned with.
  if (baseBody !== undefined && role.at && !isJsonObject(baseObject)) return { response: base };
  const refusal = refuseDuplicate(context, body);
  if (refusal) return refusal;
  const n = collection.next();
  const planned = plan(context, n);
  const { response, object: shown } = showObject(context, planned);
  // What was answered is what is so.
  const object = role.at ? takeBack(planned, shown, role.hint.as) : planned;
  keep(context, n, object);
  const headers = withLocation(response.headers, baseObject, object, kind.made);
  return { response: headers === response.headers ? response : { ...response, headers } };
}

/** Makes an object of each item of the body, keeps them and shows them. */
function createSeveral(context: RequestContext): Remembered {
  const { nodes, role, collection, request, baseObject } = context;
  const bodies = Array.isArray(request.body) ? request.body.filter(isJsonObject) : [];
  const [model] = Array.isArray(baseObject) ? baseObject.filter(isJsonObject) : [];
  const contexts = bodies.map((body) => ({
    ...context,
    body: withoutReadOnly(nodes, role.sent, body) as JsonObject,
    baseObject: model,
  }));
  const refusal = contexts.map((one) => refuseDuplicate(one, one.body)).find(Boolean);
  if (refusal) return refusal;
  const made = contexts.map((one) => {
    const n = collection.next();
    return { n, object: plan(one, n) };
  });
  const response = showSeveral(
    context,
    made.map(({ object }) => object),
    model ?? {},
  );
  for (const { n, object } of made) keep(context, n, object);
  return { response };
}

/** The contract's own response with these objects in its list; what it says of them is written into them. */
function showSeveral(context: RequestContext, objects: readonly JsonObject[], base: JsonObject): MockResponse {
  const { nodes, role, kind, request, baseBody, baseObject } = context;
  const { at } = role;
  if (!at || !Array.isArray(baseObject)) return context.base;
  const owns = (member: string) => kind.members.has(member);
  const shown = objects.map((object) => project(object, { nodes, view: role.shown, base, as: role.hint.as, owns }));
  const places = shown.map((_, i) => [...at, String(i)]);
  const written = writeResponse(context, withValueAt(baseBody, at, shown), places, base);
  const response = echoed(context.echo, role.operation, request, written);
  for (const [i, object] of objects.entries())
    takeBack(object, followTokens(response.json, places[i] as string[]), role.hint.as);
  return response;
}

/** The object that a request makes, before its response is known. */
function plan(context: RequestContext, n: number): JsonObject {
  const { api, nodes, seed, role, kind, collection, baseObject, body, named, now } = context;
  const made = newObject({
    nodes,
    kind,
    role,
    base: isJsonObject(baseObject) ? baseObject : {},
    body,
    n,
    now,
    seed: `${seed} ${api}`,
    isTaken: collection.has,
  });
  for (const [member, value] of kind.unnamed ? [] : Object.entries(named))
    if (!Object.hasOwn(made, member) || role.role === "update")
      setProperty(made, member, asDeclared(context, member, value));
  return applyHint(context, made);
}

function keep(context: RequestContext, n: number, object: JsonObject): void {
  const { collection, named, scope } = context;
  collection.put({ n, ids: idsOf(context, object, namedIds(named)), scope, object });
  noteChange(context, { kind: "created", after: object });
}

/** A value from a path, as a number where the response has one. */
function asDeclared({ nodes, role }: RequestContext, member: string, value: string): string | number {
  const { types } = nodes.view(role.shown.properties.get(member) ?? []);
  const isNumber = (types.has("integer") || types.has("number")) && !types.has("string");
  return isNumber && Number.isFinite(Number(value)) ? Number(value) : value;
}

/** An address that ends in the id of the contract's own response ends in that of the new object. */
function withLocation(
  headers: Record<string, string>,
  base: unknown,
  object: JsonObject,
  made: ReadonlySet<string>,
): Record<string, string> {
  const { location } = headers;
  if (!location || !isJsonObject(base)) return headers;
  const id = [...made].find((member) => location.endsWith(`/${plainText(base[member])}`));
  if (id === undefined) return headers;
  const start = location.slice(0, location.lastIndexOf("/") + 1);
  return { ...headers, location: `${start}${encodeURIComponent(plainText(object[id]))}` };
}
