import { atPointer, type Contract, resolveRef } from "../contract/index.ts";
import { pointerTokens } from "../core/json-pointer.ts";
import { singular } from "../core/singular.ts";
import { type SchemaNodes, schemaNodes } from "../schema/index.ts";
import type { InferredOperation } from "./infer-operations.ts";
import { locateList, locateNamed, locateObject, pointersAt } from "./locate.ts";

/** Last segments of paths that say what is done, not with what. */
const verbs = /^(create|new|add|register|get|show|detail|details|view|read|fetch|update|edit|change|delete|remove)$/i;

/**
 * Gives operations the parts that the `links` of responses say: where the response of a create names the parameter of another
 * operation, that one reads, updates or deletes what was created, and the value of the parameter is one of its ids.
 */
export function deriveFromLinks(contract: Contract, inferred: InferredOperation[]): void {
  const nodes = schemaNodes(contract.document);
  const byId = new Map(inferred.map((one) => [one.operation.id, one]));
  for (const source of inferred) {
    if (source.barred || source.operation.method === "delete") continue;
    for (const { operation, parameters } of linksOf(contract, source)) {
      const target = byId.get(operation);
      if (!target || target === source || target.barred || !target.success) continue;
      const references = referencesIn(parameters);
      if (references.length === 0 || !isAboutTheSame(nodes, inferred, source, target, Object.keys(parameters)))
        continue;
      const isKnown = source.kind !== undefined && source.role !== undefined;
      if (!isKnown && source.operation.method === "get") continue;
      source.kind ??= kindOf(source.operation.path, inferred);
      source.role ??= "create";
      deriveSource(source, references);
      deriveTarget(inferred, target, source.kind, references);
    }
  }
  for (const one of inferred) deriveQueryKeys(nodes, inferred, one);
}

/** A parameter of the target of a link, and the property of a body that it takes its value from. */
interface Reference {
  name: string;
  from: "request" | "response";
  tokens: string[];
  property: string;
}

function referencesIn(parameters: Link["parameters"]): Reference[] {
  return Object.entries(parameters).flatMap(([name, expression]): Reference[] => {
    const [, from, pointer = ""] = /^\$(response|request)\.body#(\/.*)$/.exec(String(expression)) ?? [];
    const tokens = pointerTokens(pointer);
    const property = tokens.at(-1);
    if (from === undefined || property === undefined) return [];
    return [{ name: name.replace(/^(path|query)\./, ""), from: from as Reference["from"], tokens, property }];
  });
}

/** Where what a link names is in the response of its source, and what it is found by when it is created there. */
function deriveSource(source: InferredOperation, references: readonly Reference[]): void {
  for (const { from, tokens } of references) if (from === "response") source.at ??= tokens.slice(0, -1);
  if (source.role === "create" || source.role === "upsert")
    for (const { property } of references) source.keys = { ...source.keys, [property]: property };
}

function deriveTarget(
  inferred: readonly InferredOperation[],
  target: InferredOperation,
  kind: string,
  references: readonly Reference[],
): void {
  // A hint about the target says more than a link to it.
  if (!target.hint?.key)
    target.keys = {
      ...(target.kind === kind ? target.keys : {}),
      ...Object.fromEntries(references.map(({ name, property }) => [name, property])),
    };
  const stale = target.kind;
  target.kind = kind;
  target.role ??= roleOf(target);
  if (stale === undefined || stale === kind || target.hint) return;
  for (const one of inferred) if (one.kind === stale && !one.hint) one.kind = kind;
}

/** Beside the id that a link names in the query, a read may take others there. What a path names is named. */
function deriveQueryKeys(nodes: SchemaNodes, inferred: readonly InferredOperation[], one: InferredOperation): void {
  const { role, hint, keys, kind, operation } = one;
  if (role !== "read" || hint?.key || !keys || kind === undefined) return;
  const { parameters } = operation;
  if (parameters.some(({ in: place, name }) => place === "path" && Object.hasOwn(keys, name))) return;
  const names = namesOf(nodes, inferred, kind);
  const others = parameters.filter(
    ({ in: place, name }) => place === "query" && !Object.hasOwn(keys, name) && names.includes(name),
  );
  one.keys = { ...keys, ...Object.fromEntries(others.map(({ name }) => [name, name])) };
}

/** Properties of the objects of a kind, as a create or a read shows them. */
function namesOf(nodes: SchemaNodes, inferred: readonly InferredOperation[], kind: string): string[] {
  return inferred.flatMap(({ kind: own, role, at, success, keys }) => {
    if (own !== kind || !success || !["create", "read"].includes(role ?? "")) return [];
    const place = at ?? locateObject(nodes, success, Object.values(keys ?? {}));
    return place ? [...nodes.view(pointersAt(nodes, success, place)).properties.keys()] : [];
  });
}

/** Whether the target is about what the source's response shows, and not about something that it only refers to. */
function isAboutTheSame(
  nodes: SchemaNodes,
  inferred: readonly InferredOperation[],
  from: InferredOperation,
  to: InferredOperation,
  parameters: readonly string[],
): boolean {
  if (to.hint) return to.kind === from.kind;
  if (to.kind !== undefined && to.kind === from.kind) return true;
  const { method, path } = to.operation;
  // A list below an object is of other things.
  const shows = parameters.some((name) => to.success && locateNamed(nodes, to.success, name));
  if (method === "get" && !shows && to.success && locateList(nodes, to.success)) return false;
  if (to.kind !== undefined && inferred.some(({ kind, role }) => kind === to.kind && role === "create")) return false;
  const after = path.split("}").at(-1) ?? "";
  return !path.includes("}") || after === "" || verbs.test(after.replace(/^\//, ""));
}

interface Link {
  operation: string;
  parameters: Record<string, unknown>;
}

function linksOf({ document, operations }: Contract, { node }: InferredOperation): Link[] {
  return Object.entries<any>(node.responses ?? {})
    .filter(([status]) => /^2/.test(status))
    .flatMap(([, response]) => Object.values<any>(resolveRef(document, response)?.links ?? {}))
    .flatMap((found) => {
      const { operationId, operationRef, parameters } = resolveRef(document, found) ?? {};
      if (typeof parameters !== "object" || parameters === null) return [];
      if (typeof operationId === "string") return [{ operation: operationId, parameters }];
      if (typeof operationRef !== "string" || !operationRef.startsWith("#/")) return [];
      const target = atPointer(document, operationRef);
      const operation = operations.find(
        ({ path, method }) => target !== undefined && resolveRef(document, document.paths[path])?.[method] === target,
      );
      return operation ? [{ operation: operation.id, parameters }] : [];
    });
}

function roleOf({ operation }: InferredOperation): InferredOperation["role"] {
  const { method, path } = operation;
  if (method === "get" || method === "head") return "read";
  if (method === "delete" || /\/(delete|remove)$/i.test(path)) return "delete";
  return operation.body ? "update" : undefined;
}

function kindOf(path: string, inferred: readonly InferredOperation[]): string {
  const words = path.split("/").filter((segment) => segment && !segment.startsWith("{"));
  while (words.length > 1 && verbs.test(words.at(-1) as string)) words.pop();
  const name = singular(words.at(-1) ?? "resource");
  return inferred.some(({ kind, role }) => kind === name && role === "create") ? path : name;
}
