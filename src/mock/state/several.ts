import { isId, isJsonObject, type JsonObject } from "../../core/json-object.ts";
import { followTokens } from "../../core/json-pointer.ts";
import { echoed } from "../engine/echo-request.ts";
import { withValueAt } from "../json.ts";
import type { MockResponse } from "../mock-response.ts";
import type { Entry } from "./collection.ts";
import { keepCreated, planObject } from "./create.ts";
import { takeBack, withoutReadOnly } from "./project.ts";
import { change, useMissing } from "./read-update-delete.ts";
import { refuseDuplicate } from "./refusals.ts";
import type { Remembered, RequestContext } from "./request-context.ts";
import { shape, writeResponse } from "./show-object.ts";

/** Creates or changes an object for each item of the body, or none of them, and shows them. */
export function useSeveral(context: RequestContext): Remembered {
  const { api, role, request, baseObject } = context;
  const sent = request.body.value;
  const items = Array.isArray(sent) ? sent.filter(isJsonObject) : [];
  const [model = {}] = Array.isArray(baseObject) ? baseObject.filter(isJsonObject) : [];
  const contexts = items.map(
    (item): RequestContext => ({
      ...context,
      request: { ...request, body: { ...request.body, value: item } },
      body: withoutReadOnly(api.nodes, role.sent, item) as JsonObject,
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
  const { collection, named } = context;
  const made = contexts.map((one) => ({ one: { ...one, named }, n: collection.next() }));
  const objects = made.map(({ one, n }) => planObject(one, n));
  const response = show(context, objects, model);
  for (const [i, { one, n }] of made.entries()) keepCreated(one, n, objects[i] as JsonObject);
  return { response, isEchoed: true };
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
  return { response: show(context, objects, model), isEchoed: true };
}

/** The contract's own response with these objects in its list; what it says of them is written into them. */
function show(context: RequestContext, objects: readonly JsonObject[], model: JsonObject): MockResponse {
  const { api, role, request, base, baseObject } = context;
  const { at } = role;
  if (!at || !Array.isArray(baseObject)) return echoed(api.echo, role.operation, request, base);
  const places = objects.map((_, i) => [...at, String(i)]);
  const shown = objects.map((object) => shape(context, object, model));
  const written = writeResponse(context, withValueAt(base.json, at, shown), places, model);
  const response = echoed(api.echo, role.operation, request, written);
  for (const [i, object] of objects.entries())
    takeBack(object, followTokens(response.json, places[i] as string[]), role.hint.as);
  return response;
}
