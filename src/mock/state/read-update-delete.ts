import { isJsonObject, type JsonObject } from "../../core/json-object.ts";
import { followTokens } from "../../core/json-pointer.ts";
import { documentedOf } from "../engine/select-response.ts";
import { mergeValues, setProperty } from "../json.ts";
import { applyHint } from "./apply-hint.ts";
import type { Entry } from "./collection.ts";
import { completeSent, defaultValue } from "./complete-sent.ts";
import { create } from "./create.ts";
import { takeBack } from "./project.ts";
import { refuseDuplicate } from "./refusals.ts";
import { idsOf, namedIds, noteChange, type Remembered, type RequestContext } from "./request-context.ts";
import { showObject } from "./show-object.ts";
import { isChangeTime, isTime, writeLike } from "./times.ts";

/** Reads, changes or deletes the object that a request names. */
export function use(context: RequestContext): Remembered {
  const { role, kind, collection, named, scope, base } = context;
  const isNamed = Object.keys(named).length > 0;
  const entry = isNamed ? collection.find(named, scope) : undefined;
  if (role.role === "upsert" && !entry) return create(context);
  if (!isNamed) return { response: base };
  if (!entry) return kind.single ? useSingle(context) : useMissing(context);
  const before = asNamed(entry.object as JsonObject, named);
  if (role.role === "delete") return remove(context, entry, before);
  if (role.role !== "read") return change(context, entry, before);
  return entry.isSeed && entry.shown?.has(role) ? { response: base } : showObject(context, before);
}

/** Makes what is not there, where that is what a PUT does, or refuses the request; or knows too little to do either. */
export function useMissing(context: RequestContext): Remembered {
  const { role, kind, collection, named, base } = context;
  const { operation, hint, keys } = role;
  const isPut = operation.method === "put";
  if (isPut && role.role === "update" && kind.puts) return create(context);
  // Where no id is documented, a known one cannot be told from another before the first object is made.
  const isKnown =
    !kind.borrowed && kind.seeds.some(({ ids }) => Object.keys(named).some((id) => Object.hasOwn(ids, id)));
  if (!collection.touched() && !isKnown) return { response: base };
  // What nobody makes may have any id, unless the contract says what a wrong one gets.
  if (isReadOnly(kind) && !documentedOf(operation, missingCodes)) return { response: base };
  if (hint.missing) return { example: hint.missing };
  if (isPut && Object.hasOwn(operation.responses, "201")) return create(context);
  const used = keys.filter(({ property }) => Object.hasOwn(named, property));
  const names = (used.length ? used : keys).map(({ name }) => name);
  const reason = `there is no ${kind.name} with this ${names.join(" and ")}`;
  return { reason, title: "Not found", codes: [...missingCodes, 400, 422] };
}

/** Reads or changes the only one of its kind, which is what the contract shows until it is changed. */
function useSingle(context: RequestContext): Remembered {
  const { kind, role, base, baseObject } = context;
  if (role.role !== "update") return { response: base };
  const read = kind.roles.find((one) => one.role === "read");
  const shown = read?.at && followTokens(read.success.example, read.at);
  return change(context, undefined, [shown, baseObject].find(isJsonObject) ?? {});
}

function remove(context: RequestContext, entry: Entry, before: JsonObject): Remembered {
  const { role, collection, now } = context;
  if (!role.hint.set && !role.hint.unset) {
    collection.remove(entry);
    noteChange(context, { kind: "deleted", before });
    return showObject(context, before);
  }
  const after = applyHint(context, { ...before });
  touch(after, now);
  keep(context, entry, after);
  noteChange(context, { kind: "deleted", before, after });
  return showObject(context, after);
}

/** Changes an object as the request says. */
export function change(context: RequestContext, entry: Entry | undefined, before: JsonObject): Remembered {
  const { role, now } = context;
  const patched = role.role === "action" ? before : updated(context, before);
  const refusal = refuseDuplicate(context, pick(patched, Object.keys(context.body)), entry);
  if (refusal) return refusal;
  const planned = applyHint(context, { ...patched });
  touch(planned, now);
  const { object: shown, ...remembered } = showObject(context, planned);
  const after = role.role === "action" || !role.at ? planned : takeBack(planned, shown, role.hint.as, before);
  keep(context, entry, after);
  noteChange(context, { kind: "updated", before, after });
  return remembered;
}

const missingCodes = [404, 410];

const isReadOnly = ({ roles }: RequestContext["kind"]): boolean =>
  roles.every(({ role }) => role === "read" || role === "list");

function keep(context: RequestContext, entry: Entry | undefined, object: JsonObject): void {
  const { collection, named, scope } = context;
  const n = entry?.n ?? collection.next();
  const known = entry?.ids ?? namedIds(named);
  // A seeded object is still found by the ids under which the contract shows it.
  const ids = n < 0 ? { ...idsOf(context, object), ...known } : idsOf(context, object, known);
  collection.put({ n, ids, scope: entry?.scope ?? scope, object });
}

/** The object with the properties of the request. */
function updated({ api: { nodes }, role, kind, request, body }: RequestContext, object: JsonObject): JsonObject {
  if (!isJsonObject(request.body.value)) return object;
  const own = pick(body, [...kind.properties]);
  const way = role.hint.update ?? (role.operation.method === "put" ? "replace" : "merge");
  const completed = (name: string, value: unknown): unknown => {
    const declared = [role.sendable.get(name) ?? [], role.shown.properties.get(name) ?? []] as const;
    return completeSent(nodes, ...declared, value, object[name]);
  };
  if (way === "replace") {
    const rest = { ...object };
    for (const [name, pointers] of role.sendable) {
      if (kind.made.has(name) || Object.hasOwn(own, name)) continue;
      const blank = defaultValue(nodes, pointers, role.shown.properties.get(name));
      if (blank === undefined) delete rest[name];
      else setProperty(rest, name, blank);
    }
    for (const name of Object.keys(own)) setProperty(rest, name, completed(name, own[name]));
    return rest;
  }
  const merged = mergeValues(object, own, true) as JsonObject;
  for (const name of Object.keys(own))
    if (own[name] !== null) setProperty(merged, name, completed(name, merged[name]));
    // Null stays where the response has it.
    else if (nodes.view(role.shown.properties.get(name) ?? []).nullable) setProperty(merged, name, null);
  return merged;
}

const pick = (properties: JsonObject, names: readonly string[]): JsonObject =>
  Object.fromEntries(names.filter((name) => Object.hasOwn(properties, name)).map((name) => [name, properties[name]]));

/** An object under the ids that it was named by: the example of a seeded one may have placeholders there. */
function asNamed(object: JsonObject, named: RequestContext["named"]): JsonObject {
  const others = Object.entries(named).filter(
    ([name, value]) => typeof object[name] === "string" && object[name] !== value,
  );
  return others.length ? { ...object, ...Object.fromEntries(others) } : object;
}

/** Writes into an object that it was changed now, where it says when. */
function touch(object: JsonObject, now: number): void {
  for (const [name, value] of Object.entries(object))
    if (isChangeTime(name) && isTime(value)) object[name] = writeLike(now, value);
}
