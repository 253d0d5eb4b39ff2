import type { Contract, Operation } from "../../contract/index.ts";
import { isJsonObject, type JsonObject } from "../../core/json-object.ts";
import { followTokens } from "../../core/json-pointer.ts";
import { type Key, type Kind, onlyOne, type Role, type RoleName } from "../../resources/index.ts";
import { type SchemaNodes, type SchemaView, schemaNodes } from "../../schema/index.ts";
import type { ParameterValues } from "../build-request.ts";
import type { CaseContext } from "../cases/case-context.ts";
import { freshValue } from "./other-value.ts";
import { type Call, type Change, type Exchange, nothingToSay, pointerOf, succeeded } from "./relation.ts";

/** A kind of resource, as the relations see it. */
export interface Resource {
  contract: Contract;
  nodes: SchemaNodes;
  kind: Kind;
  /** Properties by which objects are found, and which no request of the contract sends: the vendor makes them. */
  made: Set<string>;
  /** The roles that show their object. */
  creates: Role[];
  reads: Role[];
  lists: Role[];
  updates: Role[];
  deletes: Role[];
  prepare: (operation: Operation) => CaseContext;
}

export function toResource(contract: Contract, kind: Kind, prepare: Resource["prepare"]): Resource {
  const of = (name: RoleName) => kind.roles.filter(({ role, operation }) => role === name && !operation.deprecated);
  const shown = (name: RoleName) => of(name).filter(({ at }) => at !== undefined);
  const sent = new Set(of("create").flatMap(({ operation }) => namesIn(prepare(operation).body?.good.value)));
  return {
    contract,
    nodes: schemaNodes(contract.document),
    kind,
    made: new Set([...kind.made].filter((name) => !sent.has(name))),
    creates: shown("create").filter(({ isBatch }) => !isBatch),
    reads: shown("read"),
    lists: shown("list"),
    updates: of("update"),
    deletes: of("delete"),
    prepare,
  };
}

/** The names of all properties in a value, at any depth. */
const namesIn = (value: unknown): string[] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([name, one]) => [name, ...namesIn(one)])
    : [];

/** The pointer of a property of the object in the responses of a role. */
export const pointerIn = ({ at = [], hint }: Role, name: string): string => {
  const shown = Object.entries(hint.as ?? {}).find(([, own]) => own === name)?.[0] ?? name;
  return pointerOf([...at, shown]);
};

/** The object in a response, its properties called as the object calls them. */
export function objectOf(role: Role, value: unknown): JsonObject | undefined {
  const found = followTokens(value, role.at ?? []);
  return isJsonObject(found) ? renamed(role, found) : undefined;
}

/** The objects in a response with a list. */
export function itemsOf(role: Role, value: unknown): JsonObject[] | undefined {
  const found = followTokens(value, role.at ?? []);
  return Array.isArray(found) ? found.filter(isJsonObject).map((item) => renamed(role, item)) : undefined;
}

const renamed = ({ hint }: Role, object: JsonObject): JsonObject =>
  hint.as
    ? Object.fromEntries(Object.entries(object).map(([name, value]) => [hint.as?.[name] ?? name, value]))
    : object;

/** What objects are below of: the path parameters above their collection, in order, and their values. */
export type Above = readonly (readonly [name: string, value: unknown])[];

/** What a good request of a role is below of. */
export function askedBelow({ prepare }: Resource, { operation, scope }: Role): Above {
  const { values } = prepare(operation);
  return scope.map((name) => [name, values[`path ${name}`]]);
}

/** The values of a role's own parameters above its objects: by their names, or in order where it calls them otherwise. */
function placeBelow({ scope }: Role, above: Above): ParameterValues {
  const inOrder = above.length === scope.length ? above : [];
  return Object.fromEntries(
    scope.flatMap((name, i) => {
      const [, value] = above.find(([one]) => one === name) ?? inOrder[i] ?? [];
      return isId(value) ? [[`path ${name}`, value]] : [];
    }),
  );
}

/** Where a list is asked for: below what objects are made below of, so that it has them. */
export function askedList(resource: Resource, list: Role): Above {
  const [made] = resource.creates;
  const values = made ? placeBelow(list, askedBelow(resource, made)) : {};
  return askedBelow(resource, list).map(([name, value]) => [name, values[`path ${name}`] ?? value]);
}

/** Asks for a list there. */
export function callList(resource: Resource, list: Role, call: Call): Call {
  const below = placeBelow(list, askedList(resource, list));
  return (operation, change) => call(operation, { ...change, values: { ...below, ...change?.values } });
}

/** The requests that name an object: one for each id that will do alone. */
export function namings(role: Role, object: JsonObject, above: Above = []): Change[] {
  const isOptional = ({ in: place, name }: Key) =>
    place === "query" &&
    role.operation.parameters.some((one) => one.name === name && one.in === place && !one.required);
  const optional = role.keys.filter(isOptional);
  const always = role.keys.filter((key) => !isOptional(key));
  const ways = optional.length > 0 ? optional.map((key) => [...always, key]) : [always];
  // Else what the object is below of is told by its own properties, where it has them.
  const own = Object.fromEntries(
    role.scope.flatMap((name) => (isId(object[name]) ? [[`path ${name}`, object[name]]] : [])),
  );
  return ways.flatMap((keys) => {
    const change = changeNaming(keys, object);
    return change ? [{ values: { ...own, ...placeBelow(role, above), ...change.values } }] : [];
  });
}

/** The first of them; undefined when the object does not have what the role names it by. */
export const naming = (role: Role, object: JsonObject, above?: Above): Change | undefined =>
  namings(role, object, above)[0];

function changeNaming(keys: readonly Key[], object: JsonObject): Change | undefined {
  const values: Record<string, unknown> = {};
  for (const { in: place, name, property } of keys) {
    if (property === onlyOne) continue;
    const value = Object.hasOwn(object, property) ? object[property] : undefined;
    if (place === "body" || (typeof value !== "string" && typeof value !== "number")) return undefined;
    values[`${place} ${name}`] = value;
  }
  return { values };
}

/** An object that was made just now. */
export interface Created {
  exchange: Exchange;
  /** As the response shows it. */
  object: JsonObject;
  /** The same, with what was sent and is not shown. */
  known: JsonObject;
  above: Above;
}

/** Makes an object, with fresh values where no two objects may have the same. @throws NothingToSay when it is refused. */
export async function create(resource: Resource, role: Role, call: Call, body = freshBody(resource, role)) {
  const exchange = succeeded(await call(role.operation, { body }));
  const object = objectOf(role, exchange.value);
  if (!object) return nothingToSay(`${role.operation.id} shows no ${resource.kind.name}`);
  const sent = followTokens(exchange.body, role.from);
  const above = askedBelow(resource, role);
  const known = { ...Object.fromEntries(above), ...(isJsonObject(sent) ? sent : {}), ...object };
  return { exchange, object, known, above } satisfies Created;
}

/**
 * The good body of a create, with other values where the contract says that they are unique or the caller's own ids. Of what
 * it is below of it says what the path says.
 */
export function freshBody({ kind, prepare }: Resource, role: Role): unknown {
  const { body, check, values } = prepare(role.operation);
  if (!body || !isJsonObject(body.good.value)) return body?.good.value;
  const isGood = (value: unknown) => body.schema === undefined || check(body.schema, value).length === 0;
  const own = new Set([...kind.unique, ...[...kind.ids].filter((id) => !kind.made.has(id))]);
  let value: JsonObject = body.good.value;
  for (const name of Object.keys(value)) {
    if (!own.has(name)) continue;
    const fresh = freshValue(value[name], (next) => isGood({ ...value, [name]: next }));
    if (fresh !== undefined) value = { ...value, [name]: fresh };
  }
  const inner = followTokens(value, role.from);
  if (!isJsonObject(inner)) return value;
  const above = role.scope.filter((name) => Object.hasOwn(inner, name) && `path ${name}` in values);
  if (above.length === 0) return value;
  const said = { ...inner, ...Object.fromEntries(above.map((name) => [name, values[`path ${name}`]])) };
  const whole = role.from.reduceRight<unknown>((one, name) => ({ ...value, [name]: one }), said);
  return isGood(whole) ? whole : value;
}

/** Reads an object. @returns undefined when the role cannot name it. */
export async function read(
  role: Role,
  call: Call,
  { known, above }: Pick<Created, "known" | "above">,
): Promise<Exchange | undefined> {
  const change = naming(role, known, above);
  return change && (await call(role.operation, change));
}

/** Names of the properties whose values may be masked, or must not be shown. */
export const sensitiveIn = (nodes: SchemaNodes, { properties }: SchemaView): Set<string> =>
  new Set(
    [...properties]
      .filter(([, at]) => nodes.view(at).parts.some(({ schema }) => schema["x-sensitive"] === true))
      .map(([name]) => name),
  );

/** The property by which the objects of the kind are told apart. */
export const idOf = ({ kind, made }: Resource, object: JsonObject): string | undefined => {
  const name = [...made, ...kind.ids].find((id) => id !== onlyOne && isId(object[id]));
  return name === undefined ? undefined : JSON.stringify(object[name]);
};

const isId = (value: unknown): boolean => typeof value === "string" || typeof value === "number";
