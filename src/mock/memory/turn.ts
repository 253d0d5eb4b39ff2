import type { Operation } from "../../contract/index.ts";
import type { MockAnswer } from "../answer.ts";
import type { Change } from "./change.ts";
import type { Collection, Entry } from "./collection.ts";
import type { Documents } from "./documented.ts";
import { type Check, fitAnswer } from "./fit.ts";
import { copyJson, isMembers, type Members, mergePatch, setMember, valueAt, withValueAt } from "./json.ts";
import { nowAs } from "./new-object.ts";
import { type Kind, objectSchemas, type Role } from "./plan.ts";
import { project } from "./project.ts";
import { evaluate } from "./runtime-expression.ts";

/** A request that the contract allows. */
export interface MemoryRequest {
  /** As the contract has it. */
  path: string;
  /** With its question mark. */
  search: string;
  headers: Headers;
  /** Parsed. */
  body: unknown;
  namespace: string;
}

/** What memory makes of a request: an answer, another example of the contract, or why there is nothing to answer. */
export type Remembered =
  | { answer: MockAnswer }
  | { example: string }
  /** One clause, and the statuses that fit, best first. */
  | { reason: string; title: string; codes: number[] };

/** What one request works with. */
export interface TurnInput {
  api: string;
  document: Record<string, any>;
  check: Check;
  seed: number;
  role: Role;
  kind: Kind;
  documents: Documents;
  collection: Collection;
  request: MemoryRequest;
  /** The contract's own answer. */
  base: MockAnswer;
  /** Milliseconds since 1970 UTC. */
  now: number;
}

export interface Turn extends TurnInput {
  /** Members of the request's body. */
  body: Members;
  path: Record<string, string>;
  query: URLSearchParams;
  /** Path parameters above the collection. */
  scope: Record<string, string>;
  /** What the request names its object by, member by member. */
  named: Record<string, string>;
  /** The body of the contract's own answer. */
  baseBody: unknown;
  /** What is in it where the object, or the list, is. */
  baseObject: unknown;
  changes: Change[];
}

/** Reads a request by the part that its operation plays. */
export function createTurn(input: TurnInput): Turn {
  const { role, request, base } = input;
  const path = pathValues(role.operation, request.path);
  const query = new URLSearchParams(request.search);
  const body = isMembers(request.body) ? request.body : {};
  const baseBody = parseBody(base);
  const named = role.keys.flatMap(({ in: place, name, member }) => {
    const value = place === "path" ? path[name] : place === "query" ? query.get(name) : body[name];
    return isId(value) ? [[member, String(value)]] : [];
  });
  return {
    ...input,
    body,
    path,
    query,
    scope: Object.fromEntries(role.scope.map((name) => [name, path[name] ?? ""])),
    named: Object.fromEntries(named),
    baseBody,
    baseObject: role.at ? valueAt(baseBody, role.at) : undefined,
    changes: [],
  };
}

/** Whether a value can be what an object is found by. */
export const isId = (value: unknown): value is string | number =>
  (typeof value === "string" && value !== "") || typeof value === "number";

/** The JSON of an answer; undefined when it is none. */
export const parseBody = ({ headers, body }: MockAnswer): unknown =>
  body !== undefined && /^[^;]*[/+]json\s*(;|$)/i.test(headers["content-type"] ?? "") ? JSON.parse(body) : undefined;

/** The contract's own answer with this object in it, as far as its schema allows. */
export function showObject(turn: Turn, object: Members): MockAnswer {
  const { document, role, kind, baseBody, baseObject } = turn;
  if (!role.at || !isMembers(baseObject)) return turn.base;
  const shown = project(object, {
    document,
    schemas: objectSchemas(document, role),
    base: baseObject,
    as: role.hint.as,
    owns: (member) => kind.members.has(member),
  });
  return writeAnswer(turn, withValueAt(baseBody, role.at, shown), [role.at], baseObject);
}

/**
 * An answer with this body, made to fit its schema.
 *
 * @param places Where in it are objects that memory has written.
 * @param spare What takes the place of a member that does not fit.
 */
export function writeAnswer(
  { role, check, base }: Turn,
  body: unknown,
  places: readonly string[][],
  spare: Members,
): MockAnswer {
  const { pointer } = role.success;
  const fitted = pointer === undefined ? body : fitAnswer((value) => check(pointer, value), body, places, spare);
  return fitted === undefined ? base : { ...base, body: JSON.stringify(fitted) };
}

/** A copy of an object changed as the `set` and `unset` of the operation's hint say. */
export function applyHint({ role, request, path, query, baseBody, baseObject, now }: Turn, object: Members): Members {
  let result: Members = { ...object };
  const { body, headers } = request;
  const sources = { body, path, query, headers, answer: baseBody, now: nowAs(now, object, baseObject) };
  for (const [name, value] of Object.entries(role.hint.set ?? {})) {
    const evaluated = evaluate(value, sources);
    if (evaluated === undefined) delete result[name];
    else if (isMembers(evaluated)) result = mergePatch(result, { [name]: evaluated }) as Members;
    else setMember(result, name, evaluated);
  }
  for (const name of role.hint.unset ?? []) delete result[name];
  return result;
}

/** The values that an object is found by, those of before where it has none. */
export function idsOf({ kind }: Turn, object: Members, before: Entry["ids"] = {}): Entry["ids"] {
  const own = [...kind.ids].filter((id) => isId(object[id])).map((id) => [id, [String(object[id])]]);
  return { ...before, ...Object.fromEntries(own) };
}

/** Refuses an object of which another one has a value that no two may have. */
export function refuseDuplicate(
  { role, kind, collection, scope }: Turn,
  object: Members,
  self?: Entry,
): Remembered | undefined {
  const alone = new Set([...kind.unique, ...(Object.hasOwn(role.operation.answers, "409") ? kind.ids : [])]);
  for (const member of alone) {
    const value = object[member];
    if (!isId(value) || !kind.ids.has(member)) continue;
    const other = collection.find({ [member]: String(value) }, scope);
    // The contract's own examples use the ids of its documented objects.
    if (!other?.object || other.n < 0 || other.n === self?.n || other.object.deleted === true) continue;
    const reason = `there is a ${kind.name} with this ${member} already`;
    return { reason, title: "Exists already", codes: [409, 400, 422] };
  }
  return undefined;
}

/** Notes a change for whoever listens. */
export function noteChange(turn: Turn, change: Pick<Change, "kind" | "before" | "after">): void {
  const { api, role, kind, request, now } = turn;
  const { before, after } = copyJson(change);
  turn.changes.push({
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

/** Values of the parameters in a path. */
function pathValues({ path: template }: Operation, path: string): Record<string, string> {
  if (!template.includes("{")) return {};
  const names: string[] = [];
  const pattern = template
    .split(/(\{[^{}]+\})/)
    .map((part) => {
      const name = /^\{([^{}]+)\}$/.exec(part)?.[1];
      if (name === undefined) return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      names.push(name);
      return "([^/]+)";
    })
    .join("");
  const found = new RegExp(`^${pattern}$`).exec(path);
  return Object.fromEntries(names.map((name, i) => [name, decode(found?.[i + 1] ?? "")]));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
