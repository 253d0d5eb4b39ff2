import type { WireRequest } from "../auth/index.ts";
import { FindingError, UsageError } from "../contract/index.ts";
import { type MockAnswer, problem } from "./answer.ts";

/** Where tests steer the mock: addresses that no API has. */
export const controlPrefix = "/_countersign";

/** The header by which parallel test runs are kept apart. */
export const namespaceHeader = "countersign-namespace";

export const namespaceOf = (headers: Headers): string => headers.get(namespaceHeader)?.slice(0, 200) || "default";

export interface ControlCall {
  namespace: string;
  /** Whether the call names its namespace. */
  named: boolean;
  /** The rest of the path, for a route that ends with `/*`. */
  rest: string;
  /** The JSON that was sent; undefined when there is none. */
  body: unknown;
}

/** One thing to do: `POST /webhooks/*`, the path as it stands behind the prefix. */
export interface ControlRoute {
  method: "GET" | "POST" | "PUT" | "DELETE";
  path: string;
  /** What is returned is answered as JSON; undefined as 204. A UsageError becomes a 400. */
  handle(call: ControlCall): unknown;
}

const decoder = new TextDecoder();

/** Answers a request under `/_countersign`; `path` is what comes behind that. */
export async function answerControl(
  routes: readonly ControlRoute[],
  { method, headers, body }: WireRequest,
  path: string,
): Promise<MockAnswer> {
  const found = routes.filter((route) =>
    route.path.endsWith("/*") ? path.startsWith(route.path.slice(0, -1)) : route.path === path,
  );
  if (found.length === 0) {
    const known = [...new Set(routes.map((route) => `${route.method} ${controlPrefix}${route.path}`))].join(", ");
    return problem(404, "No such control", `There is no ${controlPrefix}${path}; there are ${known || "none"}.`);
  }
  const route = found.find((route) => route.method === method);
  if (!route) {
    const allow = [...new Set(found.map((route) => route.method))].join(", ");
    return problem(405, "Method not allowed", `${controlPrefix}${path}: only ${allow}.`, { allow });
  }
  // A web page in some browser here cannot send this type to another origin without being asked first.
  if (body.length > 0 && !/^application\/json\s*(;|$)/i.test(headers.get("content-type") ?? ""))
    return problem(415, "Unsupported media type", "Send application/json.");
  try {
    const json = body.length ? JSON.parse(decoder.decode(body)) : undefined;
    const rest = decodeURIComponent(route.path.endsWith("/*") ? path.slice(route.path.length - 1) : "");
    const named = headers.has(namespaceHeader);
    const value = await route.handle({ namespace: namespaceOf(headers), named, rest, body: json });
    if (value === undefined) return { status: 204, headers: {} };
    const answer = `${JSON.stringify(value, null, 2)}\n`;
    return { status: 200, headers: { "content-type": "application/json" }, body: answer };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof URIError)
      return problem(
        400,
        "Bad request",
        error instanceof URIError ? "The path cannot be decoded." : "The body is not JSON.",
      );
    if (error instanceof UsageError || error instanceof FindingError)
      return problem(400, "Bad request", `${error.message.replace(/\.$/, "")}.`);
    throw error;
  }
}
