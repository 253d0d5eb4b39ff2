import { followTokens } from "../../core/json-pointer.ts";
import { echoed } from "../engine/index.ts";
import { isId, isJsonObject, type JsonObject, withValueAt } from "../json.ts";
import type { MockResponse } from "../mock-response.ts";
import type { Entry } from "./collection.ts";
import { withoutReadOnly } from "./complete-sent.ts";
import { keepCreated, planObject } from "./create.ts";
import { project, takeBack } from "./project.ts";
import { change, useMissing } from "./read-update-delete.ts";
import { refuseDuplicate } from "./refusals.ts";
import type { Remembered, RequestContext } from "./request-context.ts";
import { writeResponse } from "./show-object.ts";

/** Creates or changes an object for each item of the body, or none of them, and shows them. */
export function useSeveral(context: RequestContext): Remembered {
  const { nodes, role, request, baseObject } = context;
  const items = Array.isArray(request.body) ? request.body.filter(isJsonObject) : [];
  const [model = {}] = Array.isArray(baseObject) ? baseObject.filter(isJsonObject) : [];
  const contexts = items.map(
    (item): RequestContext => ({
      ...context,
      request: { ...request, body: item },
      body: withoutReadOnly(nodes, role.sent, item) as JsonObject,
      named: namedBy(role.keys, item),
      baseObject: model,
    }),
  );
  return role.role === "create" ? createAll(context, contexts, model) : changeAll(context, contexts, model);
}

const namedBy = (keys: RequestContext["role"]["keys"], item: JsonObject): Record<string, string> =>
  Object.fromEntries(keys.flatMap(({ name, property }) => (isId(item[name]) ? [[property, String(item[name])]] : [])));

function createAll(context: RequestContext, contexts: readonly RequestContext[], model: JsonObject): Remembered {
  const refusal = contexts.map((one) => refuseDuplicate(one, one.body)).find(Boolean);
  if (refusal) return refusal;
  const made = contexts.map((one) => {
    const n = context.collection.next();
    return { one, n, object: planObject({ ...one, named: context.named }, n) };
  });
  const objects = made.map(({ object }) => object);
  const response = show(context, objects, model);
  for (const { one, n, object } of made) keepCreated({ ...one, named: context.named }, n, object);
  return { response };
}

function changeAll(context: RequestContext, contexts: readonly RequestContext[], model: JsonObject): Remembered {
  const { collection, scope } = context;
  const entryOf = ({ named }: RequestContext): Entry | undefined => collection.find(named, scope);
  const unknown = contexts.find((one) => !entryOf(one));
  if (unknown) return useMissing(unknown);
  const refusal = contexts.map((one) => refuseDuplicate(one, one.body, entryOf(one))).find(Boolean);
  if (refusal) return refusal;
  for (const one of contexts) {
    const entry = entryOf(one) as Entry;
    // Each by itself is in no response.
    const alone = { ...one, role: { ...one.role, at: undefined } };
    const changed = change(alone, entry, entry.object as JsonObject);
    if (!("response" in changed)) return changed;
  }
  const objects = contexts.map((one) => ({ ...entryOf(one)?.object }));
  return { response: show(context, objects, model) };
}

/** The contract's own response with these objects in its list; what it says of them is written into them. */
function show(context: RequestContext, objects: readonly JsonObject[], base: JsonObject): MockResponse {
  const { nodes, role, kind, request, baseBody, baseObject } = context;
  const { at } = role;
  if (!at || !Array.isArray(baseObject)) return context.base;
  const owns = (property: string) => kind.properties.has(property);
  const shown = objects.map((object) => project(object, { nodes, view: role.shown, base, as: role.hint.as, owns }));
  const places = shown.map((_, i) => [...at, String(i)]);
  const written = writeResponse(context, withValueAt(baseBody, at, shown), places, base);
  const response = echoed(context.echo, role.operation, request, written);
  for (const [i, object] of objects.entries())
    takeBack(object, followTokens(response.json, places[i] as string[]), role.hint.as);
  return response;
}
