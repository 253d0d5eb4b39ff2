import { type OpenApiDocument, resolveRef } from "../../contract/index.ts";
import { followTokens } from "../../core/json-pointer.ts";
import { isJsonObject, type JsonObject } from "../json.ts";
import type { Kind, Role } from "./resource-model.ts";

/** An object that the examples of a contract show. It exists from the beginning. */
export interface Documented {
  /** Below 0; -1 is the first. */
  n: number;
  /** Every value by which it is found. */
  ids: Record<string, string[]>;
  /** What the examples say about it, that of a read first. */
  object: JsonObject;
  /** By operation that shows it: the object as that example has it. */
  shown: Map<string, JsonObject>;
}

export interface Documents {
  objects: Documented[];
  find(values: Readonly<Record<string, string>>): Documented | undefined;
  /** Whether one has this value. */
  has(member: string, value: string): boolean;
  /** Whether the contract names any id of this property. */
  knows(members: readonly string[]): boolean;
  /** Values of a parameter that the contract gives as examples. */
  examplesOf(role: Role, parameter: string): string[];
}

interface Sighting {
  role: Role;
  ids: [member: string, value: string][];
  object: JsonObject;
}

const order: Record<Role["role"], number> = { read: 0, list: 1, create: 2, upsert: 3, update: 4, action: 5, delete: 6 };

/**
 * Gathers the objects of a kind from the examples of its responses and parameters. What has an id in common is one object.
 */
export function documentedObjects(document: OpenApiDocument, kind: Kind): Documents {
  const sightings = kind.roles
    .flatMap((role) => sightingsOf(document, kind, role))
    .sort((a, b) => (order[a.role.role] as number) - (order[b.role.role] as number));
  const groups: Sighting[][] = [];
  for (const sighting of sightings) {
    const same = groups.filter((group) => group.some(({ ids }) => ids.some((id) => includesId(sighting.ids, id))));
    const [into = [], ...others] = same;
    into.push(...others.flat(), sighting);
    for (const other of others) groups.splice(groups.indexOf(other), 1);
    if (same.length === 0) groups.push(into);
  }
  const objects = groups.map((group, i): Documented => {
    const ids: Documented["ids"] = {};
    for (const [member, value] of group.flatMap((sighting) => sighting.ids)) {
      ids[member] ??= [];
      if (!ids[member].includes(value)) ids[member].push(value);
    }
    const shown = new Map<string, JsonObject>();
    const object: JsonObject = {};
    // Only what shows an object as it is: an update's or a deletion's example shows it as it would become.
    const telling = group.filter(({ role }) => (order[role.role] as number) <= 3);
    for (const { role, object: members } of group)
      if (!shown.has(role.operation.id)) shown.set(role.operation.id, members);
    for (const { role, object: members } of telling.length ? telling : group)
      for (const [name, value] of Object.entries(members)) {
        const own = role.hint.as?.[name] ?? name;
        if (!Object.hasOwn(object, own) && kind.members.has(own)) object[own] = structuredClone(value);
      }
    return { n: -(i + 1), ids, object, shown };
  });
  return {
    objects,
    find: (values) =>
      objects.find(({ ids }) => Object.entries(values).every(([member, value]) => ids[member]?.includes(value))),
    has: (member, value) => objects.some(({ ids }) => ids[member]?.includes(value)),
    knows: (members) => objects.some(({ ids }) => members.some((member) => ids[member]?.length)),
    examplesOf: (role, name) => parameterExamples(document, role, name),
  };
}

const includesId = (ids: Sighting["ids"], [member, value]: Sighting["ids"][0]): boolean =>
  ids.some((id) => id[0] === member && id[1] === value);

function sightingsOf(document: OpenApiDocument, kind: Kind, role: Role): Sighting[] {
  const found = role.at && followTokens(role.success.example, role.at);
  const idsIn = (object: JsonObject): Sighting["ids"] =>
    [...kind.ids].flatMap((id) => {
      const names = [id, ...Object.entries(role.hint.as ?? {}).flatMap(([name, own]) => (own === id ? [name] : []))];
      return names.flatMap((name) => (isId(object[name]) ? [[id, String(object[name])] as [string, string]] : []));
    });
  if (role.role === "list")
    return (Array.isArray(found) ? found : [])
      .filter(isJsonObject)
      .map((object) => ({ role, ids: idsIn(object), object }));
  const object = isJsonObject(found) ? found : {};
  const named = role.keys.flatMap(({ name, member }) =>
    parameterExamples(document, role, name).map((value): [string, string] => [member, value]),
  );
  const ids = [...named, ...idsIn(object)];
  return ids.length ? [{ role, ids, object }] : [];
}

const isId = (value: unknown): boolean => (typeof value === "string" && value !== "") || typeof value === "number";

function parameterExamples(document: OpenApiDocument, { operation }: Role, name: string): string[] {
  const parameter = operation.parameters.find((parameter) => parameter.name === name);
  if (!parameter) return [];
  const schema = resolveRef(document, parameter.schema) ?? {};
  const own = Object.values(parameter.examples).map(({ value }) => value);
  const values = own.length
    ? own
    : [schema.example, schema.default, ...(schema.examples ?? []), ...(schema.enum ?? [])];
  return values.filter(isId).map(String);
}
