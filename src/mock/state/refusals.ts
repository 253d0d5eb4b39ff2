import { isDeepStrictEqual } from "node:util";
import { isId, type JsonObject } from "../../core/json-object.ts";
import { valueAt } from "../../core/json-pointer.ts";
import type { Need, Reference } from "../../resources/index.ts";
import { documentedOf } from "../engine/select-response.ts";
import { evaluate, type Sources } from "./apply-hint.ts";
import { type Entry, isBelow } from "./collection.ts";
import type { Remembered, RequestContext } from "./request-context.ts";

/** Refuses a request that refers to an object that is not there: where `x-resource` says it (`needs`), or a property does. */
export function refuseMissing(context: RequestContext): Remembered | undefined {
  const { hint, references } = context.role;
  if (hint.needs) return refuseWithout(context, hint.needs);
  for (const reference of references) {
    // A caller cannot know which ones there are before the first object is made.
    const refusal = context.collectionOf(reference.name).touched() && refuseWithout(context, reference);
    if (refusal) return refusal;
  }
  return undefined;
}

function refuseWithout(
  context: RequestContext,
  needs: Need & Partial<Pick<Reference, "shown">>,
): Remembered | undefined {
  const { role, request, path, now, collectionOf } = context;
  const { query, headers, body: sent } = request;
  if (!applies(needs, sent.value)) return undefined;
  const sources = { path, query, headers, response: undefined, now: () => new Date(now).toISOString() };
  const values = valuesOf(needs, { ...sources, body: sent.value });
  // A request that leaves it out refers to nothing.
  if (Object.keys(values).length < Object.keys(needs.where).length) return undefined;
  const isShown = Object.values(sent.media?.examples ?? {}).some(({ value }) =>
    isDeepStrictEqual(valuesOf(needs, { ...sources, body: value }), values),
  );
  // What the contract's own requests refer to is there from the beginning, like what its responses show.
  if (isShown || Object.values(values).some((value) => needs.shown?.includes(value))) return undefined;
  const kinds = [needs.name ?? role.kind].flat();
  if (kinds.some((kind) => collectionOf(kind).find(values, {}))) return undefined;
  const reason = `there is no ${kinds.join(" or ")} with this ${Object.keys(needs.where).join(" and ")}`;
  return { reason, title: "Not found", codes: [404, 422, 400, 409] };
}

/** Refuses what is below an object that is not there, where the contract has a response for that. */
export function refuseOrphan({ role, scope, path, collectionOf }: RequestContext): Remembered | undefined {
  if (role.parents.length === 0 || !documentedOf(role.operation, [404, 410])) return undefined;
  for (const { kind, name, property, ids } of role.parents) {
    const value = path[name] ?? "";
    const collection = collectionOf(kind);
    const shown = role.scopeExamples[name] ?? [];
    // Where the operation shows no id, a caller cannot know which ones there are before the first object is made.
    if (!collection.touched() && shown.length === 0) continue;
    if ([property, ...ids].some((id) => collection.find({ [id]: value }, scope))) continue;
    // What was shown and deleted is gone.
    if (shown.includes(value) && !collection.has(property, value)) continue;
    return { reason: `there is no ${kind} with this ${name}`, title: "Not found", codes: [404, 410] };
  }
  return undefined;
}

/** Refuses an object of which another one has a value that no two may have. */
export function refuseDuplicate(
  { role, kind, collection, scope }: RequestContext,
  object: JsonObject,
  self?: Entry,
): Remembered | undefined {
  for (const property of new Set([...kind.ids, ...kind.unique])) {
    const value = object[property];
    if (!isId(value) || !(kind.unique.has(property) || Object.hasOwn(role.operation.responses, "409"))) continue;
    const other = kind.ids.has(property)
      ? collection.find({ [property]: String(value) }, scope)
      : collection.entries().find((entry) => entry.object?.[property] === value && isBelow(entry, scope));
    // The contract's own examples use the ids of the objects that are seeded.
    if (!other || other.n < 0 || other.n === self?.n || other.object?.deleted === true) continue;
    const reason = `there is a ${kind.name} with this ${property} already`;
    return { reason, title: "Exists already", codes: [409, 400, 422] };
  }
  return undefined;
}

const applies = ({ when = {} }: Need, body: unknown): boolean =>
  Object.entries(when).every(([pointer, values]) => [values].flat().includes(valueAt(body, pointer)));

const valuesOf = ({ where }: Need, sources: Sources): Record<string, string> =>
  Object.fromEntries(
    Object.entries(where).flatMap(([property, expression]) => {
      const value = evaluate(expression, sources);
      return isId(value) ? [[property, String(value)]] : [];
    }),
  );
