import type { WireRequest } from "../auth/index.ts";
import { FindingError, UsageError } from "../core/errors.ts";
import { type MockResponse, problem } from "./mock-response.ts";
import { badNamespace, namespaceHeader, readNamespace } from "./namespace.ts";
import { type StateStore, stateRoutes } from "./state/index.ts";
import type { Webhooks } from "./webhooks/webhooks.ts";

/** Where tests steer the mock: addresses that no API has. */
export const controlPrefix = "/_countersign";

export interface OwnCall {
  /** `*` stands for all of them where a list is read or cleared. */
  namespace: string;
  /** The rest of the path, for a route that ends with `/*`. */
  rest: string;
  /** The JSON that was sent; undefined when there is none. */
  body: unknown;
}

/** One thing to do: `POST /webhooks/*`, the path as it stands behind the prefix. */
export interface ControlRoute {
  method: "GET" | "POST" | "PUT" | "DELETE";
  path: string;
  /** Whether `*` may stand for every namespace. */
  all?: boolean;
  /** What is returned is answered as JSON; undefined as 204. A UsageError becomes a 400. */
  handle(call: OwnCall): unknown;
}

export interface Owned {
  store?: StateStore;
  webhooks: Webhooks;
  routes: readonly ControlRoute[];
}

const decoder = new TextDecoder();

/** Answers a request under `/_countersign`. */
export async function respondToControl(
  { store, webhooks, routes }: Owned,
  request: WireRequest,
  path: string,
): Promise<MockResponse> {
  const { method, headers, body } = request;
  const header = headers.get(namespaceHeader);
  const namespace = header === "*" ? header : readNamespace(header);
  if (namespace === undefined) return badNamespace;
  // Web pages of others must not steer it; a browser says where a page comes from.
  if (headers.has("origin"))
    return problem(403, "Not from a web page", `${controlPrefix} is for tests, not for web pages: leave out Origin.`);
  const remembered = store && (await stateRoutes(store, request, path, namespace));
  if (remembered) {
    if (method === "POST" && remembered.status === 200) advanceWebhooks(webhooks, body, namespace);
    return remembered;
  }

  const rest = path.slice(controlPrefix.length);
  const found = routes.filter(({ path }) => (path.endsWith("/*") ? rest.startsWith(path.slice(0, -1)) : path === rest));
  if (found.length === 0) {
    const known = [...new Set(routes.map((route) => `${route.method} ${controlPrefix}${route.path}`))].join(", ");
    return problem(
      404,
      "No such control",
      `There is no ${path}; there are ${known}, and the state and clock of a memory.`,
    );
  }
  const route = found.find((route) => route.method === method);
  if (!route) {
    const allow = [...new Set(found.map((route) => route.method))].join(", ");
    return problem(405, "Method not allowed", `${path}: only ${allow}.`, { allow });
  }
  if (namespace === "*" && !route.all)
    return problem(400, "Bad request", `The namespace * is not for ${method} ${path}.`);
  try {
    const value = await route.handle({
      namespace,
      rest: decodeURIComponent(route.path.endsWith("/*") ? rest.slice(route.path.length - 1) : ""),
      body: body.length ? JSON.parse(decoder.decode(body)) : undefined,
    });
    if (value === undefined) return { status: 204, headers: {} };
    const json = `${JSON.stringify(value, null, 2)}\n`;
    return { status: 200, headers: { "content-type": "application/json" }, body: json };
  } catch (error) {
    if (error instanceof URIError) return problem(400, "Bad request", "The path cannot be decoded.");
    if (error instanceof SyntaxError) return problem(400, "Bad request", "The body is not JSON.");
    if (error instanceof UsageError || error instanceof FindingError)
      return problem(400, "Bad request", `${error.message.replace(/\.$/, "")}.`);
    throw error;
  }
}

/** Moving the clock on brings what waits for its time nearer. */
function advanceWebhooks(webhooks: Webhooks, body: Uint8Array, namespace: string): void {
  const { advance } = JSON.parse(decoder.decode(body)) as { advance?: unknown };
  if (typeof advance === "number") webhooks.advance(advance * 1000, namespace);
}
