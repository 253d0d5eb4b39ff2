import type { Operation } from "../contract/index.ts";
import { singular } from "../core/singular.ts";
import type { SchemaNodes } from "../schema/index.ts";
import type { InferredOperation } from "./infer-operations.ts";
import { locateList, locateNamed, locateNamedInList } from "./locate.ts";
import { itemsOfBody } from "./request-object.ts";

const parameterOf = (segment: string): string | undefined => /^\{([^{}]+)\}$/.exec(segment)?.[1];

/** A path as what it is about: `/things/{id}.json` is `/things/{id}`. */
const withoutExtension = (path: string): string => path.replace(/\.(json|xml|ya?ml)$/i, "");

const parametersIn = (path: string): string[] => [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name as string);

/** Operations by what their paths are about: the objects of a collection, or a collection. */
interface Grouped {
  items: Map<string, InferredOperation[]>;
  collections: Map<string, InferredOperation[]>;
}

/**
 * Gives operations the parts that their paths say: POST and GET of a collection create and list, GET, PUT, PATCH, POST
 * and DELETE of `{collection}/{id}` read, replace, update and delete. What is read and put or patched under one path, with
 * no objects below, is the only one of its kind.
 */
export function deriveFromPaths(nodes: SchemaNodes, inferred: InferredOperation[]): void {
  const { items, collections } = groupByPath(inferred);
  const named = namer();
  for (const [path, ofItem] of items) deriveGroup(nodes, ofItem, collections.get(path) ?? [], () => named(path));
  for (const [path, group] of collections) if (!items.has(path)) deriveSingle(nodes, group, () => named(path));
}

function groupByPath(inferred: readonly InferredOperation[]): Grouped {
  const grouped: Grouped = { items: new Map(), collections: new Map() };
  for (const one of inferred) {
    if (one.barred) continue;
    const segments = withoutExtension(one.operation.path).split("/");
    const isItem = parameterOf(segments.at(-1) ?? "") !== undefined;
    const group = isItem ? grouped.items : grouped.collections;
    // Paths that only differ in the names of their parameters are the same.
    const path = (isItem ? segments.slice(0, -1) : segments).join("/").replace(/\{[^{}]+\}/g, "{}");
    group.set(path, [...(group.get(path) ?? []), one]);
  }
  return grouped;
}

/** Names kinds after their paths; the second of a name after all of its path. */
function namer(): (path: string) => string {
  const known = new Set<string>();
  return (path) => {
    const literals = path.split("/").filter((segment) => segment && segment !== "{}");
    const name = singular(literals.at(-1) ?? "resource");
    if (known.has(name)) return path;
    known.add(name);
    return name;
  };
}

function deriveGroup(
  nodes: SchemaNodes,
  ofItem: InferredOperation[],
  beside: InferredOperation[],
  name: () => string,
): void {
  const puts = ofItem.some(({ operation }) => operation.method === "put" && operation.body);
  const parameter = parametersIn(ofItem[0]?.operation.path ?? "").at(-1) as string;
  const own = idProperty(nodes, ofItem, beside, parameter);
  const found = own ?? (puts ? idProperty(nodes, ofItem, beside, "id") : undefined);
  // What callers put under names of their own need not say its name.
  const property = found ?? (puts ? parameter : undefined);
  if (property === undefined) return;
  const kind = name();
  for (const one of ofItem) deriveItem(one, kind, property, own === undefined, found === undefined);
  for (const one of beside) {
    const { method, path } = one.operation;
    if ((method === "put" || method === "patch") && one.success && isOfSeveral(nodes, one.operation, property)) {
      Object.assign(one, {
        kind,
        role: "update",
        several: true,
        keys: { [property]: property },
        scope: parametersIn(path),
      });
      continue;
    }
    if (found === undefined && method === "post") continue;
    const lists = method === "get" && one.success && locateList(nodes, one.success);
    if (!lists && !(method === "post" && one.success)) continue;
    one.kind = kind;
    one.role = lists ? "list" : "create";
    one.scope = parametersIn(path);
    if (!lists) one.keys = { [property]: property };
  }
}

/** Whether the body is an array of objects that say which ones they are. */
const isOfSeveral = (nodes: SchemaNodes, operation: Operation, property: string): boolean =>
  itemsOfBody(nodes, operation)?.properties.has(property) ?? false;

function deriveItem(
  one: InferredOperation,
  kind: string,
  property: string,
  isBorrowed: boolean,
  isUnnamed: boolean,
): void {
  const { method, path, body } = one.operation;
  const isUpdate = body && ["put", "patch", "post"].includes(method);
  one.role = method === "get" ? "read" : method === "delete" ? "delete" : isUpdate ? "update" : undefined;
  if (!one.role) return;
  const parameters = parametersIn(path);
  one.kind = kind;
  one.keys = { [parameters.at(-1) as string]: property };
  one.scope = parameters.slice(0, -1);
  if (isBorrowed) one.borrowed = true;
  if (!isUnnamed) return;
  one.unnamed = true;
  if (one.success?.pointer !== undefined) one.at = [];
}

/** `GET` and `PUT /settings`: there is one, or one for each object above. */
function deriveSingle(nodes: SchemaNodes, group: InferredOperation[], name: () => string): void {
  const read = group.find(({ operation }) => operation.method === "get");
  const writes = group.filter(({ operation: { method, body } }) => body && (method === "put" || method === "patch"));
  if (!read?.success || writes.length === 0) return;
  const { pointer } = read.success;
  const shown = nodes.view(pointer === undefined ? [] : [pointer]);
  if (shown.types.has("array") || shown.properties.size === 0) return;
  const kind = name();
  for (const one of [read, ...writes, ...group.filter(({ operation }) => operation.method === "delete")]) {
    const { method, path } = one.operation;
    one.kind = kind;
    one.role = method === "get" ? "read" : method === "delete" ? "delete" : "update";
    one.single = true;
    one.unnamed = true;
    one.keys = {};
    one.scope = parametersIn(path);
    one.at = [];
  }
}

/** The property of the objects that a parameter names. */
function idProperty(
  nodes: SchemaNodes,
  ofItem: InferredOperation[],
  beside: InferredOperation[],
  parameter: string,
): string | undefined {
  const order = ["get", "post", "put", "patch", "delete"];
  const { path } = (ofItem[0] as InferredOperation).operation;
  const sorted = [...ofItem, ...beside].sort(
    (a, b) => order.indexOf(a.operation.method) - order.indexOf(b.operation.method),
  );
  for (const one of sorted) {
    if (!one.success) continue;
    const lists = one.operation.method === "get" && beside.includes(one);
    const property = lists
      ? locateNamedInList(nodes, one.success, parameter, path)
      : locateNamed(nodes, one.success, parameter, path)?.property;
    if (property !== undefined) return property;
  }
  return undefined;
}
