import { splitUrl, type UrlPieces } from "../auth/index.ts";
import type { Contract, Operation } from "../contract/index.ts";
import { parsePathTemplate, pathFinder } from "../core/path-template.ts";

/** Where a request leads. */
export interface Route {
  operation: Operation;
  /** As the contract has it, without what stands before its paths. */
  path: string;
  /** Of the parameters in the path, as they are written. */
  values: Readonly<Record<string, string>>;
}

/** A request that has found its operation. */
export interface RoutedRequest extends Route {
  /** The query with its question mark. */
  search: string;
  /** The memory that it is about. */
  namespace: string;
}

/**
 * Finds the operation of a request, or the methods that its path knows: none where there is no such path.
 *
 * @param isAlone Whether no other API is served: the path need not begin with the name of the API.
 */
export type Router = (method: string, url: UrlPieces, isAlone: boolean) => Route | { allow: string[] };

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
  const prefixesAt = pathPrefixes(contract, baseUrl);
  return (method, url, isAlone) => {
    const wanted = method.toLowerCase();
    let known: Operation[] = [];
    for (const prefix of prefixesAt(url.origin, isAlone)) {
      const path = pathAfter(prefix, url.path);
      const templates = path === undefined ? [] : find(path);
      for (const { template, values } of templates) {
        const operation = template.operations.find(({ method }) => method === wanted);
        if (operation) return { operation, path: path as string, values };
      }
      if (known.length === 0) known = templates.flatMap(({ template }) => template.operations);
    }
    return { allow: [...new Set(known.map(({ method }) => method.toUpperCase()))] };
  };
}

/**
 * What may stand before the paths of the contract in the path of a request, best first: the name of the API, with or
 * without the base of a server, or else that base or nothing. At a host of the API the base of its server must be there.
 */
function pathPrefixes(contract: Contract, baseUrl?: string): (origin: string, isAlone: boolean) => readonly string[] {
  const servers = serverBases(contract);
  const bases = [...new Set(["", ...servers.map(({ base }) => base)])];
  const named = bases.map((base) => `/${contract.api}${base}`);
  const anywhere = [...named, ...(baseUrl === undefined ? [] : [basePath(baseUrl)]), ...bases];
  const atHome = new Map<string | undefined, string[]>();
  for (const { origin, base } of servers) atHome.set(origin, [...(atHome.get(origin) ?? named), base]);
  return (origin, isAlone) => (isAlone ? (atHome.get(origin) ?? anywhere) : named);
}

/** The path after a prefix; undefined when it does not lie there. */
function pathAfter(prefix: string, path: string): string | undefined {
  if (!path.startsWith(prefix)) return undefined;
  const rest = path.slice(prefix.length);
  return rest === "" || rest.startsWith("/") ? rest || "/" : undefined;
}

/** Whether a path tries to be another one, or none: a segment that is `.` or `..`, an escape that is not one of UTF-8. */
export function isDevious(path: string): boolean {
  if (!path.includes("%") && !path.includes("/.")) return false;
  try {
    return path.split("/").some((segment) => /^\.\.?$/.test(decodeURIComponent(segment)));
  } catch {
    return true;
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

/** Where each server of a contract is, and what it has before the paths: `/v1`, or nothing. */
export const serverBases = ({ servers }: Contract): { origin: string | undefined; base: string }[] =>
  servers.map(({ url }) => ({ origin: splitWireUrl(url)?.origin, base: basePath(url) }));

/** The path of a server's URL, absolute or relative, without a slash at its end. */
function basePath(url: string): string {
  const path = splitWireUrl(url)?.path ?? url;
  return path.startsWith("/") ? path.replace(/\/+$/, "") : "";
}
