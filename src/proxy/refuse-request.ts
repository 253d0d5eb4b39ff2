import { isFrom } from "../core/cross-origin.ts";
import { isLoopback } from "../core/is-loopback.ts";

/**
 * Why a request is not forwarded, in one sentence; undefined when it is. The proxy signs for whoever reaches it, so it listens
 * to programs of this machine alone: a page that a browser shows can send requests to this machine too, and a name of its own
 * can be bound to it (DNS rebinding). A browser tells by `Origin`, `Sec-Fetch-Site` or `Referer` where a page is from.
 *
 * @param allowOrigins Origins of pages that it signs for all the same.
 */
export function refuseRequest({ url, headers }: Request, allowOrigins: readonly string[] = []): string | undefined {
  const { hostname, host, origin: own } = new URL(url);
  if (!isLoopback(hostname))
    return `expected a request to this machine, got one to ${host}; the proxy forwards to its target alone.`;
  if (isFrom(allowOrigins, headers.get("origin"))) return undefined;
  const site = headers.get("sec-fetch-site");
  const from = headers.get("origin") ?? headers.get("referer");
  const isOwn = from === null || (URL.canParse(from) && new URL(from).origin === own);
  if (isOwn && (site === null || site === "same-origin" || site === "none")) return undefined;
  return "expected a program of this machine, got a page of a browser; the proxy does not sign for pages.";
}
