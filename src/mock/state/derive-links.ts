import { atPointer, type Contract, resolveRef } from "../../contract/index.ts";
import { pointerTokens } from "../../core/json-pointer.ts";
import { schemaNodes } from "../../schema/index.ts";
import { singular } from "./derive-paths.ts";
import type { InferredOperation } from "./infer-operations.ts";
import { locateList, locateNamed, locateObject, pointersAt } from "./locate.ts";

/** Last segments of paths that say what is done, not with what. */
const verbs = /^(create|new|add|register|get|show|detail|details|view|read|fetch|update|edit|change|delete|remove)$/i;

/**
 * Gives operations the parts that the `links` of responses say: where the response of a create names the parameter of another
 * operation, that one reads, updates or deletes what was created, and the value of the parameter is one of its ids.
 */
export function deriveFromLinks(contract: Contract, drafts: InferredOperation[]): void {
  const nodes = schemaNodes(contract.document);
  const byId = new Map(drafts.map((draft) => [draft.operation.id, draft]));
  for (const source of drafts) {
    if (source.barred || source.operation.method === "delete") continue;
    for (const link of linksOf(contract, source)) {
      const target = byId.get(link.operation);
      if (!target || target === source || target.barred || !target.success) continue;
      const references = Object.entries(link.parameters).flatMap(([name, expression]) => {
        const reference = /^\$(response|request)\.body#(\/.*)$/.exec(String(expression));
        const tokens = pointerTokens(reference?.[2] ?? "");
        const member = tokens.at(-1);
        if (!reference || member === undefined) return [];
        return [{ name: name.replace(/^(path|query)\./, ""), from: reference[1], tokens, member }];
      });
      if (references.length === 0 || !isAboutTheSame(source, target, Object.keys(link.parameters))) continue;

      if (source.kind === undefined || source.role === undefined) {
        if (source.operation.method === "get") continue;
        source.kind ??= kindOf(source.operation.path, drafts);
        source.role ??= "create";
      }
      const kind = source.kind;
      for (const { from, tokens } of references) if (from === "response") source.at ??= tokens.slice(0, -1);
      if (source.role === "create" || source.role === "upsert")
        for (const { member } of references) source.keys = { ...source.keys, [member]: member };
      // A hint about the target says more than a link to it.
      if (!target.hint?.key)
        target.keys = {
          ...(target.kind === kind ? target.keys : {}),
          ...Object.fromEntries(references.map(({ name, member }) => [name, member])),
        };
      const stale = target.kind;
      target.kind = kind;
      target.role ??= roleOf(target);
      if (stale !== undefined && stale !== kind && !target.hint)
        for (const draft of drafts) if (draft.kind === stale && !draft.hint) draft.kind = kind;
    }
  }
  // Beside the id that a link names in the query, a read may take others there. What a path names is named.
  for (const draft of drafts) {
    if (draft.role !== "read" || draft.hint?.key || !draft.keys || draft.kind === undefined) continue;
    const { keys } = draft;
    const { parameters } = draft.operation;
    if (parameters.some(({ in: place, name }) => place === "path" && Object.hasOwn(keys, name))) continue;
    const names = namesOf(draft.kind);
    for (const { in: place, name } of parameters)
      if (place === "query" && !Object.hasOwn(draft.keys, name) && names.includes(name))
        draft.keys = { ...draft.keys, [name]: name };
  }

  /** Properties of the objects of a kind, as a create or a read shows them. */
  function namesOf(kind: string): string[] {
    return drafts.flatMap(({ kind: own, role, at, success, keys }) => {
      if (own !== kind || !success || !["create", "read"].includes(role ?? "")) return [];
      const place = at ?? locateObject(nodes, success, Object.values(keys ?? {}));
      return place ? [...nodes.view(pointersAt(nodes, success, place)).properties.keys()] : [];
    });
  }

  /** Whether the target is about what the source answers, and not about something that it only refers to. */
  function isAboutTheSame(from: InferredOperation, to: InferredOperation, parameters: string[]): boolean {
    if (to.hint) return to.kind === from.kind;
    if (to.kind !== undefined && to.kind === from.kind) return true;
    const { method, path } = to.operation;
    // A list below an object is of other things.
    const shows = parameters.some((name) => to.success && locateNamed(nodes, to.success, name));
    if (method === "get" && !shows && to.success && locateList(nodes, to.success)) return false;
    if (to.kind !== undefined && drafts.some(({ kind, role }) => kind === to.kind && role === "create")) return false;
    const after = path.split("}").at(-1) ?? "";
    return !path.includes("}") || after === "" || verbs.test(after.replace(/^\//, ""));
  }
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

function kindOf(path: string, drafts: InferredOperation[]): string {
  const words = path.split("/").filter((segment) => segment && !segment.startsWith("{"));
  while (words.length > 1 && verbs.test(words.at(-1) as string)) words.pop();
  const name = singular(words.at(-1) ?? "resource");
  return drafts.some(({ kind, role }) => kind === name && role === "create") ? path : name;
}
