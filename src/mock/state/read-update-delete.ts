import { isJsonObject, type JsonObject, mergeValues, setProperty } from "../../core/json-object.ts";
import { followTokens } from "../../core/json-pointer.ts";
import { isChangeTime, isTime, writeLike } from "../../schema/index.ts";
import { mergeSent } from "../engine/merge-sent.ts";
import { documentedOf } from "../engine/select-response.ts";
import { applyHint } from "./apply-hint.ts";
import type { Entry } from "./collection.ts";
import { create, defaultValue } from "./create.ts";
import { refuseDuplicate } from "./refusals.ts";
import { type Item, idsOf, namedIds, noteChange, type Remembered, type RequestContext } from "./request-context.ts";
import { respondWith, takeBack } from "./respond-with.ts";

/** An object that a request names, as it is there. */
interface Target {
  item: Item;
  /** Absent when nothing is kept of it yet. */
  entry?: Entry;
  before: JsonObject;
}

/** Reads, changes or deletes the objects that a request names: all of them, or none. */
export function use(context: RequestContext): Remembered {
  const { role, kind, collection, scope, items } = context;
  const targets: Target[] = [];
  for (const item of items) {
    const isNamed = Object.keys(item.named).length > 0;
    const entry = isNamed ? collection.find(item.named, scope) : undefined;
    if (!entry && role.role === "upsert") return create(context);
    if (!entry && !isNamed) return { response: respondWith(context) };
    if (!entry) return kind.single ? useSingle(context, item) : useMissing(context, item);
    targets.push({ item, entry, before: asNamed(entry.object as JsonObject, item.named) });
  }
  const [first] = targets;
  if (role.role === "delete" && first) return remove(context, first);
  return role.role === "read" && first ? read(context, first) : change(context, targets);
}

/** Shows an object. The same request about what has not changed gets the same response. */
function read(context: RequestContext, { entry, before }: Target): Remembered {
  const { role, request, base } = context;
  // The contract's own response shows it.
  if (entry?.isSeed && entry.shown?.has(role)) return { response: respondWith(context) };
  const url = `${request.path}${request.search}`;
  const last = entry?.read;
  if (last?.base === base && last.url === url && request.body.text === "") return { response: last.response };
  const response = respondWith(context, [before]);
  if (entry && request.body.text === "") entry.read = { base, url, response };
  return { response };
}

/** Makes what is not there, where that is what a PUT does, or refuses the request; or knows too little to do either. */
function useMissing(context: RequestContext, { named }: Item): Remembered {
  const { role, kind, collection } = context;
  const { operation, hint, keys } = role;
  const isPut = operation.method === "put";
  if (isPut && role.role === "update" && kind.puts) return create(context);
  // Where no id is documented, a known one cannot be told from another before the first object is made.
  const isKnown =
    !kind.borrowed && kind.seeds.some(({ ids }) => Object.keys(named).some((id) => Object.hasOwn(ids, id)));
  if (!collection.touched() && !isKnown) return { response: respondWith(context) };
  // What nobody makes may have any id, unless the contract says what a wrong one gets.
  if (isReadOnly(kind) && !documentedOf(operation, missingCodes)) return { response: respondWith(context) };
  if (hint.missing) return { example: hint.missing };
  if (isPut && Object.hasOwn(operation.responses, "201")) return create(context);
  const used = keys.filter(({ property }) => Object.hasOwn(named, property));
  const names = (used.length ? used : keys).map(({ name }) => name);
  const reason = `there is no ${kind.name} with this ${names.join(" and ")}`;
  return { reason, title: "Not found", codes: [...missingCodes, 400, 422] };
}

/** Reads or changes the only one of its kind, which is what the contract shows until it is changed. */
function useSingle(context: RequestContext, item: Item): Remembered {
  const { kind, role } = context;
  if (role.role !== "update") return { response: respondWith(context) };
  const read = kind.roles.find((one) => one.role === "read");
  const shown = read?.at && followTokens(read.success.example, read.at);
  return change(context, [{ item, before: [shown, item.model].find(isJsonObject) ?? {} }]);
}

function remove(context: RequestContext, { item, entry, before }: Target): Remembered {
  const { role, collection, now } = context;
  if (!role.hint.set && !role.hint.unset) {
    if (entry) collection.remove(entry);
    noteChange(context, { kind: "deleted", before });
    return { response: respondWith(context, [before]) };
  }
  const after = applyHint(context, item, { ...before });
  touch(after, now);
  keep(context, item, entry, after);
  noteChange(context, { kind: "deleted", before, after });
  return { response: respondWith(context, [after]) };
}

/** Changes objects as the request says. */
function change(context: RequestContext, targets: readonly Target[]): Remembered {
  const { role, now } = context;
  const isAction = role.role === "action";
  const patched = targets.map(({ item, before }) => (isAction ? before : updated(context, item, before)));
  const refusal = targets
    .map(({ item, entry }, i) =>
      refuseDuplicate(context, pick(patched[i] as JsonObject, Object.keys(item.body)), entry),
    )
    .find(Boolean);
  if (refusal) return refusal;
  const planned = targets.map(({ item }, i) => applyHint(context, item, { ...patched[i] }));
  for (const object of planned) touch(object, now);
  const response = respondWith(context, planned);
  for (const [i, { item, entry, before }] of targets.entries()) {
    const after = planned[i] as JsonObject;
    if (!isAction && item.place) takeBack(after, followTokens(response.json, item.place), role.hint.as, before);
    keep(context, item, entry, after);
    noteChange(context, { kind: "updated", before, after });
  }
  return { response };
}

const missingCodes = [404, 410];

const isReadOnly = ({ roles }: RequestContext["kind"]): boolean =>
  roles.every(({ role }) => role === "read" || role === "list");

function keep(context: RequestContext, item: Item, entry: Entry | undefined, object: JsonObject): void {
  const { collection, scope } = context;
  const n = entry?.n ?? collection.next();
  const known = entry?.ids ?? namedIds(item);
  // A seeded object is still found by the ids under which the contract shows it.
  const ids = n < 0 ? { ...idsOf(context, object), ...known } : idsOf(context, object, known);
  collection.put({ n, ids, scope: entry?.scope ?? scope, object });
}

/** The object with the properties of the request. */
function updated(
  { api: { nodes }, role, kind }: RequestContext,
  { sent, body, model }: Item,
  object: JsonObject,
): JsonObject {
  if (!isJsonObject(sent)) return object;
  const own = pick(body, [...kind.properties]);
  const merged = (name: string, value: unknown): unknown => {
    const declared = { sent: role.sendable.get(name) ?? [], shown: role.shown.properties.get(name) ?? [] };
    const known = object[name];
    // A text that the contract does not show is the caller's own, and may be another one now.
    const isCallers = typeof known === "string" && !(isJsonObject(model) && model[name] === known);
    return mergeSent(nodes, declared, value, isCallers ? undefined : known, true);
  };
  const result = { ...object };
  if ((role.hint.update ?? (role.operation.method === "put" ? "replace" : "merge")) === "replace") {
    for (const [name, pointers] of role.sendable) {
      if (kind.made.has(name) || Object.hasOwn(own, name)) continue;
      const blank = defaultValue(nodes, pointers, role.shown.properties.get(name));
      if (blank === undefined) delete result[name];
      else setProperty(result, name, blank);
    }
    for (const name of Object.keys(own)) setProperty(result, name, merged(name, own[name]));
    return result;
  }
  for (const name of Object.keys(own))
    if (own[name] !== null) setProperty(result, name, merged(name, mergeValues(object[name], own[name], true)));
    // Null stays where the response has it.
    else if (nodes.view(role.shown.properties.get(name) ?? []).nullable) setProperty(result, name, null);
    else delete result[name];
  return result;
}

const pick = (properties: JsonObject, names: readonly string[]): JsonObject =>
  Object.fromEntries(names.filter((name) => Object.hasOwn(properties, name)).map((name) => [name, properties[name]]));

/** An object under the ids that it was named by: the example of a seeded one may have placeholders there. */
function asNamed(object: JsonObject, named: Item["named"]): JsonObject {
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
