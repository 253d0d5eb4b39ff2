import { bound } from "../../schema/index.ts";
import { isJsonObject, withValueAt } from "../json.ts";
import { cut, listAll } from "./list.ts";
import { pointersAt } from "./locate.ts";
import { isPaging, readPage, withCounts } from "./page.ts";
import { project } from "./project.ts";
import { type Remembered, type RequestContext, writeResponse } from "./request-context.ts";

/** The page of a list that a request asks for. */
export function responseList(context: RequestContext): Remembered {
  const { nodes, role, collection, base, baseBody, baseObject, query, scope } = context;
  const { at } = role;
  const isEmpty = !collection.touched() && collection.entries().length === 0;
  if (isEmpty || !at || !Array.isArray(baseObject)) return { response: base };
  const filters = [...query].filter(([name]) => !isPaging(name));
  const key = JSON.stringify([role.operation.id, scope, filters]);
  const listed = collection.list(key, () => listAll(context));
  const page = readPage(role.operation, query);
  const spare = isJsonObject(baseObject[0]) ? baseObject[0] : {};
  const maxItems = bound(nodes.view(pointersAt(nodes, role.success, at)).parts, "maxItems", "least");
  const projection = { nodes, view: role.shown, base: spare, as: role.hint.as, owns: () => true };
  const shown = cut(listed, page, maxItems).map(
    ({ object = {}, shown }) => shown?.get(role.operation.id) ?? project(object, projection),
  );
  const body = withCounts(withValueAt(baseBody, at, shown), listed.length, page, shown.length);
  const places = shown.map((_, i) => [...at, String(i)]);
  return { response: writeResponse(context, body, places, spare) };
}
