import type { Operation } from "../contract/index.ts";

/** Where a path leads: an operation, a path that knows other methods, or nowhere. */
export type Route = { operation: Operation } | { allow: string[] } | undefined;

export type Router = (method: string, path: string) => Route;

/**
 * Makes a router of operations. Paths are matched segment by segment as they are written: an encoded slash stays inside
 * its segment, a slash at the end is a segment of its own, a parameter is never empty. A literal goes before a
 * parameter.
 */
export function createRouter(operations: readonly Operation[]): Router {
  const byPath = new Map<string, Operation[]>();
  for (const operation of operations) {
    const known = byPath.get(operation.path);
    if (known) known.push(operation);
    else byPath.set(operation.path, [operation]);
  }
  const routes = [...byPath].map(([path, operations]) => ({
    segments: path.split("/").map(segmentPattern),
    operations,
  }));
  routes.sort((a, b) => (specificity(a.segments) < specificity(b.segments) ? -1 : 1));

  const byLength = new Map<number, typeof routes>();
  for (const route of routes)
    byLength.set(route.segments.length, [...(byLength.get(route.segments.length) ?? []), route]);

  return (method, path) => {
    const segments = path.split("/").map(decodeSegment);
    const found = (byLength.get(segments.length) ?? []).filter((route) =>
      route.segments.every((pattern, i) =>
        typeof pattern === "string" ? pattern === segments[i] : pattern.test(segments[i] as string),
      ),
    );
    for (const route of found) {
      const operation = route.operations.find((operation) => operation.method === method.toLowerCase());
      if (operation) return { operation };
    }
    if (found.length === 0) return undefined;
    const allow = found.flatMap((route) => route.operations.map((operation) => operation.method.toUpperCase()));
    return { allow: [...new Set(allow)] };
  };
}

/** Whether a path tries to be another one, or none: a segment that is `.` or `..`, an escape that is not one of UTF-8. */
export const isDevious = (path: string): boolean =>
  path.includes("%") || path.includes("/.")
    ? path.split("/").some((segment) => /^\.\.?$/.test(decodeSegment(segment)) || !isText(segment))
    : false;

function isText(segment: string): boolean {
  try {
    decodeURIComponent(segment);
    return true;
  } catch {
    return false;
  }
}

function segmentPattern(segment: string): string | RegExp {
  if (!/\{[^}]+\}/.test(segment)) return decodeSegment(segment);
  const parts = segment.split(/\{[^}]+\}/).map((literal) => literal.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("(.+)")}$`, "s");
}

const specificity = (segments: (string | RegExp)[]): string =>
  segments.map((segment) => (typeof segment === "string" ? "0" : segment.source.length > 6 ? "1" : "2")).join("");

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
