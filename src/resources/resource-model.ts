import type { Contract, Operation } from "../contract/index.ts";
import type { JsonObject } from "../core/json-object.ts";
import { type SchemaView, schemaNodes } from "../schema/index.ts";
import { type InferredOperation, inferOperations, type Success } from "./infer-operations.ts";
import { inferReferences } from "./infer-references.ts";
import type { Paging } from "./page.ts";
import { readKind } from "./read-kind.ts";
import type { Hint, Need, RoleName } from "./x-resource.ts";

/** An object that the contract's examples show. */
export interface Seed {
  /** Below 0, -1 the first. */
  n: number;
  /** By which values it is found, by property. */
  ids: Record<string, string[]>;
  scope: Record<string, string>;
  object: JsonObject;
  isSeed: true;
  /** How the examples of each role show it. */
  shown: Map<Role, JsonObject>;
}

/** Where a request says which object it is about. */
export interface Key {
  in: "path" | "query" | "body";
  name: string;
  property: string;
  /** Pointers of what is declared for the parameter. */
  declared: readonly string[];
}

/** An object in whose collection others are: `/shops/{shop}` for `/shops/{shop}/things`. */
export interface Parent {
  kind: string;
  /** Of the path parameter. */
  name: string;
  /** The property that the parameter names. */
  property: string;
  /** Every property by which such objects are found: what has another id of it in the path is below it too. */
  ids: ReadonlySet<string>;
}

/** An object of another kind that a request refers to, as the name of a property says. */
export interface Reference extends Need {
  name: string;
  /** Values that the contract shows. */
  shown: readonly string[];
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
  /** Pointer of what declares it; absent where more than one schema does. */
  schema?: string;
  /** Where the object is in the request's body. */
  from: readonly string[];
  /** Pointers of what the request declares of it. */
  sent: readonly string[];
  /** Of it, what is the caller's: what is read-only is the vendor's. Pointers by property. */
  sendable: ReadonlyMap<string, readonly string[]>;
  /** A create or an update of several at once: the body is an array of objects. */
  isBatch: boolean;
  /** The parameters by which a list is cut into pages. */
  paging: Paging;
  /** What must be there for there to be anything below it. */
  parents: Parent[];
  references: Reference[];
  keys: Key[];
  scope: string[];
  /** Of these: values that the contract shows. */
  scopeExamples: Readonly<Record<string, readonly string[]>>;
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
  properties: Set<string>;
  /** The objects do not have the property that they are found by. */
  unnamed: boolean;
  /** There is one, or one for each object above it; from the beginning. */
  single: boolean;
  /** What the contract's examples have in that property need not be what a caller names an object by. */
  borrowed: boolean;
  /** A PUT of what is not there makes it, because nothing else does. */
  puts: boolean;
  /** The objects that the contract's examples show: they are there from the beginning. */
  seeds: readonly Seed[];
}

export interface ResourceModel {
  roles: Map<string, Role>;
  kinds: Map<string, Kind>;
  /** By operation that nothing is remembered of: why, in a clause. */
  forgotten: Map<string, string>;
}

/**
 * Reads what each operation of a contract does to what is remembered.
 *
 * @throws UsageError when an `x-resource` is not as documented.
 */
export function readResourceModel(contract: Contract): ResourceModel {
  const inferred = inferOperations(contract);
  const sought = soughtProperties(inferred);
  const kinds = new Map<string, Kind>();
  const roles = new Map<string, Role>();
  const remembered = inferred.filter(({ kind, barred }) => kind !== undefined && !barred);
  for (const name of new Set(remembered.map(({ kind }) => kind as string))) {
    const ofKind = remembered.filter(({ kind }) => kind === name);
    const kind = readKind(contract, name, ofKind, sought.get(name));
    if (!kind) continue;
    kinds.set(name, kind);
    for (const role of kind.roles) roles.set(role.operation.id, role);
  }
  for (const role of roles.values()) {
    role.parents = role.scope.flatMap((name) => parentOf(role, name, roles, kinds));
    role.references = inferReferences(schemaNodes(contract.document), role, kinds.values());
  }
  const forgotten = inferred.flatMap((one): [string, string][] =>
    roles.has(one.operation.id) ? [] : [[one.operation.id, whyForgotten(one)]],
  );
  return { roles, kinds, forgotten: new Map(forgotten) };
}

/** By kind: the properties by which requests refer to its objects. */
function soughtProperties(inferred: readonly InferredOperation[]): Map<string, string[]> {
  const sought = new Map<string, string[]>();
  for (const { hint } of inferred) {
    if (!hint?.needs) continue;
    for (const name of [hint.needs.name ?? hint.name].flat())
      sought.set(name, [...(sought.get(name) ?? []), ...Object.keys(hint.needs.where)]);
  }
  return sought;
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
function parentOf(
  role: Role,
  parameter: string,
  roles: ReadonlyMap<string, Role>,
  kinds: ReadonlyMap<string, Kind>,
): Parent[] {
  const bare = (path: string) => path.replace(/\{[^{}]+\}/g, "{}");
  const { path } = role.operation;
  const above = bare(path.slice(0, path.indexOf(`{${parameter}}`) + parameter.length + 2));
  for (const { kind, operation, keys } of roles.values()) {
    const key = keys.at(-1);
    if (kind !== role.kind && bare(operation.path) === above && key?.in === "path")
      return [{ kind, name: parameter, property: key.property, ids: kinds.get(kind)?.ids ?? new Set() }];
  }
  return [];
}
