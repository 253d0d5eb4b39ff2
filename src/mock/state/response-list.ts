import { isJsonObject, withValueAt } from "./json.ts";
import { cut, listAll } from "./list.ts";
import { readPage, withCounts } from "./page.ts";
import { project } from "./project.ts";
import { type Remembered, type RequestContext, writeResponse } from "./request-context.ts";
import { objectSchemas } from "./resource-model.ts";
import { schemasAt, shapeOf } from "./shape.ts";

/** The page of a list that a request asks for. */
export function responseList(context: RequestContext): Remembered {
  const { document, role, documents, collection, base, baseBody, baseObject, query } = context;
  const { at } = role;
  const isEmpty = !collection.touched() && documents.objects.length === 0;
  if (isEmpty || !at || !Array.isArray(baseObject)) return { response: base };
  const listed = listAll(context);
  const page = readPage(role.operation, query);
  const schemas = objectSchemas(document, role);
  const spare = isJsonObject(baseObject[0]) ? baseObject[0] : {};
  const { maxItems } = shapeOf(document, schemasAt(document, role.success.schemas, at)).schemas[0] ?? {};
  const shown = cut(listed, page, maxItems).map(({ object, documented, verbatim }) => {
    const own = documented?.shown.get(role.operation.id) ?? spare;
    return verbatim ?? project(object, { document, schemas, base: own, as: role.hint.as, owns: () => true });
  });
  const body = withCounts(withValueAt(baseBody, at, shown), listed.length, page, shown.length);
  const places = shown.map((_, i) => [...at, String(i)]);
  return { response: writeResponse(context, body, places, spare).response };
}
