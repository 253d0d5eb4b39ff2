import { isJsonObject, type JsonObject } from "../../core/json-object.ts";
import { plainText } from "../../core/plain-text.ts";
import type { MockResponse } from "../mock-response.ts";
import { applyHint } from "./apply-hint.ts";
import { newObject } from "./new-object.ts";
import { takeBack } from "./project.ts";
import { refuseDuplicate } from "./refusals.ts";
import { idsOf, namedIds, noteChange, type Remembered, type RequestContext } from "./request-context.ts";
import { showObject } from "./show-object.ts";

/** Makes an object, keeps it and shows it. */
export function create(context: RequestContext): Remembered {
  const { role, collection, base, baseObject, body } = context;
  // The contract's own response is not the one that was planned with.
  if (base.json !== undefined && role.at && !isJsonObject(baseObject)) return { response: base };
  const refusal = refuseDuplicate(context, body);
  if (refusal) return refusal;
  const n = collection.next();
  const planned = planObject(context, n);
  const { object: shown, ...remembered } = showObject(context, planned);
  // What the response said is what is so.
  const object = role.at ? takeBack(planned, shown, role.hint.as) : planned;
  keepCreated(context, n, object);
  return { ...remembered, response: withLocation(context, remembered.response, object) };
}

/** The object that a request makes, before its response is known. */
export const planObject = (context: RequestContext, n: number): JsonObject => applyHint(context, newObject(context, n));

export function keepCreated(context: RequestContext, n: number, object: JsonObject): void {
  const { collection, named, scope } = context;
  collection.put({ n, ids: idsOf(context, object, namedIds(named)), scope, object });
  noteChange(context, { kind: "created", after: object });
}

/** An address that ends in the id of the contract's own response ends in that of the new object. */
function withLocation(
  { kind, baseObject: base }: RequestContext,
  response: MockResponse,
  object: JsonObject,
): MockResponse {
  const { location } = response.headers;
  if (!location || !isJsonObject(base)) return response;
  const id = [...kind.made].find((property) => location.endsWith(`/${plainText(base[property])}`));
  if (id === undefined) return response;
  const start = location.slice(0, location.lastIndexOf("/") + 1);
  const headers = { ...response.headers, location: `${start}${encodeURIComponent(plainText(object[id]))}` };
  return { ...response, headers };
}
