import { followTokens } from "../../core/json-pointer.ts";
import { documentedOf } from "../engine/index.ts";
import { copyJson, isJsonObject, type JsonObject, mergePatch, setProperty } from "../json.ts";
import type { Entry } from "./collection.ts";
import { completeSent } from "./complete-sent.ts";
import { create } from "./create.ts";
import { defaultValue } from "./default-value.ts";
import type { Documented } from "./documented.ts";
import { touch } from "./new-object.ts";
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

/** Reads, changes or deletes the object that a request names. */
export function use(context: RequestContext): Remembered {
  const { role, kind, documents, collection, named, scope, base, now } = context;
  const isNamed = Object.keys(named).length > 0;
  const entry = isNamed ? collection.find(named, scope) : undefined;
  if (role.role === "upsert" && !entry?.object) return create(context);
  if (!isNamed) return { response: base };
  if (kind.single && !entry?.object) return useSingle(context);
  const documented = entry ? documents.objects.find(({ n }) => n === entry.n) : documents.find(named);
  if (entry ? !entry.object : !documented) {
    const isPut = role.operation.method === "put" && role.role === "update";
    if (isPut && kind.puts) return create(context);
    // Where no id is documented, a known one cannot be told from another before the first object is made.
    const isKnown = !kind.borrowed && documents.knows(Object.keys(named));
    if (!entry && !collection.touched() && !isKnown) return { response: base };
    // What nobody makes may have any id, unless the contract says what a wrong one gets.
    if (!entry && isReadOnly(kind) && !documentedOf(role.operation, missingCodes)) return { response: base };
    if (role.hint.missing) return { example: role.hint.missing };
    if (role.operation.method === "put" && Object.hasOwn(role.operation.responses, "201")) return create(context);
    const names = role.keys.filter(({ member }) => Object.hasOwn(named, member)).map(({ name }) => name);
    const reason = `there is no ${kind.name} with this ${names.join(" and ")}`;
    return { reason, title: "Not found", codes: [...missingCodes, 400, 422] };
  }

  const before = entry?.object ?? asNamed(documented as Documented, named);
  if (role.role === "read") {
    const verbatim = !entry && documented?.shown.has(role.operation.id);
    return verbatim ? { response: base } : showAs(context, before);
  }
  if (role.role === "delete") {
    const stays = role.hint.set ?? role.hint.unset;
    if (stays) {
      const after = applyHint(context, { ...before });
      touch(after, now);
      keep(context, after, entry, documented);
      noteChange(context, { kind: "deleted", before, after });
      return showAs(context, after);
    }
    if (documented) collection.put({ n: documented.n, ids: withNames(documented.ids, named), scope });
    else if (entry) collection.remove(entry);
    noteChange(context, { kind: "deleted", before });
    return showAs(context, before);
  }
  return change(context, before, entry, documented);
}

/** Reads or changes the only one of its kind, which is what the contract shows until it is changed. */
function useSingle(context: RequestContext): Remembered {
  const { kind, role, base, baseObject } = context;
  if (role.role !== "update") return { response: base };
  const read = kind.roles.find((one) => one.role === "read");
  const shown = read?.at && followTokens(read.success.example, read.at);
  const before = [shown, baseObject].find(isJsonObject) ?? {};
  return change(context, before, undefined, undefined);
}

/** Changes an object as the request says. */
function change(
  context: RequestContext,
  before: JsonObject,
  entry: Entry | undefined,
  documented: Documented | undefined,
): Remembered {
  const { role, now } = context;
  const patched = role.role === "action" ? before : updated(context, before);
  const refusal = refuseDuplicate(context, pick(patched, Object.keys(context.body)), entry);
  if (refusal) return refusal;
  const planned = applyHint(context, { ...patched });
  touch(planned, now);
  const { response, object: shown } = showObject(context, planned);
  const after = role.role === "action" || !role.at ? planned : takeBack(planned, shown, role.hint.as);
  keep(context, after, entry, documented);
  noteChange(context, { kind: "updated", before, after });
  return { response };
}

const missingCodes = [404, 410];

const isReadOnly = ({ roles }: RequestContext["kind"]): boolean =>
  roles.every(({ role }) => role === "read" || role === "list");

const showAs = (context: RequestContext, object: JsonObject): Remembered => ({
  response: showObject(context, object).response,
});

function keep(
  context: RequestContext,
  object: JsonObject,
  entry: Entry | undefined,
  documented: Documented | undefined,
): void {
  const { collection, named, scope } = context;
  const n = entry?.n ?? documented?.n ?? collection.next();
  const known = entry?.ids ?? withNames(documented?.ids ?? {}, named);
  // A documented object is still found by the ids under which the contract shows it.
  const ids = n < 0 ? { ...idsOf(context, object), ...known } : idsOf(context, object, known);
  collection.put({ n, ids, scope: entry?.scope ?? scope, object });
}

/** The object with the properties of the request. */
function updated({ nodes, role, kind, request, body }: RequestContext, object: JsonObject): JsonObject {
  if (!isJsonObject(request.body)) return object;
  const own = pick(body, [...kind.members]);
  const way = role.hint.update ?? (role.operation.method === "put" ? "replace" : "merge");
  if (way === "replace") {
    const rest = { ...object };
    for (const [name, pointers] of role.sendable) {
      if (kind.made.has(name) || Object.hasOwn(own, name)) continue;
      const blank = defaultValue(nodes, pointers, role.shown.properties.get(name));
      if (blank === undefined) delete rest[name];
      else setProperty(rest, name, blank);
    }
    for (const name of Object.keys(own)) {
      const declared = [role.sendable.get(name) ?? [], role.shown.properties.get(name) ?? []] as const;
      setProperty(rest, name, completeSent(nodes, ...declared, own[name], object[name]));
    }
    return rest;
  }
  const merged = mergePatch(object, own) as JsonObject;
  // Null stays where the response has it.
  for (const [name, value] of Object.entries(own))
    if (value === null && nodes.view(role.shown.properties.get(name) ?? []).nullable) setProperty(merged, name, null);
  return merged;
}

const pick = (members: JsonObject, names: readonly string[]): JsonObject =>
  Object.fromEntries(names.filter((name) => Object.hasOwn(members, name)).map((name) => [name, members[name]]));

/** A documented object under the ids that it was named by; its example may have placeholders there. */
function asNamed({ object }: Documented, named: RequestContext["named"]): JsonObject {
  const copy = copyJson(object);
  for (const [member, value] of Object.entries(named)) if (typeof copy[member] === "string") copy[member] = value;
  return copy;
}

function withNames(ids: Entry["ids"], named: RequestContext["named"]): Entry["ids"] {
  const merged = copyJson(ids);
  for (const [member, value] of Object.entries(named))
    merged[member] = [...new Set([...(merged[member] ?? []), value])];
  return merged;
}
