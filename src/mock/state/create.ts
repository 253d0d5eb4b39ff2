import { plainText } from "../../core/plain-text.ts";
import { isJsonObject, type JsonObject, setProperty } from "../json.ts";
import { applyHint } from "./apply-hint.ts";
import { newObject } from "./new-object.ts";
import { takeBack } from "./project.ts";
import { refuseDuplicate } from "./refusals.ts";
import { idsOf, namedIds, noteChange, type Remembered, type RequestContext } from "./request-context.ts";
import { showObject } from "./show-object.ts";

/** Makes an object, keeps it and shows it. */
export function create(context: RequestContext): Remembered {
  const { role, kind, collection, base, baseBody, baseObject, body } = context;
  // The contract's own response is not the one that was planned with.
  if (baseBody !== undefined && role.at && !isJsonObject(baseObject)) return { response: base };
  const refusal = refuseDuplicate(context, body);
  if (refusal) return refusal;
  const n = collection.next();
  const planned = planObject(context, n);
  const { response, object: shown } = showObject(context, planned);
  // What the response said is what is so.
  const object = role.at ? takeBack(planned, shown, role.hint.as) : planned;
  keepCreated(context, n, object);
  const headers = withLocation(response.headers, baseObject, object, kind.made);
  return { response: headers === response.headers ? response : { ...response, headers } };
}

const nothing: JsonObject = {};

/** The object that a request makes, before its response is known. */
export function planObject(context: RequestContext, n: number): JsonObject {
  const { api, nodes, drawn, seed, role, kind, collection, baseObject, body, named, now } = context;
  const made = newObject({
    nodes,
    kind,
    role,
    base: isJsonObject(baseObject) ? baseObject : nothing,
    drawn,
    body,
    n,
    now,
    seed: `${seed} ${api}`,
    isTaken: collection.has,
  });
  for (const [property, value] of kind.unnamed ? [] : Object.entries(named))
    if (!Object.hasOwn(made, property) || role.role === "update")
      setProperty(made, property, asDeclared(context, property, value));
  return applyHint(context, made);
}

export function keepCreated(context: RequestContext, n: number, object: JsonObject): void {
  const { collection, named, scope } = context;
  collection.put({ n, ids: idsOf(context, object, namedIds(named)), scope, object });
  noteChange(context, { kind: "created", after: object });
}

/** A value from a path, as a number where the response has one. */
function asDeclared({ nodes, role }: RequestContext, property: string, value: string): string | number {
  const { types } = nodes.view(role.shown.properties.get(property) ?? []);
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
  const id = [...made].find((property) => location.endsWith(`/${plainText(base[property])}`));
  if (id === undefined) return headers;
  const start = location.slice(0, location.lastIndexOf("/") + 1);
  return { ...headers, location: `${start}${encodeURIComponent(plainText(object[id]))}` };
}
