import { type Contract, type Operation, propertyNamed, resolveRef } from "../../contract/index.ts";
import { followTokens, pointerTokens } from "../../core/json-pointer.ts";
import { isJson } from "../../core/media-type.ts";
import { type PathTemplate, parsePathTemplate } from "../../core/path-template.ts";
import { parameterPlaces, type SchemaNodes, type SchemaView, schemaNodes } from "../../schema/index.ts";
import { isForm } from "../engine/index.ts";
import { isJsonObject } from "../json.ts";
import { deriveFromLinks } from "./derive-links.ts";
import { deriveFromPaths } from "./derive-paths.ts";
import { locateList, locateObject, pointersAt } from "./locate.ts";
import type { Hint, RoleName } from "./x-resource.ts";
import { readHint } from "./x-resource.ts";

/** The JSON of an operation's first documented success. */
export interface Success {
  /** RFC 6901 pointer of the schema in the document; absent when there is none. */
  pointer?: string;
  /** The first example, when there is one. */
  example?: unknown;
}

/** What is found out about an operation, little by little. */
export interface InferredOperation {
  operation: Operation;
  /** The operation object of the document. */
  node: Record<string, any>;
  success?: Success;
  hint?: Hint;
  /** Nothing is remembered here. */
  barred?: boolean;
  kind?: string;
  role?: RoleName;
  at?: string[];
  /** By parameter or property of the request's body: the property of the object that it names. */
  keys?: Record<string, string>;
  /** Path parameters above the collection. */
  scope?: string[];
  /** The objects do not have the property that they are found by. */
  unnamed?: boolean;
  /** There is one of the kind, or one for each object above it. */
  single?: boolean;
  /** The property that they are found by bears another name than the parameter: it may hold something else. */
  borrowed?: boolean;
}

/** Where a request says which object it is about. */
export interface Key {
  in: "path" | "query" | "body";
  name: string;
  member: string;
  /** Pointers of what is declared for the parameter. */
  declared: readonly string[];
}

/** An object in whose collection others are: `/shops/{shop}` for `/shops/{shop}/things`. */
export interface Parent {
  kind: string;
  /** Of the path parameter. */
  name: string;
  /** The property that the parameter names. */
  member: string;
}

/** What an operation does to what is remembered, and how its response shows it. */
export interface Role {
  operation: Operation;
  kind: string;
  role: RoleName;
  success: Success;
  /** Where the object, or the list, is in the response; absent when it is not there. */
  at?: string[];
  /** What the response declares of the object, or of one in its list. */
  shown: SchemaView;
  /** Where the object is in the request's body. */
  from: readonly string[];
  /** Pointers of what the request declares of it. */
  sent: readonly string[];
  /** Of it, what is the caller's: what is read-only is the vendor's. Pointers by property. */
  sendable: ReadonlyMap<string, readonly string[]>;
  /** A create of several at once: the body is an array of objects. */
  isBatch: boolean;
  /** What must be there for there to be anything below it. */
  parents: Parent[];
  template: PathTemplate;
  keys: Key[];
  scope: string[];
  hint: Partial<Hint>;
}

/** A kind of resource. */
export interface Kind {
  name: string;
  roles: Role[];
  /** Properties by which objects are found. */
  ids: Set<string>;
  /** Those that the vendor makes, not the caller. */
  made: Set<string>;
  unique: Set<string>;
  /** Properties that some response shows. */
  members: Set<string>;
  /** The objects do not have the property that they are found by. */
  unnamed: boolean;
  /** There is one, or one for each object above it; from the beginning. */
  single: boolean;
  /** What the contract's examples have in that property need not be what a caller names an object by. */
  borrowed: boolean;
  /** A PUT of what is not there makes it, because nothing else does. */
  puts: boolean;
}

export interface ResourceModel {
  roles: Map<string, Role>;
  kinds: Map<string, Kind>;
  /** By operation that nothing is remembered of: why, in a clause. */
  forgotten: Map<string, string>;
}

/**
 * Finds out what each operation of a contract does to what is remembered: from the paths, then from the `links` of
 * answers, then from `x-resource`, each going before the one before it.
 *
 * @throws UsageError when an `x-resource` is not as documented.
 */
export function readResourceModel(contract: Contract): ResourceModel {
  const nodes = schemaNodes(contract.document);
  const drafts = contract.operations.map((operation) => readDraft(contract, operation));
  deriveFromPaths(nodes, drafts);
  const hinted = (draft: InferredOperation): void => {
    const { hint } = draft;
    if (!hint) return;
    draft.kind = hint.name;
    if (hint.role) draft.role = hint.role;
    if (hint.at !== undefined) draft.at = pointerTokens(hint.at);
    if (hint.key) draft.keys = hint.key;
  };
  drafts.forEach(hinted);
  deriveFromLinks(contract, drafts);
  drafts.forEach(hinted);
  const sought = new Map<string, string[]>();
  for (const { hint } of drafts) {
    if (!hint?.needs) continue;
    for (const name of [hint.needs.name ?? hint.name].flat())
      sought.set(name, [...(sought.get(name) ?? []), ...Object.keys(hint.needs.where)]);
  }
  const kinds = new Map<string, Kind>();
  const roles = new Map<string, Role>();
  for (const name of new Set(drafts.flatMap(({ kind, barred }) => (kind === undefined || barred ? [] : [kind])))) {
    const kind = planKind(
      nodes,
      name,
      drafts.filter((draft) => draft.kind === name && !draft.barred),
      sought.get(name),
    );
    if (!kind) continue;
    kinds.set(name, kind);
    for (const role of kind.roles) roles.set(role.operation.id, role);
  }
  for (const role of roles.values()) role.parents = role.scope.flatMap((name) => parentOf(role, name, roles));
  const forgotten = drafts.flatMap((draft): [string, string][] =>
    roles.has(draft.operation.id) ? [] : [[draft.operation.id, whyForgotten(draft)]],
  );
  return { roles, kinds, forgotten: new Map(forgotten) };
}

function whyForgotten({ barred, success, kind, role }: InferredOperation): string {
  if (barred) return "x-resource is false";
  if (!success) return "its success is not JSON";
  if (kind === undefined) return "neither its path nor a link says what it is about; x-resource can";
  return role === undefined
    ? `nothing says what it does to a ${kind}; x-resource can`
    : `nothing says by what a ${kind} is found; x-resource can`;
}

/** The property by which the only one of its kind is found. No object has it. */
export const onlyOne = "(the only one)";

/** The kind of what a path parameter above a collection names. */
function parentOf(role: Role, parameter: string, roles: ReadonlyMap<string, Role>): Parent[] {
  const bare = (path: string) => path.replace(/\{[^{}]+\}/g, "{}");
  const { path } = role.operation;
  const above = bare(path.slice(0, path.indexOf(`{${parameter}}`) + parameter.length + 2));
  for (const { kind, operation, keys } of roles.values()) {
    const key = keys.at(-1);
    if (kind !== role.kind && bare(operation.path) === above && key?.in === "path")
      return [{ kind, name: parameter, member: key.member }];
  }
  return [];
}

function readDraft(contract: Contract, operation: Operation): InferredOperation {
  const { document } = contract;
  const node = resolveRef(document, document.paths[operation.path])?.[operation.method] ?? {};
  const hint = readHint(contract, operation, node["x-resource"]);
  const draft: InferredOperation = { operation, node, success: readSuccess(operation) };
  return hint === false ? { ...draft, barred: true } : { ...draft, hint };
}

function readSuccess({ responses }: Operation): Success | undefined {
  const key = Object.keys(responses)
    .filter((status) => /^2/.test(status))
    .sort()[0];
  if (key === undefined) return undefined;
  const content = Object.entries(responses[key]?.content ?? {});
  const [, media] = content.find(([type]) => isJson(type)) ?? [];
  if (!media) return content.length === 0 ? {} : undefined;
  const [example] = Object.values(media.examples);
  return {
    ...(media.schema !== undefined && { pointer: media.pointer }),
    ...(example && { example: example.value }),
  };
}

/**
 * @param sought Properties by which other requests refer to objects of the kind.
 * @returns undefined when nothing of the kind could ever be told apart or found again.
 */
function planKind(
  nodes: SchemaNodes,
  name: string,
  drafts: InferredOperation[],
  sought: readonly string[] = [],
): Kind | undefined {
  const complete = drafts.filter((draft): draft is InferredOperation & { success: Success; role: RoleName } =>
    Boolean(draft.success && draft.role),
  );
  const single = drafts.some((draft) => draft.single);
  const ids = new Set([...complete.flatMap(({ keys }) => Object.values(keys ?? {})), ...sought]);
  if (single) ids.add(onlyOne);
  if (ids.size === 0) return undefined;
  const roles = complete.map((draft): Role => {
    const { operation, role, success } = draft;
    const keys = draft.keys ?? pathKeys(operation, role, [...ids]);
    const hint: Partial<Hint> = draft.hint ?? {};
    const onCollection = role === "list" || role === "create";
    const scope = draft.scope ?? (onCollection ? pathParameters(operation) : []);
    const isBatch = role === "create" && isArrayBody(nodes, operation);
    const locate = role === "list" || isBatch ? locateList : locateObject;
    const at = draft.at ?? locate(nodes, success, [...ids, ...Object.keys(hint.as ?? {})]);
    const shown = shownBy(nodes, success, role === "list" || isBatch, at);
    return {
      operation,
      kind: name,
      role,
      success,
      ...(at && { at }),
      shown,
      ...sentTo(nodes, operation, shown),
      isBatch,
      parents: [],
      template: parsePathTemplate(operation.path),
      keys: Object.entries(keys).flatMap(([key, member]) => readKey(nodes, operation, role, key, member)),
      scope,
      hint,
    };
  });
  const unnamed = drafts.some((draft) => draft.unnamed);
  const members = new Set<string>(unnamed ? [] : ids);
  for (const role of roles)
    for (const member of [...propertiesOf(role), ...Object.keys(role.hint.set ?? {}), ...(role.hint.unset ?? [])])
      members.add(member);
  const given = new Set(
    roles.filter(({ role }) => role === "create" || role === "upsert").flatMap(({ sendable }) => [...sendable.keys()]),
  );
  return {
    name,
    roles,
    ids,
    made: new Set([...ids].filter((id) => !given.has(id))),
    unique: new Set(roles.flatMap(({ hint }) => hint.unique ?? [])),
    members,
    unnamed,
    single,
    borrowed: drafts.some((draft) => draft.borrowed && !draft.hint?.key),
    puts: roles.every(({ role, hint }) => role !== "create" && role !== "upsert" && hint.name === undefined),
  };
}

/** What the path parameters name, where nothing else says it. */
const pathKeys = (operation: Operation, role: RoleName, ids: string[]): Record<string, string> =>
  role === "list" || role === "create"
    ? {}
    : Object.fromEntries(
        pathParameters(operation).flatMap((name) => {
          const member = propertyNamed(name, ids);
          return member === undefined ? [] : [[name, member]];
        }),
      );

const pathParameters = ({ parameters }: Operation): string[] =>
  parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);

function readKey(nodes: SchemaNodes, operation: Operation, role: RoleName, name: string, member: string): Key[] {
  const parameter = operation.parameters.find(
    (parameter) => parameter.name === name && (parameter.in === "path" || parameter.in === "query"),
  );
  const place = parameter && parameterPlaces(nodes, operation).get(`${parameter.in} ${name}`);
  const declared = place?.schema === undefined ? [] : [place.schema];
  if (parameter) return [{ in: parameter.in as "path" | "query", name, member, declared }];
  return role === "upsert" ? [{ in: "body", name, member, declared }] : [];
}

function sentTo(nodes: SchemaNodes, operation: Operation, shown: SchemaView): Pick<Role, "from" | "sent" | "sendable"> {
  const all = bodyOf(operation);
  const view = nodes.view(all);
  const body = view.types.has("array") ? view.items : all;
  const envelope = envelopeOf(nodes, body, shown);
  const from = envelope === undefined ? [] : [envelope];
  const sent = envelope === undefined ? body : (nodes.view(body).properties.get(envelope) ?? []);
  const { properties, readOnly } = nodes.view(sent);
  return { from, sent, sendable: new Map([...properties].filter(([name]) => !readOnly.has(name))) };
}

/** The property of a request that the object is in: the only one, an object with properties of the response's. */
function envelopeOf(nodes: SchemaNodes, body: readonly string[], shown: SchemaView): string | undefined {
  const [property, ...others] = nodes.view(body).properties;
  if (!property || others.length > 0) return undefined;
  const [name, pointers] = property;
  const inner = nodes.view(pointers);
  return !shown.properties.has(name) && [...inner.properties.keys()].some((one) => shown.properties.has(one))
    ? name
    : undefined;
}

/** Pointers of what is declared for the body of a request. */
function bodyOf({ body }: Operation): string[] {
  const content = Object.entries(body?.content ?? {});
  const [, media] = content.find(([type]) => isJson(type)) ?? content.find(([type]) => isForm(type)) ?? [];
  return media?.schema === undefined ? [] : [media.pointer];
}

function isArrayBody(nodes: SchemaNodes, operation: Operation): boolean {
  const { types } = nodes.view(bodyOf(operation));
  return types.has("array") && !types.has("object");
}

function shownBy(nodes: SchemaNodes, success: Success, isList: boolean, at: string[] | undefined): SchemaView {
  const view = nodes.view(at ? pointersAt(nodes, success, at) : []);
  return isList ? nodes.view(view.items) : view;
}

/** Names of the properties that the object has in this response. */
function propertiesOf(role: Role): string[] {
  if (!["create", "upsert", "read", "list"].includes(role.role) || !role.at) return [];
  const example = followTokens(role.success.example, role.at);
  const shown = role.role === "list" ? (Array.isArray(example) ? example[0] : undefined) : example;
  const { properties, writeOnly } = role.shown;
  const names = properties.size ? [...properties.keys()] : Object.keys(isJsonObject(shown) ? shown : {});
  return names.filter((name) => !writeOnly.has(name)).map((name) => role.hint.as?.[name] ?? name);
}
