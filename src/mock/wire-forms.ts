import { splitUrl, type UrlPieces, type WireRequest } from "../auth/index.ts";
import type { Contract } from "../contract/index.ts";

export type WireUrl = UrlPieces;

/** As `splitUrl`, and undefined when the URL is not absolute. */
export function splitWireUrl(url: string): WireUrl | undefined {
  try {
    return splitUrl(url);
  } catch {
    return undefined;
  }
}

/** How an API of a mock was found: by its name, the first segment of the path, or because there is no other. */
export interface Found {
  isNamed: boolean;
  isAlone: boolean;
}

/**
 * What the path of a request may be in the contract, best first: the rest after the name of the API, after a server's
 * base, or all of it. At a host of the API the path of its server must be there.
 *
 * @param baseUrl Another one that an API which is alone may have.
 */
export function contractPaths(contract: Contract, baseUrl?: string): (url: WireUrl, found: Found) => string[] {
  const origins = contract.servers.map(({ url }) => splitWireUrl(url)?.origin);
  // What each of a vendor's servers has before the paths of the contract: `/v1`, or nothing.
  const bases = [...new Set(contract.servers.map(({ url }) => basePath(url)))];
  const named = ["", ...bases].map((base) => `/${contract.api}${base}`);
  const alone = [...(baseUrl === undefined ? [] : [basePath(baseUrl)]), "", ...bases];
  return ({ origin, path }, { isNamed, isAlone }) => {
    const own = contract.servers.filter((_, index) => origins[index] === origin);
    const atHome = own.length > 0 ? own.map(({ url }) => basePath(url)) : alone;
    const found = [...(isNamed ? named : []), ...(isAlone ? atHome : [])].map((prefix) => pathAfter(prefix, path));
    return [...new Set(found.filter((rest) => rest !== undefined))];
  };
}

/** The path after a prefix; undefined when it does not lie there. */
function pathAfter(prefix: string, path: string): string | undefined {
  if (!path.startsWith(prefix)) return undefined;
  const rest = path.slice(prefix.length);
  return rest === "" || rest.startsWith("/") ? rest || "/" : undefined;
}

/**
 * The spellings of one request that a client may have signed: as it is on the wire, and as it would be at each of the
 * vendor's own servers, the one that it is sent to or else the first coming last. What is sent to the vendor's own host
 * has one spelling.
 */
export function signedForms(contract: Contract, request: WireRequest, path: string): WireRequest[] {
  const { origin, search } = splitWireUrl(request.url) as WireUrl;
  const servers = contract.servers.map(({ url }) => ({ origin: splitWireUrl(url)?.origin, base: basePath(url) }));
  if (servers.some((server) => server.origin === origin)) return [request];
  const urls = new Set([request.url]);
  for (const server of servers.reverse()) {
    urls.add(`${origin}${server.base}${path}${search}`);
    if (server.origin) urls.add(`${server.origin}${server.base}${path}${search}`);
  }
  if (servers.length === 0) urls.add(`${origin}${path}${search}`);
  return [...urls].map((url) => ({ ...request, url }));
}

/** The path of a server's URL, absolute or relative, without a slash at its end. */
const basePath = (url: string): string => {
  const path = splitWireUrl(url)?.path ?? url;
  return path.startsWith("/") ? path.replace(/\/+$/, "") : "";
};
