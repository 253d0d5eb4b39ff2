import type { WireRequest } from "../auth/index.ts";
import { FindingError, UsageError } from "../core/errors.ts";
import { deepest, isTooDeep } from "../core/json-depth.ts";
import { decodeText } from "../core/percent.ts";
import { checkGrammar } from "../schema/index.ts";
import { type MockResponse, type Outcome, problem } from "./mock-response.ts";
import { NotKeptError } from "./state/level-store.ts";
import { defaultNamespace } from "./state/state-store.ts";

/** Where tests steer the mock: addresses that no API has. */
export const controlPrefix = "/_countersign";

/** The header that says which of the mock's memories a request is about; the same name twice is the same memory. */
export const namespaceHeader = "countersign-namespace";

export const badNamespace: MockResponse = problem(
  400,
  "Bad namespace",
  `The header ${namespaceHeader} has to be 1 to 100 letters, digits, or characters of ._~-`,
);

/** The namespace that a request names; undefined when it cannot be one. */
export function readNamespace(headers: Headers): string | undefined {
  const name = headers.get(namespaceHeader) ?? defaultNamespace;
  return /^[\w.~-]{1,100}$/.test(name) ? name : undefined;
}

export interface ControlCall {
  /** `*` stands for all of them where a route lets it. */
  namespace: string;
  /** The rest of the path, for a route that ends with `/*`. */
  rest: string;
  query: URLSearchParams;
  /** The JSON that was sent; undefined when there is none. */
  body: unknown;
}

/** One thing to do: `POST /webhooks/*`, the path without the prefix. */
export interface ControlRoute {
  method: "GET" | "POST" | "PUT" | "DELETE";
  path: string;
  /** The schema of the JSON that is sent, where it has one: no body is an empty object then. */
  grammar?: string;
  /** Whether `*` may stand for every namespace. */
  all?: boolean;
  /** For a page that the mock itself serves: that page may call it, and nobody is told of it. */
  ownPage?: boolean;
  /** Whether what is returned is the response itself. */
  isResponse?: boolean;
  /** What is returned is the response as JSON; undefined is a 204. A UsageError is a 400. */
  handle(call: ControlCall): unknown;
}

/** Responds to a request under `/_countersign`. */
export async function respondToControl(
  routes: readonly ControlRoute[],
  request: WireRequest,
  path: string,
): Promise<Outcome> {
  if (path === controlPrefix)
    return { verdict: "accepted", response: { status: 308, headers: { location: `${controlPrefix}/` } } };
  const rest = path.slice(controlPrefix.length);
  const found = routes.filter(({ path }) => (path.endsWith("/*") ? rest.startsWith(path.slice(0, -1)) : path === rest));
  const response = await respond(routes, found, request, path);
  const { status } = response;
  const verdict = status < 300 ? "accepted" : status === 404 ? "unrouted" : "invalid";
  return { verdict, response, isQuiet: found.some(({ ownPage }) => ownPage) };
}

/** @param found What there is at the path, by whatever method. */
async function respond(
  routes: readonly ControlRoute[],
  found: readonly ControlRoute[],
  request: WireRequest,
  path: string,
): Promise<MockResponse> {
  const { method, headers } = request;
  const namespace = headers.get(namespaceHeader) === "*" ? "*" : readNamespace(headers);
  if (namespace === undefined) return badNamespace;
  const route = found.find((route) => route.method === method);
  if (isFromWebPage(headers, route?.ownPage === true))
    return problem(
      403,
      "Not from a web page",
      `${controlPrefix} is for tests, not for web pages: leave out Origin, and call it by localhost or an IP address.`,
    );
  if (found.length === 0) {
    const known = routes.map((route) => `${route.method} ${controlPrefix}${route.path}`).join(", ");
    return problem(404, "No such control", `There is no ${path}; there are ${known}.`);
  }
  if (!route) {
    const allow = found.map((route) => route.method).join(", ");
    return problem(405, "Method not allowed", `${path}: only ${allow}.`, { allow });
  }
  if (namespace === "*" && !route.all)
    return problem(400, "Bad request", `The namespace * is not for ${method} ${path}.`);
  return carryOut(route, request, path.slice(controlPrefix.length), namespace);
}

/**
 * Whether a web page asks. A browser says where a page comes from (`Origin`, `Sec-Fetch-Site`), or else by which name it
 * has called the mock: a page whose name was bound to this machine afterwards calls it by that name. What has no dot or
 * ends like names of a network of one's own belongs to nobody on the internet.
 */
function isFromWebPage(headers: Headers, isOwnAllowed: boolean): boolean {
  const isOwn = isOwnAllowed && headers.get("origin") === `http://${headers.get("host")}`;
  if ((headers.has("origin") && !isOwn) || headers.get("sec-fetch-site") === "cross-site") return true;
  const host = headers.get("host")?.replace(/:\d*$/, "").replace(/\.$/, "").toLowerCase() ?? "localhost";
  const isAddress = /^\[[\da-f:.]+\]$/.test(host) || /^\d+\.\d+\.\d+\.\d+$/.test(host);
  return !isAddress && host.includes(".") && !/\.(localhost|local|internal|test|invalid|home\.arpa)$/.test(host);
}

async function carryOut(
  route: ControlRoute,
  { url, body }: WireRequest,
  rest: string,
  namespace: string,
): Promise<MockResponse> {
  try {
    const json = readJson(body) ?? (route.grammar === undefined ? undefined : {});
    if (route.grammar !== undefined) checkGrammar(route.grammar, json, "the body");
    const value = await route.handle({
      namespace,
      rest: decodeText(route.path.endsWith("/*") ? rest.slice(route.path.length - 1) : ""),
      query: new URLSearchParams(/\?([^#]*)/.exec(url)?.[1]),
      body: json,
    });
    if (value === undefined) return { status: 204, headers: {} };
    if (route.isResponse) return value as MockResponse;
    const written = `${JSON.stringify(value, null, 2)}\n`;
    return { status: 200, headers: { "content-type": "application/json" }, body: written };
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof FindingError)) return problem(...failure(error));
    const { message } = error;
    const sentence = `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.?]$/.test(message) ? "" : "."}`;
    return problem(400, "Bad request", sentence);
  }
}

/** The problem of what went wrong in the mock itself. @param redact Takes credentials out of a text. */
export const failure = (error: unknown, redact = (text: string) => text): Parameters<typeof problem> =>
  error instanceof NotKeptError
    ? [503, "Not kept", `${error.message}. Nothing is acknowledged until it can be.`]
    : [500, "The mock failed", `This is a bug in the mock: ${redact((error as Error).message)}.`];

const decoder = new TextDecoder("utf-8", { fatal: true });

function readJson(body: Uint8Array): unknown {
  if (body.length === 0) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(body));
  } catch {
    throw new UsageError("the body is not JSON.");
  }
  if (isTooDeep(value)) throw new UsageError(`the body nests deeper than ${deepest} levels.`);
  return value;
}
