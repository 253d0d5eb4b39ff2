import { plainText } from "../../core/plain-text.ts";
import { isJsonObject, type JsonObject, setProperty } from "../json.ts";
import { newObject } from "./new-object.ts";
import { takeBack } from "./project.ts";
import {
  applyHint,
  idsOf,
  noteChange,
  type Remembered,
  type RequestContext,
  refuseDuplicate,
  showObject,
} from "./request-context.ts";

/** Makes an object, keeps it and shows it. */
export function create(context: RequestContext): Remembered {
  const { api, nodes, seed, role, kind, documents, collection, base, baseBody, baseObject, body, named, now } = context;
  // The contract's own response is not the one that was planned with.
  if (baseBody !== undefined && role.at && !isJsonObject(baseObject)) return { response: base };
  const refusal = refuseDuplicate(context, body);
  if (refusal) return refusal;
  const n = collection.next();
  const made = newObject({
    nodes,
    kind,
    role,
    documents,
    base: isJsonObject(baseObject) ? baseObject : {},
    body,
    n,
    now,
    seed: `${seed} ${api}`,
    isTaken: (member, value) => collection.has(member, value) || documents.has(member, value),
  });
  for (const [member, value] of kind.unnamed ? [] : Object.entries(named))
    if (!Object.hasOwn(made, member) || role.role === "update")
      setProperty(made, member, asDeclared(context, member, value));
  const planned = applyHint(context, made);
  const { response, object: shown } = showObject(context, planned);
  // What was answered is what is so.
  const object = role.at ? takeBack(planned, shown, role.hint.as) : planned;
  collection.put({ n, ids: idsOf(context, object, namedIds(named)), scope: context.scope, object });
  noteChange(context, { kind: "created", after: object });
  const headers = withLocation(response.headers, baseObject, object, kind.made);
  return { response: headers === response.headers ? response : { ...response, headers } };
}

const namedIds = (named: RequestContext["named"]): Record<string, string[]> =>
  Object.fromEntries(Object.entries(named).map(([member, value]) => [member, [value]]));

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
