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

const bases = new WeakMap<Contract, string[]>();

/** The path that a vendor's server has before the paths of the contract: `/v1`, or nothing. */
export function serverBases(contract: Contract): readonly string[] {
  const known = bases.get(contract) ?? [...new Set(contract.servers.map(({ url }) => basePath(url)))];
  bases.set(contract, known);
  return known;
}

/** The path behind a prefix; undefined when it does not lie there. */
export function behind(prefix: string, path: string): string | undefined {
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
