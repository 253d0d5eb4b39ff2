import type { IncomingMessage, ServerResponse } from "node:http";
import { UsageError } from "./errors.ts";
import { shownUrl } from "./shown-url.ts";

/**
 * The origins of pages that may read what a server of this machine responds, as browsers write them.
 *
 * @throws UsageError naming the one that is none.
 */
export function readOrigins(command: string, given: readonly string[]): string[] {
  for (const origin of given)
    if (!isOrigin(origin))
      throw new UsageError(
        `${command}: --allow-origin: expected an origin such as https://docs.example, or null for a page from a file, got ${JSON.stringify(shownUrl(origin))}.`,
      );
  return [...given];
}

/** Whether it is the origin of a page, as browsers write it: `null` is that of one without an address, such as a file. */
export const isOrigin = (text: string): boolean =>
  text === "null" || (/^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text);

/** Whether a request is made by a page of one of these origins. */
export const isFrom = (origins: readonly string[], origin: string | null | undefined): boolean =>
  origin !== null && origin !== undefined && origins.includes(origin);

/**
 * Lets a page of one of these origins read the response (the CORS protocol of the Fetch standard), and answers when its
 * browser asks beforehand whether it may send the request. Other requests are left as they are.
 *
 * @returns whether the browser only asked: the response is sent.
 */
export function letIn(origins: readonly string[], request: IncomingMessage, response: ServerResponse): boolean {
  const { origin } = request.headers;
  if (!isFrom(origins, origin)) return false;
  response.setHeader("access-control-allow-origin", origin as string);
  response.setHeader("vary", "origin");
  const asked = request.headers["access-control-request-method"];
  if (request.method !== "OPTIONS" || asked === undefined) {
    response.setHeader("access-control-expose-headers", "*");
    return false;
  }
  response.setHeader("access-control-allow-methods", asked);
  const headers = request.headers["access-control-request-headers"];
  if (headers !== undefined) response.setHeader("access-control-allow-headers", headers);
  // A page of the internet that calls this machine is asked for in some browsers.
  if (request.headers["access-control-request-private-network"] === "true")
    response.setHeader("access-control-allow-private-network", "true");
  response.writeHead(204).end();
  return true;
}
