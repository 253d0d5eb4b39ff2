import type { WireRequest } from "../auth/index.ts";
import { isOrigin } from "../core/cross-origin.ts";
import { type Outcome, problemOutcome } from "./mock-response.ts";

/**
 * What is said when the browser of a page asks beforehand whether the page may send a request (the CORS protocol of the
 * Fetch standard), and nobody let that page in.
 *
 * @returns undefined when the request does not ask that.
 */
export function pageNotLetIn({ method, headers }: Pick<WireRequest, "method" | "headers">): Outcome | undefined {
  const origin = headers.get("origin") ?? "";
  if (method !== "OPTIONS" || !headers.has("access-control-request-method") || !isOrigin(origin)) return undefined;
  const page = origin === "null" ? "A page without an address, such as a file," : `A page of ${origin}`;
  const sentence = `${page} asked to be let in; start the mock with --allow-origin ${origin}.`;
  return problemOutcome("refused", 403, "Page not let in", sentence);
}
