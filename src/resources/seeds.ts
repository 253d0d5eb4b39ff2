import { type OpenApiDocument, type Operation, resolveRef } from "../contract/index.ts";
import { isId, isJsonObject, type JsonObject } from "../core/json-object.ts";
import { followTokens } from "../core/json-pointer.ts";
import { schemaNodes } from "../schema/index.ts";
import type { Kind, Role, Seed } from "./resource-model.ts";

/** An object in an example, and what it is found by. */
interface Sighting {
  role: Role;
  ids: [property: string, value: string][];
  object: JsonObject;
}

const order: Record<Role["role"], number> = { read: 0, list: 1, create: 2, upsert: 3, update: 4, action: 5, delete: 6 };

/**
 * The objects of a kind that the examples of responses and parameters show: entries that are there from the beginning. What
 * has an id in common is one object; what the example of a read says goes before what others say.
 */
export function seedsOf(document: OpenApiDocument, kind: Kind): Seed[] {
  const numbers = numericIds(document, kind);
  const canBeNamed = ([property, value]: Sighting["ids"][0]) =>
    !numbers.has(property) || Number.isFinite(Number(value));
  const sightings = kind.roles
    .flatMap((role) => sightingsOf(document, kind, role))
    .map((sighting) => ({ ...sighting, ids: sighting.ids.filter(canBeNamed) }))
    .filter(({ role, ids }) => role.role === "list" || ids.length > 0)
    .sort((a, b) => order[a.role.role] - order[b.role.role]);
  const groups: Sighting[][] = [];
  for (const sighting of sightings) {
    const same = groups.filter((group) => group.some(({ ids }) => ids.some((id) => includesId(sighting.ids, id))));
    const [into = [], ...others] = same;
    into.push(...others.flat(), sighting);
    for (const other of others) groups.splice(groups.indexOf(other), 1);
    if (same.length === 0) groups.push(into);
  }
  return groups.map((group, i) => ({ n: -(i + 1), scope: {}, isSeed: true, ...seedOf(kind, group) }));
}

/** Ids that requests can only name by a number: an example that has another one there names nothing. */
function numericIds(document: OpenApiDocument, { ids, roles }: Kind): Set<string> {
  const nodes = schemaNodes(document);
  const keys = roles.flatMap(({ keys }) => keys);
  const isNumeric = (id: string): boolean => {
    const types = keys.filter(({ property }) => property === id).map(({ declared }) => [...nodes.view(declared).types]);
    return (
      types.length > 0 && types.every((one) => one.length > 0 && one.every((type) => /^(integer|number)$/.test(type)))
    );
  };
  return new Set([...ids].filter(isNumeric));
}

const includesId = (ids: Sighting["ids"], [property, value]: Sighting["ids"][0]): boolean =>
  ids.some((id) => id[0] === property && id[1] === value);

function seedOf(kind: Kind, group: readonly Sighting[]): Pick<Seed, "ids" | "object" | "shown"> {
  const ids: Seed["ids"] = {};
  for (const [property, value] of group.flatMap((sighting) => sighting.ids))
    ids[property] = [...new Set([...(ids[property] ?? []), value])];
  const shown = new Map<Role, JsonObject>();
  for (const { role, object } of group) if (!shown.has(role)) shown.set(role, object);
  // Only what shows an object as it is: an update's or a deletion's example shows it as it would become.
  const telling = group.filter(({ role }) => order[role.role] <= order.upsert);
  const object: JsonObject = {};
  for (const { role, object: example } of telling.length ? telling : group)
    for (const [name, value] of Object.entries(example)) {
      const own = role.hint.as?.[name] ?? name;
      if (!Object.hasOwn(object, own) && kind.properties.has(own)) object[own] = structuredClone(value);
    }
  return { ids, object, shown };
}

function sightingsOf(document: OpenApiDocument, kind: Kind, role: Role): Sighting[] {
  const found = role.at && followTokens(role.success.example, role.at);
  if (role.role === "list")
    return (Array.isArray(found) ? found : [])
      .filter(isJsonObject)
      .map((object) => ({ role, ids: idsIn(kind, role, object), object }));
  const object = isJsonObject(found) ? found : {};
  const named = role.keys.flatMap(({ name, property }) =>
    parameterExamples(document, role.operation, name).map((value): [string, string] => [property, value]),
  );
  return [{ role, ids: [...named, ...idsIn(kind, role, object)], object }];
}

function idsIn(kind: Kind, { hint }: Role, object: JsonObject): Sighting["ids"] {
  return [...kind.ids].flatMap((id) => {
    const names = [id, ...Object.entries(hint.as ?? {}).flatMap(([name, own]) => (own === id ? [name] : []))];
    return names.flatMap((name) => (isId(object[name]) ? [[id, String(object[name])] as [string, string]] : []));
  });
}

/** Values of a parameter that the contract shows. */
export function parameterExamples(document: OpenApiDocument, operation: Operation, name: string): string[] {
  const parameter = operation.parameters.find((parameter) => parameter.name === name);
  if (!parameter) return [];
  const schema = resolveRef(document, parameter.schema) ?? {};
  const own = Object.values(parameter.examples).map(({ value }) => value);
  const values = own.length
    ? own
    : [schema.example, schema.default, ...(schema.examples ?? []), ...(schema.enum ?? [])];
  return values.filter(isId).map(String);
}
