import type { SchemaNodes } from "../../schema/index.ts";
import { locateList, locateNamed, locateNamedInList } from "./locate.ts";
import type { InferredOperation } from "./resource-model.ts";

const parameterOf = (segment: string): string | undefined => /^\{([^{}]+)\}$/.exec(segment)?.[1];

const parametersIn = (path: string): string[] => [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name as string);

/** `customers` is a kind called `customer`. */
export function singular(word: string): string {
  if (/ies$/i.test(word)) return word.replace(/ies$/i, "y");
  if (/(ss|sh|ch|x|z)es$/i.test(word)) return word.replace(/es$/i, "");
  return /[^s]s$/i.test(word) ? word.replace(/s$/i, "") : word;
}

/**
 * Gives operations the parts that their paths say: POST and GET of a collection create and list, GET, PUT, PATCH, POST
 * and DELETE of `{collection}/{id}` read, replace, update and delete.
 */
export function deriveFromPaths(nodes: SchemaNodes, drafts: InferredOperation[]): void {
  const items = new Map<string, InferredOperation[]>();
  const collections = new Map<string, InferredOperation[]>();
  for (const draft of drafts) {
    if (draft.barred) continue;
    const segments = draft.operation.path.split("/");
    const isItem = parameterOf(segments.at(-1) ?? "") !== undefined;
    const group = isItem ? items : collections;
    // Paths that only differ in the names of their parameters are the same.
    const path = (isItem ? segments.slice(0, -1) : segments).join("/").replace(/\{[^{}]+\}/g, "{}");
    group.set(path, [...(group.get(path) ?? []), draft]);
  }
  const names = new Map<string, number>();
  const named = (path: string): string => {
    const literals = path.split("/").filter((segment) => segment && segment !== "{}");
    const name = singular(literals.at(-1) ?? "resource");
    const times = (names.get(name) ?? 0) + 1;
    names.set(name, times);
    return times === 1 ? name : path;
  };
  for (const [path, ofItem] of items) {
    const beside = collections.get(path) ?? [];
    const puts = ofItem.some(({ operation }) => operation.method === "put" && operation.body);
    const parameter = parametersIn(ofItem[0]?.operation.path ?? "").at(-1) as string;
    const own = idProperty(nodes, ofItem, beside, parameter);
    const found = own ?? (puts && idProperty(nodes, ofItem, beside, "id"));
    // What callers put under names of their own need not say its name.
    const member = found || (puts ? parameter : undefined);
    if (member === undefined) continue;
    const kind = named(path);
    for (const draft of ofItem) {
      const { method, path, body } = draft.operation;
      const parameters = parametersIn(path);
      draft.role =
        method === "get"
          ? "read"
          : method === "delete"
            ? "delete"
            : body && ["put", "patch", "post"].includes(method)
              ? "update"
              : undefined;
      if (!draft.role) continue;
      draft.kind = kind;
      draft.keys = { [parameters.at(-1) as string]: member };
      draft.scope = parameters.slice(0, -1);
      if (own === undefined) draft.borrowed = true;
      if (!found) {
        draft.unnamed = true;
        if (draft.success?.pointer !== undefined) draft.at = [];
      }
    }
    for (const draft of beside) {
      if (!found && draft.operation.method === "post") continue;
      const { method, path: own } = draft.operation;
      const lists = method === "get" && draft.success && locateList(nodes, draft.success);
      if (method !== "post" && !lists) continue;
      if (method === "post" && !draft.success) continue;
      draft.kind = kind;
      draft.role = lists ? "list" : "create";
      draft.scope = parametersIn(own);
      if (!lists) draft.keys = { [member]: member };
    }
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
  const sorted = [...ofItem, ...beside].sort(
    (a, b) => order.indexOf(a.operation.method) - order.indexOf(b.operation.method),
  );
  for (const draft of sorted) {
    if (!draft.success) continue;
    const lists = draft.operation.method === "get" && beside.includes(draft);
    const member = lists
      ? locateNamedInList(nodes, draft.success, parameter)
      : locateNamed(nodes, draft.success, parameter)?.member;
    if (member !== undefined) return member;
  }
  return undefined;
}
