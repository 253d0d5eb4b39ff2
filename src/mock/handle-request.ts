import type { UrlPieces, WireRequest } from "../auth/index.ts";
import { isOrigin } from "../core/cross-origin.ts";
import { type ControlRoute, controlPrefix, failure, respondToControl } from "./control-api.ts";
import type { MockOptions } from "./create-mock.ts";
import type { LogEntry } from "./log-line.ts";
import { type MockResponse, type Outcome, problem, problemOutcome } from "./mock-response.ts";
import { redactAll } from "./redact.ts";
import { respondToRequest } from "./respond-to-request.ts";
import { splitWireUrl } from "./route-request.ts";
import { sensitiveRedactor } from "./sensitive.ts";
import type { ServedApi } from "./served-api.ts";

/** All that one mock serves, and who is told of it. */
export interface Served {
  apis: readonly ServedApi[];
  /** The same by name. */
  byName: ReadonlyMap<string, ServedApi>;
  routes: readonly ControlRoute[];
  options: Pick<MockOptions, "onRequest" | "onExchange">;
  now: () => number;
}

/** Responds to a request as it came off the wire, and tells who listens. Never throws for what is in the request. */
export async function handleRequest(served: Served, request: WireRequest): Promise<MockResponse> {
  const { apis, options, now } = served;
  const { onRequest, onExchange } = options;
  const at = now();
  const started = performance.now();
  const url = splitWireUrl(request.url);
  const target = url && apiAt(served, url.path);
  const first = await respond(served, request, url, target);
  // A contract seldom has the OPTIONS of a browser that asks for a page: what it has is not what is wrong.
  const outcome = (first.verdict === "unrouted" && pageNotLetIn(request)) || first;
  const { response, routed, verdict, detail, changes = [], deliveries = [] } = outcome;
  if (outcome.isQuiet || !(onRequest ?? onExchange)) return response;
  const { status, latency, fault } = response;
  // A caller may have taken one API for another.
  const redact = (text: string): string => apis.reduce((shown, api) => api.redact(shown), text);
  let path = url?.path ?? "";
  if (target && routed && target.withSensitivePath.has(routed.operation))
    path = sensitiveRedactor(target.contract, routed.operation, request, routed.path)(path);
  const entry: LogEntry = {
    api: target?.contract.api,
    method: request.method,
    path: redact(path),
    verdict,
    operation: routed?.operation.id,
    detail: detail && redactAll(detail, redact),
    faults: latency || fault ? { latency: latency || undefined, fault } : undefined,
    status,
    ms: performance.now() - started,
  };
  onRequest?.(entry);
  onExchange?.({ at, request, apis, entry, response, changes, deliveries, target, routed });
  return response;
}

/** The API that a path leads to: the one that it names, or the only one. */
function apiAt({ apis, byName }: Served, path: string): ServedApi | undefined {
  if (isControl(path)) return undefined;
  const end = path.indexOf("/", 1);
  const named = byName.get(path.slice(1, end < 0 ? undefined : end));
  const api = named ?? (apis.length === 1 ? apis[0] : undefined);
  // At the root the mock says what it serves, where the API has nothing there itself.
  return path !== "/" || api?.contract.operations.some(({ path }) => path === "/") ? api : undefined;
}

const isControl = (path: string): boolean => path === controlPrefix || path.startsWith(`${controlPrefix}/`);

async function respond(
  { apis, routes }: Served,
  request: WireRequest,
  url: UrlPieces | undefined,
  target: ServedApi | undefined,
): Promise<Outcome> {
  if (!url)
    return { verdict: "unrouted", response: problem(400, "Bad request", "The target of the request is not a path.") };
  if (!target) return isControl(url.path) ? respondToControl(routes, request, url.path) : unrouted(request, url, apis);
  try {
    return await respondToRequest(target, request, url, apis.length === 1);
  } catch (error) {
    return problemOutcome("failed", ...failure(error, target.redact));
  }
}

function unrouted({ method }: WireRequest, { path }: UrlPieces, apis: readonly ServedApi[]): Outcome {
  const names = apis.map(({ contract }) => contract.api);
  if (path === "/" && method === "GET") {
    const body = `${JSON.stringify({ apis: names.map((api) => ({ api, path: `/${api}` })) })}\n`;
    return { verdict: "accepted", response: { status: 200, headers: { "content-type": "application/json" }, body } };
  }
  const response =
    path === "/"
      ? problem(405, "Method not allowed", `${method} /: only GET is answered.`, { allow: "GET" })
      : problem(404, "No such API", `${method} ${path}: no API is served here; there are /${names.join("/, /")}/.`);
  return { verdict: "unrouted", response };
}

/**
 * What is said when the browser of a page asks beforehand whether the page may send a request (the CORS protocol of the
 * Fetch standard), and nobody let that page in.
 *
 * @returns undefined when the request does not ask that.
 */
function pageNotLetIn({ method, headers }: WireRequest): Outcome | undefined {
  const origin = headers.get("origin") ?? "";
  if (method !== "OPTIONS" || !headers.has("access-control-request-method") || !isOrigin(origin)) return undefined;
  const page = origin === "null" ? "A page without an address, such as a file," : `A page of ${origin}`;
  const sentence = `${page} asked to be let in; start the mock with --allow-origin ${origin}.`;
  return problemOutcome("refused", 403, "Page not let in", sentence);
}
