import { type Contract, type OpenApiDocument, type Operation, UsageError } from "../../contract/index.ts";
import type { MockAnswer } from "../answer.ts";
import { isJson } from "../read-body.ts";
import type { Change, OnChange } from "./change.ts";
import type { Collection, Entry } from "./collection.ts";
import { type Documented, type Documents, documentedObjects } from "./documented.ts";
import { answerCheck, type Check, fitAnswer } from "./fit.ts";
import { isMembers, type Members, mergePatch, setMember, valueAt, withValueAt } from "./json.ts";
import { cut, listAll } from "./list.ts";
import type { Memory, Namespace } from "./memory.ts";
import { blankFor, newObject, nowAs, touch } from "./new-object.ts";
import { readPage, withCounts } from "./page.ts";
import { type Kind, objectSchemas, planMemory, type Role, requestShape } from "./plan.ts";
import { project, takeBack } from "./project.ts";
import { evaluate, type Sources } from "./runtime-expression.ts";
import { schemasAt, shapeOf } from "./shape.ts";

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

/** What is remembered of one API. */
export interface ApiMemory {
  /** What a request does and is answered, where `base` is the contract's own answer. */
  remember(operation: Operation, request: MemoryRequest, base: MockAnswer): Promise<Remembered>;
}

/** What one request works with. */
interface Turn {
  role: Role;
  kind: Kind;
  documents: Documents;
  request: MemoryRequest;
  path: Record<string, string>;
  query: URLSearchParams;
  scope: Record<string, string>;
  collection: Collection;
  base: MockAnswer;
  /** The body of the base answer. */
  answer: unknown;
  now: number;
  changes: Change[];
}

/**
 * Gives one API its memory.
 *
 * @throws UsageError when an `x-resource` of the contract is not as documented.
 */
export function createApiMemory(contract: Contract, memory: Memory, onChange?: OnChange): ApiMemory {
  const { document, api } = contract;
  const plan = planMemory(contract);
  const documents = new Map([...plan.kinds].map(([name, kind]) => [name, documentedObjects(document, kind)]));
  for (const { operation, hint } of plan.roles.values())
    if (hint.missing && !Object.values(operation.answers).some((answer) => hasExample(answer, hint.missing as string)))
      throw new UsageError(`${api}: x-resource of ${operation.id}: there is no example ${hint.missing}.`);
  const check = answerCheck(contract);

  return {
    async remember(operation, request, base) {
      const role = plan.roles.get(operation.id);
      if (!role) return { answer: base };
      const json = isJson(base.headers["content-type"] ?? "") && base.body !== undefined;
      const namespace = memory.namespace(request.namespace);
      const path = pathValues(operation, request.path);
      const turn: Turn = {
        role,
        kind: plan.kinds.get(role.kind) as Kind,
        documents: documents.get(role.kind) as Documents,
        request,
        path,
        query: new URLSearchParams(request.search),
        scope: Object.fromEntries(role.scope.map((name) => [name, path[name] ?? ""])),
        collection: namespace.collection(api, role.kind),
        base,
        answer: json ? JSON.parse(base.body as string) : undefined,
        now: namespace.clock.now(),
        changes: [],
      };
      const outcome = answerTurn(document, check, turn, { api, seed: String(memory.seed), namespace });
      if (turn.changes.length) {
        await memory.settled();
        for (const change of turn.changes) onChange?.(change);
      }
      return outcome;
    },
  };
}

const hasExample = ({ content }: Operation["answers"][string], name: string): boolean =>
  Object.values(content).some(({ examples }) => Object.hasOwn(examples, name));

function answerTurn(
  document: OpenApiDocument,
  check: Check,
  turn: Turn,
  { api, seed }: { api: string; seed: string; namespace: Namespace },
): Remembered {
  const { role, kind, documents, collection, request, base, scope, now } = turn;
  const { hint } = role;
  const body = isMembers(request.body) ? request.body : {};
  const owns = (member: string): boolean => kind.members.has(member);
  const at = role.at;
  const baseObject = at ? valueAt(turn.answer, at) : undefined;
  const changed = (change: Pick<Change, "kind" | "before" | "after">): void => {
    const copies = structuredClone({ before: change.before, after: change.after });
    turn.changes.push({
      api,
      operation: role.operation.id,
      kind: change.kind,
      resource: kind.name,
      ...(copies.before !== undefined && { before: copies.before }),
      ...(copies.after !== undefined && { after: copies.after }),
      namespace: request.namespace,
      at: now,
    });
  };
  const sourcesFor = (object: unknown): Sources => ({
    body: request.body,
    path: turn.path,
    query: turn.query,
    headers: request.headers,
    answer: turn.answer,
    now: nowAs(now, object, baseObject),
  });

  /** The contract's own answer with this object in it. */
  const show = (object: Members, from: Members = isMembers(baseObject) ? baseObject : {}): MockAnswer => {
    if (!at || !isMembers(baseObject)) return base;
    const schemas = objectSchemas(document, role);
    const shown = project(object, { document, schemas, base: from, as: hint.as, owns });
    return write(withValueAt(turn.answer, at, shown), [at], from);
  };
  const write = (answer: unknown, places: string[][], from: Members): MockAnswer => {
    const { pointer } = role.success;
    const fitted = pointer === undefined ? answer : fitAnswer((value) => check(pointer, value), answer, places, from);
    return fitted === undefined ? base : { ...base, body: JSON.stringify(fitted) };
  };

  /** Applies `set` and `unset` of the hint. */
  const applyHint = (object: Members): Members => {
    let result: Members = { ...object };
    const sources = sourcesFor(object);
    for (const [name, value] of Object.entries(hint.set ?? {})) {
      const evaluated = evaluate(value, sources);
      if (evaluated === undefined) delete result[name];
      else if (isMembers(evaluated)) result = mergePatch(result, { [name]: evaluated }) as Members;
      else setMember(result, name, evaluated);
    }
    for (const name of hint.unset ?? []) delete result[name];
    return result;
  };

  const idsOf = (object: Members, known: Entry["ids"] = {}): Entry["ids"] => {
    const ids: Entry["ids"] = { ...known };
    for (const id of kind.ids) {
      const value = object[id];
      if (typeof value === "string" || typeof value === "number") ids[id] = [String(value)];
    }
    return ids;
  };

  /** The member that another object has the same value of, where no two may. */
  const duplicate = (object: Members, self?: Entry): string | undefined => {
    const conflicts = Object.hasOwn(role.operation.answers, "409") ? [...kind.ids] : [];
    return [...new Set([...kind.unique, ...conflicts])].find((member) => {
      const value = object[member];
      if ((typeof value !== "string" && typeof value !== "number") || !kind.ids.has(member)) return false;
      const other = collection.find({ [member]: String(value) }, scope);
      return other?.object && other.n > 0 && other.n !== self?.n && other.object.deleted !== true;
    });
  };
  const refuseDuplicate = (member: string): Remembered => ({
    reason: `there is a ${kind.name} with this ${member} already`,
    title: "Exists already",
    codes: [409, 400, 422],
  });

  const create = (): Remembered => {
    if (turn.answer !== undefined && !isMembers(baseObject) && at) return { answer: base };
    const given = Object.fromEntries([...kind.unique, ...kind.ids].map((member) => [member, body[member]]));
    const taken = duplicate(given);
    if (taken) return refuseDuplicate(taken);
    const n = collection.next();
    const from = isMembers(baseObject) ? baseObject : {};
    const isTaken = (member: string, value: string) =>
      collection.find({ [member]: value }, {}) !== undefined || documents.find({ [member]: value }) !== undefined;
    const made = newObject({
      document,
      kind,
      role,
      documents,
      base: from,
      body,
      n,
      now,
      seed: `${seed} ${api}`,
      isTaken,
    });
    for (const { in: place, name, member } of role.keys) {
      const value = place === "path" ? turn.path[name] : place === "query" ? turn.query.get(name) : body[name];
      if (value !== null && value !== undefined && !Object.hasOwn(made, member)) setMember(made, member, value);
    }
    const object = applyHint(made);
    const answer = show(object);
    const stored = at ? takeBack(object, valueAt(parse(answer), at), hint.as) : object;
    collection.put({ n, ids: idsOf(stored), scope, object: stored });
    changed({ kind: "created", after: stored });
    return { answer: withLocation(answer, baseObject, stored, kind) };
  };

  const values = Object.fromEntries(
    role.keys.flatMap(({ in: place, name, member }) => {
      const value = place === "path" ? turn.path[name] : place === "query" ? turn.query.get(name) : body[name];
      return value === undefined || value === null || value === "" ? [] : [[member, String(value)]];
    }),
  );

  if (role.role === "create") return create();
  if (role.role === "list") return list();

  const entry = Object.keys(values).length ? collection.find(values, scope) : undefined;
  const documented = entry ? documents.objects.find(({ n }) => n === entry.n) : documents.find(values);
  if (role.role === "upsert" && !entry?.object) return create();
  if (Object.keys(values).length === 0) return { answer: base };
  if (entry ? !entry.object : !documented) {
    // Where no id is documented, there is no telling a known one before the first is made.
    if (!entry && !collection.touched() && !documents.knows(Object.keys(values))) return { answer: base };
    if (hint.missing) return { example: hint.missing };
    if (role.operation.method === "put" && Object.hasOwn(role.operation.answers, "201")) return create();
    const names = role.keys.filter(({ member }) => Object.hasOwn(values, member)).map(({ name }) => name);
    return {
      reason: `there is no ${kind.name} with this ${names.join(" and ")}`,
      title: "Not found",
      codes: [404, 410, 400, 422],
    };
  }

  const before = entry?.object ?? asAsked(documented as Documented, values);
  if (role.role === "read") {
    const verbatim = !entry && documented?.shown.has(role.operation.id);
    return { answer: verbatim ? base : show(before) };
  }
  const keep = (after: Members): void => {
    const known = entry?.ids ?? mergeIds(documented as Documented, values);
    const n = entry?.n ?? (documented as Documented).n;
    // A documented object keeps the ids by which the contract shows it.
    const ids = n < 0 ? { ...idsOf(after), ...known } : idsOf(after, known);
    collection.put({ n, ids, scope: entry?.scope ?? scope, object: after });
  };

  if (role.role === "delete") {
    if (hint.set || hint.unset) {
      const after = applyHint(before);
      touch(after, now);
      keep(after);
      changed({ kind: "deleted", before, after });
      return { answer: show(after) };
    }
    if (documented) collection.put({ n: documented.n, ids: mergeIds(documented, values), scope });
    else if (entry) collection.remove(entry);
    changed({ kind: "deleted", before });
    return { answer: show(before) };
  }

  const patched = role.role === "action" ? before : updated(before);
  const taken = duplicate(pick(patched, Object.keys(body)), entry);
  if (taken) return refuseDuplicate(taken);
  const after = applyHint(patched);
  touch(after, now);
  const answer = show(after);
  const stored = at && role.role === "update" ? takeBack(after, valueAt(parse(answer), at), hint.as) : after;
  keep(stored);
  changed({ kind: "updated", before, after: stored });
  return { answer };

  /** The object with the members of the request. */
  function updated(object: Members): Members {
    if (!isMembers(request.body)) return object;
    const own = pick(
      body,
      Object.keys(body).filter((name) => kind.members.has(name)),
    );
    const way = hint.update ?? (role.operation.method === "put" ? "replace" : "merge");
    const answers = shapeOf(document, objectSchemas(document, role)).properties;
    if (way === "replace") {
      const rest = { ...object };
      for (const [name, schemas] of requestShape(document, role.operation).properties) {
        if (kind.made.has(name) || Object.hasOwn(own, name)) continue;
        const blank = blankFor(document, schemas, answers.get(name) ?? []);
        if (blank === undefined) delete rest[name];
        else setMember(rest, name, blank);
      }
      return { ...rest, ...structuredClone(own) };
    }
    const merged = mergePatch(object, own) as Members;
    // Null at the top stays where the answer has it.
    for (const [name, value] of Object.entries(own))
      if (value === null && shapeOf(document, answers.get(name) ?? []).nullable) setMember(merged, name, null);
    return merged;
  }

  function list(): Remembered {
    if (!at || !Array.isArray(baseObject)) return { answer: base };
    if (!collection.touched() && documents.objects.length === 0) return { answer: base };
    const listed = listAll({ kind, role, documents, collection, query: turn.query, scope });
    const page = readPage(role.operation, turn.query);
    const schemas = objectSchemas(document, role);
    const first = isMembers(baseObject[0]) ? baseObject[0] : {};
    const { maxItems } = shapeOf(document, schemasAt(document, role.success.schemas, at)).schemas[0] ?? {};
    const shown = cut(listed, page, maxItems).map(
      ({ object, verbatim, documented }) =>
        verbatim ??
        project(object, {
          document,
          schemas,
          base: documented?.shown.get(role.operation.id) ?? first,
          as: hint.as,
          owns: () => true,
        }),
    );
    const answer = withCounts(withValueAt(turn.answer, at, shown), listed.length, page, shown.length);
    return {
      answer: write(
        answer,
        shown.map((_, i) => [...at, String(i)]),
        first,
      ),
    };
  }
}

const pick = (members: Members, names: readonly string[]): Members =>
  Object.fromEntries(names.filter((name) => Object.hasOwn(members, name)).map((name) => [name, members[name]]));

const parse = ({ body }: MockAnswer): unknown => (body === undefined ? undefined : JSON.parse(body));

/** A documented object under the ids that it was asked for by; its example may have placeholders there. */
function asAsked({ object }: Documented, values: Record<string, string>): Members {
  const asked = structuredClone(object);
  for (const [member, value] of Object.entries(values)) if (typeof asked[member] === "string") asked[member] = value;
  return asked;
}

function mergeIds({ ids }: Documented, values: Record<string, string>): Entry["ids"] {
  const merged = structuredClone(ids);
  for (const [member, value] of Object.entries(values))
    merged[member] = [...new Set([...(merged[member] ?? []), value])];
  return merged;
}

/** An address that ends in the id of the contract's own answer ends in that of the new object. */
function withLocation(answer: MockAnswer, base: unknown, object: Members, { made }: Kind): MockAnswer {
  const { location } = answer.headers;
  if (!location || !isMembers(base)) return answer;
  const id = [...made].find((member) => location.endsWith(`/${base[member]}`));
  if (id === undefined) return answer;
  const start = location.slice(0, location.lastIndexOf("/") + 1);
  return { ...answer, headers: { ...answer.headers, location: `${start}${encodeURIComponent(String(object[id]))}` } };
}

/** Values of the parameters in a path. */
function pathValues({ path: template }: Operation, path: string): Record<string, string> {
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
