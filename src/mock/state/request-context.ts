import { isId, isJsonObject, type JsonObject, setProperty } from "../../core/json-object.ts";
import { followTokens } from "../../core/json-pointer.ts";
import { decodeText } from "../../core/percent.ts";
import { type Kind, onlyOne, type Role } from "../../resources/index.ts";
import type { SchemaCheck, SchemaNodes } from "../../schema/index.ts";
import type { EchoRequest } from "../engine/echo-request.ts";
import type { OperationRequest } from "../engine/index.ts";
import type { MockResponse } from "../mock-response.ts";
import type { Delivery } from "../webhooks/delivery.ts";
import type { Collection, Entry } from "./collection.ts";
import type { DrawnTemplates } from "./create.ts";
import type { StateStore } from "./state-store.ts";

/** A resource that the mock holds came to be, changed or went: what webhooks and other listeners are told. */
export interface Change {
  /** Name of the API in the registry. */
  api: string;
  /** The operationId that caused the change. */
  operation: string;
  kind: "created" | "updated" | "deleted";
  /** The kind of resource, as its description names it (`x-resource`) or as its path does. */
  resource: string;
  /** The whole object before the change; absent when it was created. */
  before?: unknown;
  /** The whole object after the change; absent when nothing is left of it. */
  after?: unknown;
  /** The namespace of the caller's request, "default" unless the caller names one. */
  namespace: string;
  /** Unix milliseconds by the mock's clock. */
  at: number;
}

/** Told of every change, after it has been stored and before the caller has its response. */
export type OnChange = (change: Change) => void;

/** What state makes of a request: a response, another example of the contract, or why it is refused. */
export type Remembered =
  | { response: MockResponse; changes?: readonly Change[]; deliveries?: readonly Delivery[] }
  | { example: string }
  /** One clause, and the statuses that fit, best first. */
  | { reason: string; title: string; codes: number[] };

/** What is the same for all requests to one API. */
export interface ApiContext {
  name: string;
  kinds: ReadonlyMap<string, Kind>;
  store: StateStore;
  nodes: SchemaNodes;
  check: SchemaCheck;
  echo: EchoRequest;
  drawn: DrawnTemplates;
}

/** An object that a request is about. */
export interface Item {
  /** What the request has of it, as it was sent. */
  sent: unknown;
  /** The same, without what only the vendor sets. */
  body: JsonObject;
  /** What the request names it by, property by property. */
  named: Record<string, string>;
  /** Where it is in the response; absent when it is not there. */
  place?: readonly string[] | undefined;
  /** What the contract's own response has there. */
  model: unknown;
}

/** What one request works with. */
export interface RequestContext {
  api: ApiContext;
  role: Role;
  kind: Kind;
  request: OperationRequest;
  /** The contract's own response. */
  base: MockResponse;
  collection: Collection;
  collectionOf(kind: string): Collection;
  /** Milliseconds since 1970 UTC. */
  now: number;
  path: Record<string, string>;
  /** Path parameters above the collection. */
  scope: Record<string, string>;
  /** The only one, or each of an array. */
  items: Item[];
  changes: Change[];
}

/** Reads a request by the part that its operation plays. */
export function createRequestContext(
  api: ApiContext,
  role: Role,
  request: OperationRequest,
  base: MockResponse,
): RequestContext {
  const { clock, collection } = api.store.namespace(request.namespace);
  const collectionOf = (kind: string) => collection(api.name, kind, api.kinds.get(kind)?.seeds);
  const kind = api.kinds.get(role.kind) as Kind;
  const path: Record<string, string> = {};
  for (const name of Object.keys(request.values)) setProperty(path, name, decodeText(request.values[name] as string));
  const scope: Record<string, string> = {};
  for (const name of role.scope) setProperty(scope, name, path[name] ?? "");
  return {
    api,
    role,
    kind,
    request,
    base,
    collection: collectionOf(role.kind),
    collectionOf,
    now: clock.now(),
    path,
    scope,
    items: readItems(api.nodes, role, kind, request, base, path),
    changes: [],
  };
}

function readItems(
  nodes: SchemaNodes,
  role: Role,
  kind: Kind,
  { body, query }: OperationRequest,
  base: MockResponse,
  path: Record<string, string>,
): Item[] {
  const { at, isBatch } = role;
  const value = followTokens(body.value, role.from);
  const shown = at && followTokens(base.json, at);
  const read = (sent: unknown, place: Item["place"], model: unknown): Item => {
    const own = withoutReadOnly(nodes, role.sent, sent);
    const named: Item["named"] = {};
    for (const { in: from, name, property } of role.keys) {
      const id = from === "path" ? path[name] : from === "query" ? query.get(name) : own[name];
      if (isId(id)) setProperty(named, property, String(id));
    }
    if (kind.single) setProperty(named, onlyOne, "1");
    return { sent, body: own, named, place, model };
  };
  if (!isBatch) return [read(value, at, shown)];
  const models = Array.isArray(shown) ? shown.filter(isJsonObject) : undefined;
  const items = Array.isArray(value) ? value.filter(isJsonObject) : [];
  return items.map((item, i) => read(item, models && at && [...at, String(i)], models?.[0] ?? {}));
}

/** What a caller may send of an object. */
function withoutReadOnly(nodes: SchemaNodes, pointers: readonly string[], sent: unknown): JsonObject {
  if (!isJsonObject(sent)) return {};
  const { readOnly } = nodes.view(pointers);
  if (readOnly.size === 0) return sent;
  return Object.fromEntries(Object.entries(sent).filter(([name]) => !readOnly.has(name)));
}

/** The values that an object is found by, those of before where it has none. */
export function idsOf({ kind }: RequestContext, object: JsonObject, before: Entry["ids"] = {}): Entry["ids"] {
  const ids = { ...before };
  for (const id of kind.ids) if (isId(object[id])) setProperty(ids, id, [String(object[id])]);
  return ids;
}

/** The values that a request names its object by, as those of an entry. */
export const namedIds = ({ named }: Item): Entry["ids"] =>
  Object.fromEntries(Object.entries(named).map(([property, value]) => [property, [value]]));

/** Notes a change for whoever listens. */
export function noteChange(context: RequestContext, change: Pick<Change, "kind" | "before" | "after">): void {
  const { api, role, kind, request, now } = context;
  context.changes.push({
    api: api.name,
    operation: role.operation.id,
    resource: kind.name,
    ...change,
    namespace: request.namespace,
    at: now,
  });
}
