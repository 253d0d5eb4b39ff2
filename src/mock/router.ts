import type { Operation } from "../contract/index.ts";
import { parsePathTemplate, pathFinder } from "../core/path-template.ts";
import { decodeText } from "../core/percent.ts";

/**
 * Where a path leads: an operation, and the values of its path's parameters as they are written; a path that knows other
 * methods; or nowhere.
 */
export type Route = { operation: Operation; values: Record<string, string> } | { allow: string[] } | undefined;

export type Router = (method: string, path: string) => Route;

/** Makes a router of operations. Paths are matched as `matchPath` does; a literal goes before a parameter. */
export function createRouter(operations: readonly Operation[]): Router {
  const byPath = new Map<string, Operation[]>();
  for (const operation of operations) {
    const known = byPath.get(operation.path);
    if (known) known.push(operation);
    else byPath.set(operation.path, [operation]);
  }
  const find = pathFinder([...byPath].map(([path, operations]) => ({ ...parsePathTemplate(path), operations })));

  return (method, path) => {
    const found = find(path);
    const wanted = method.toLowerCase();
    for (const { template, values } of found) {
      const operation = template.operations.find(({ method }) => method === wanted);
      if (operation) return { operation, values };
    }
    if (found.length === 0) return undefined;
    const allow = found.flatMap(({ template }) => template.operations.map(({ method }) => method.toUpperCase()));
    return { allow: [...new Set(allow)] };
  };
}

/** Whether a path tries to be another one, or none: a segment that is `.` or `..`, an escape that is not one of UTF-8. */
export const isDevious = (path: string): boolean =>
  path.includes("%") || path.includes("/.")
    ? path.split("/").some((segment) => /^\.\.?$/.test(decodeText(segment)) || !isText(segment))
    : false;

function isText(segment: string): boolean {
  try {
    decodeURIComponent(segment);
    return true;
  } catch {
    return false;
  }
}
