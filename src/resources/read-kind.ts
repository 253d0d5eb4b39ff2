import { type Contract, type Operation, propertyNamed } from "../contract/index.ts";
import { isJsonObject } from "../core/json-object.ts";
import { followTokens } from "../core/json-pointer.ts";
import { parameterPlaces, type SchemaNodes, schemaNodes } from "../schema/index.ts";
import type { InferredOperation, Success } from "./infer-operations.ts";
import { locateList, locateObject, pointersAt } from "./locate.ts";
import { pagingOf } from "./page.ts";
import { itemsOfBody, requestObject } from "./request-object.ts";
import { type Key, type Kind, onlyOne, type Role } from "./resource-model.ts";
import { parameterExamples, seedsOf } from "./seeds.ts";
import type { RoleName } from "./x-resource.ts";

/** An operation of which is known what it does, and how its response shows it. */
type Complete = InferredOperation & { success: Success; role: RoleName };

/**
 * Reads what the operations on one kind say together.
 *
 * @param sought Properties by which other requests refer to objects of the kind.
 * @returns undefined when nothing of the kind could ever be told apart or found again.
 */
export function readKind(
  contract: Contract,
  name: string,
  inferred: readonly InferredOperation[],
  sought: readonly string[] = [],
): Kind | undefined {
  const complete = inferred.filter((one): one is Complete => Boolean(one.success && one.role));
  const single = inferred.some((one) => one.single);
  const ids = new Set([...complete.flatMap(({ keys }) => Object.values(keys ?? {})), ...sought]);
  if (single) ids.add(onlyOne);
  if (ids.size === 0) return undefined;
  const roles = complete.map((one) => readRole(contract, name, one, [...ids]));
  const unnamed = inferred.some((one) => one.unnamed);
  const makers = roles.filter(({ role }) => role === "create" || role === "upsert");
  const given = new Set(makers.flatMap(({ sendable }) => [...sendable.keys()]));
  const kind: Kind = {
    name,
    roles,
    ids,
    made: new Set([...ids].filter((id) => !given.has(id))),
    unique: new Set(roles.flatMap(({ hint }) => hint.unique ?? [])),
    properties: new Set([...(unnamed ? [] : ids), ...roles.flatMap(propertiesOf)]),
    unnamed,
    single,
    borrowed: inferred.some((one) => one.borrowed && !one.hint?.key),
    puts: makers.length === 0 && roles.every(({ hint }) => hint.name === undefined),
    seeds: [],
  };
  return { ...kind, seeds: seedsOf(contract.document, kind) };
}

function readRole({ document }: Contract, kind: string, inferred: Complete, ids: readonly string[]): Role {
  const { operation, role, success } = inferred;
  const hint: Role["hint"] = inferred.hint ?? {};
  const nodes = schemaNodes(document);
  const onCollection = role === "list" || role === "create";
  const keys = inferred.keys ?? (onCollection ? {} : pathKeys(operation, ids));
  const scope = inferred.scope ?? (onCollection ? pathParameters(operation) : []);
  const isBatch = (role === "create" || inferred.several === true) && itemsOfBody(nodes, operation) !== undefined;
  const isList = role === "list" || isBatch;
  const located = isList
    ? locateList(nodes, success, operation.path)
    : locateObject(nodes, success, [...ids, ...Object.keys(hint.as ?? {})]);
  const at = inferred.at ?? located;
  const pointers = pointersOfObject(nodes, success, isList, at);
  const [schema, ...others] = pointers;
  const shown = nodes.view(pointers);
  return {
    operation,
    kind,
    role,
    success,
    ...(at && { at }),
    shown,
    ...(schema !== undefined && others.length === 0 && { schema }),
    ...requestObject(nodes, operation, shown),
    isBatch,
    paging: pagingOf(operation),
    parents: [],
    references: [],
    keys: Object.entries(keys).flatMap(([key, property]) =>
      readKey(nodes, operation, role === "upsert" || isBatch, key, property),
    ),
    scope,
    scopeExamples: Object.fromEntries(scope.map((name) => [name, parameterExamples(document, operation, name)])),
    hint,
  };
}

/** What the path parameters name, where nothing else says it. */
const pathKeys = (operation: Operation, ids: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    pathParameters(operation).flatMap((name) => {
      const property = propertyNamed(name, [...ids], operation.path);
      return property === undefined ? [] : [[name, property]];
    }),
  );

const pathParameters = ({ parameters }: Operation): string[] =>
  parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);

function readKey(nodes: SchemaNodes, operation: Operation, isInBody: boolean, name: string, property: string): Key[] {
  const parameter = operation.parameters.find(
    (parameter) => parameter.name === name && (parameter.in === "path" || parameter.in === "query"),
  );
  const place = parameter && parameterPlaces(nodes, operation).get(`${parameter.in} ${name}`);
  const declared = place?.schema === undefined ? [] : [place.schema];
  if (parameter) return [{ in: parameter.in as "path" | "query", name, property, declared }];
  return isInBody ? [{ in: "body", name, property, declared }] : [];
}

/** Pointers of what a response declares of the object, or of one in its list. */
function pointersOfObject(
  nodes: SchemaNodes,
  success: Success,
  isList: boolean,
  at: string[] | undefined,
): readonly string[] {
  const pointers = at ? pointersAt(nodes, success, at) : [];
  return isList ? nodes.view(pointers).items : pointers;
}

/** Names of the properties that the object has in this response, and of those that the operation sets. */
function propertiesOf({ role, at, success, shown, hint }: Role): string[] {
  const set = [...Object.keys(hint.set ?? {}), ...(hint.unset ?? [])];
  if (!["create", "upsert", "read", "list"].includes(role) || !at) return set;
  const example = followTokens(success.example, at);
  const one = role === "list" ? (Array.isArray(example) ? example[0] : undefined) : example;
  const { properties, writeOnly } = shown;
  const names = properties.size ? [...properties.keys()] : Object.keys(isJsonObject(one) ? one : {});
  return [...names.filter((name) => !writeOnly.has(name)).map((name) => hint.as?.[name] ?? name), ...set];
}
