import { splitUrl, type UrlPieces } from "../auth/index.ts";
import type { Contract, Operation } from "../contract/index.ts";
import { parsePathTemplate, pathFinder } from "../core/path-template.ts";
import { decodeText } from "../core/percent.ts";

/** How an API of a mock was found: by its name, the first segment of the path, or because there is no other. */
export interface Found {
  isNamed: boolean;
  isAlone: boolean;
}

/**
 * Where a request leads: an operation, with the path as the contract has it and the values of its parameters as they are
 * written; or, of a path that knows other methods, which those are: none where there is no such path.
 */
export type Route = { operation: Operation; path: string; values: Record<string, string> } | { allow: string[] };

export type Router = (method: string, url: UrlPieces, found: Found) => Route;

/**
 * Makes a router of a contract's operations. Paths are matched as `matchPath` does; a literal goes before a parameter.
 *
 * @param baseUrl Another one than those of its servers, which an API that is alone may have.
 */
export function createRouter(contract: Contract, baseUrl?: string): Router {
  const byPath = new Map<string, Operation[]>();
  for (const operation of contract.operations)
    byPath.set(operation.path, [...(byPath.get(operation.path) ?? []), operation]);
  const find = pathFinder([...byPath].map(([path, operations]) => ({ ...parsePathTemplate(path), operations })));
  const pathsOf = contractPaths(contract, baseUrl);
  return (method, url, found) => {
    const wanted = method.toLowerCase();
    let allow: string[] = [];
    for (const path of pathsOf(url, found)) {
      const templates = find(path);
      for (const { template, values } of templates) {
        const operation = template.operations.find(({ method }) => method === wanted);
        if (operation) return { operation, path, values };
      }
      if (allow.length === 0) allow = templates.flatMap(({ template }) => template.operations.map(upperMethod));
    }
    return { allow: [...new Set(allow)] };
  };
}

const upperMethod = ({ method }: Operation): string => method.toUpperCase();

/**
 * What the path of a request may be in the contract, best first: the rest after the name of the API, after a server's
 * base, or all of it. At a host of the API the path of its server must be there.
 */
function contractPaths({ api, servers }: Contract, baseUrl?: string): (url: UrlPieces, found: Found) => string[] {
  // What each of a vendor's servers has before the paths of the contract: `/v1`, or nothing.
  const bases = [...new Set(servers.map(({ url }) => basePath(url)))];
  const home = new Map<string | undefined, string[]>();
  for (const { url } of servers) {
    const origin = splitWireUrl(url)?.origin;
    home.set(origin, [...(home.get(origin) ?? []), basePath(url)]);
  }
  const named = ["", ...bases].map((base) => `/${api}${base}`);
  const alone = [...(baseUrl === undefined ? [] : [basePath(baseUrl)]), "", ...bases];
  return ({ origin, path }, { isNamed, isAlone }) => {
    const prefixes = [...(isNamed ? named : []), ...(isAlone ? (home.get(origin) ?? alone) : [])];
    return [...new Set(prefixes.flatMap((prefix) => pathAfter(prefix, path) ?? []))];
  };
}

/** The path after a prefix; undefined when it does not lie there. */
function pathAfter(prefix: string, path: string): string | undefined {
  if (!path.startsWith(prefix)) return undefined;
  const rest = path.slice(prefix.length);
  return rest === "" || rest.startsWith("/") ? rest || "/" : undefined;
}

/** Whether a path tries to be another one, or none: a segment that is `.` or `..`, an escape that is not one of UTF-8. */
export const isDevious = (path: string): boolean =>
  (path.includes("%") || path.includes("/.")) &&
  path.split("/").some((segment) => /^\.\.?$/.test(decodeText(segment)) || !isText(segment));

function isText(segment: string): boolean {
  try {
    decodeURIComponent(segment);
    return true;
  } catch {
    return false;
  }
}

/** As `splitUrl`, and undefined when the URL is not absolute. */
export function splitWireUrl(url: string): UrlPieces | undefined {
  try {
    return splitUrl(url);
  } catch {
    return undefined;
  }
}

/** The path of a server's URL, absolute or relative, without a slash at its end. */
export function basePath(url: string): string {
  const path = splitWireUrl(url)?.path ?? url;
  return path.startsWith("/") ? path.replace(/\/+$/, "") : "";
}
