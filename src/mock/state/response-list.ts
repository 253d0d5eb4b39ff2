import { pointersAt } from "../../resources/index.ts";
import { bound } from "../../schema/index.ts";
import { isJsonObject, type JsonObject, withValueAt } from "../json.ts";
import { withJson } from "../mock-response.ts";
import type { Entry } from "./collection.ts";
import { listAll } from "./list.ts";
import { isPaging, readPage, withCounts } from "./page.ts";
import { project } from "./project.ts";
import type { Remembered, RequestContext } from "./request-context.ts";
import { writeResponse } from "./show-object.ts";

/** The page of a list that a request asks for. */
export function responseList(context: RequestContext): Remembered {
  const { nodes, check, role, collection, base, baseBody, baseObject, query, scope } = context;
  const { at, success } = role;
  const isEmpty = !collection.touched() && collection.entries().length === 0;
  if (isEmpty || !at || !Array.isArray(baseObject)) return { response: base };
  const filters = [...query].filter(([name]) => !isPaging(name));
  const key = JSON.stringify([role.operation.id, scope, filters]);
  const listed = collection.list(key, () => listAll(context));
  const page = readPage(role.operation, query);
  const { parts } = nodes.view(pointersAt(nodes, success, at));
  const most = Math.min(page.limit ?? listed.length, bound(parts, "maxItems", "least") ?? listed.length);
  const shown = listed.slice(page.skip, page.skip + most);
  const spare = isJsonObject(baseObject[0]) ? baseObject[0] : {};
  const items = shown.map((entry) => itemOf(context, entry, spare));
  const body = withCounts(withValueAt(baseBody, at, items), listed.length, page, items.length);
  // What fits need not be checked again: what is around it is, with as few items as there may be.
  const few = Math.max(1, bound(parts, "minItems", "most") ?? 1);
  const isKnown = shown.every((entry) => !entry.isSeed && entry.shown?.has(role));
  if (
    success.pointer !== undefined &&
    isKnown &&
    check(success.pointer, withValueAt(body, at, items.slice(0, few))).length === 0
  )
    return { response: withJson(base, body) };
  const places = items.map((_, i) => [...at, String(i)]);
  return { response: writeResponse(context, body, places, spare) };
}

/** An object as the list shows it; one that fits is shown so until it changes. */
function itemOf({ nodes, check, role }: RequestContext, entry: Entry, spare: JsonObject): JsonObject {
  const known = entry.shown?.get(role);
  if (known) return known;
  const { schema, shown: view, hint } = role;
  const item = project(entry.object as JsonObject, { nodes, view, base: spare, as: hint.as, owns: () => true });
  if (schema === undefined || check(schema, item).length > 0) return item;
  entry.shown ??= new Map();
  entry.shown.set(role, item);
  return item;
}
