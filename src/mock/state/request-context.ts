import { followTokens } from "../../core/json-pointer.ts";
import { decodeText } from "../../core/percent.ts";
import { type Kind, onlyOne, type Role } from "../../resources/index.ts";
import type { SchemaCheck, SchemaNodes } from "../../schema/index.ts";
import type { EchoRequest, Said } from "../engine/index.ts";
import { isId, isJsonObject, type JsonObject, setProperty } from "../json.ts";
import type { MockResponse } from "../mock-response.ts";
import type { Change } from "./change.ts";
import type { Collection, Entry } from "./collection.ts";
import { withoutReadOnly } from "./complete-sent.ts";
import type { DrawnTemplates } from "./object-template.ts";

/** A request that the contract allows. */
export interface StateRequest extends Said {
  headers: Headers;
  namespace: string;
}

/** What state makes of a request: a response, another example of the contract, or why it is refused. */
export type Remembered =
  | { response: MockResponse }
  | { example: string }
  /** One clause, and the statuses that fit, best first. */
  | { reason: string; title: string; codes: number[] };

/** What is the same for all requests to one API. */
export interface ApiContext {
  api: string;
  nodes: SchemaNodes;
  check: SchemaCheck;
  /** Makes a response say what the request said. */
  echo: EchoRequest;
  drawn: DrawnTemplates;
  seed: number;
}

/** What one request is about. */
interface Subject {
  role: Role;
  kind: Kind;
  collection: Collection;
  request: StateRequest;
  /** The contract's own response. */
  base: MockResponse;
  /** Milliseconds since 1970 UTC. */
  now: number;
}

/** What one request works with. */
export interface RequestContext extends ApiContext, Subject {
  /** What the request says of the object. */
  body: JsonObject;
  path: Record<string, string>;
  query: URLSearchParams;
  /** Path parameters above the collection. */
  scope: Record<string, string>;
  /** What the request names its object by, property by property. */
  named: Record<string, string>;
  /** The body of the contract's own response. */
  baseBody: unknown;
  /** What is in it where the object, or the list, is. */
  baseObject: unknown;
  changes: Change[];
  /** Whether the response says already what the request said. */
  isEchoed: boolean;
}

/** Reads a request by the part that its operation plays. */
export function createRequestContext(ofApi: ApiContext, subject: Subject): RequestContext {
  const { role, kind, request, base } = subject;
  const path: Record<string, string> = {};
  for (const name of Object.keys(request.values)) setProperty(path, name, decodeText(request.values[name] as string));
  const sent = withoutReadOnly(ofApi.nodes, role.sent, followTokens(request.body, role.from));
  const body = isJsonObject(sent) ? sent : {};
  const named: Record<string, string> = {};
  for (const { in: place, name, property } of role.keys) {
    const value = place === "path" ? path[name] : place === "query" ? request.query.get(name) : body[name];
    if (isId(value)) setProperty(named, property, String(value));
  }
  if (kind.single) setProperty(named, onlyOne, "1");
  const scope: Record<string, string> = {};
  for (const name of role.scope) setProperty(scope, name, path[name] ?? "");
  const baseBody = base.json;
  // Each by its name: to spread both takes 30 microseconds.
  return {
    api: ofApi.api,
    nodes: ofApi.nodes,
    check: ofApi.check,
    echo: ofApi.echo,
    drawn: ofApi.drawn,
    seed: ofApi.seed,
    role,
    kind,
    collection: subject.collection,
    request,
    base,
    now: subject.now,
    body,
    path,
    query: request.query,
    scope,
    named,
    baseBody,
    baseObject: role.at ? followTokens(baseBody, role.at) : undefined,
    changes: [],
    isEchoed: false,
  };
}

/** The values that an object is found by, those of before where it has none. */
export function idsOf({ kind }: RequestContext, object: JsonObject, before: Entry["ids"] = {}): Entry["ids"] {
  const ids = { ...before };
  for (const id of kind.ids) if (isId(object[id])) setProperty(ids, id, [String(object[id])]);
  return ids;
}

/** The values that a request names its object by, as those of an entry. */
export const namedIds = (named: RequestContext["named"]): Entry["ids"] =>
  Object.fromEntries(Object.entries(named).map(([property, value]) => [property, [value]]));

/** Notes a change for whoever listens. */
export function noteChange(context: RequestContext, change: Pick<Change, "kind" | "before" | "after">): void {
  const { api, role, kind, request, now } = context;
  const { before, after } = change;
  context.changes.push({
    api,
    operation: role.operation.id,
    kind: change.kind,
    resource: kind.name,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    namespace: request.namespace,
    at: now,
  });
}
