import type { OpenApiDocument } from "../../contract/index.ts";
import type { Documents } from "./documented.ts";
import { generateId } from "./generate-id.ts";
import { copyJson, isMembers, type Members, setMember } from "./json.ts";
import { type Kind, objectSchemas, type Role, requestShape } from "./plan.ts";
import { shapeOf } from "./shape.ts";
import { isChangeTime, isCreationTime, isTime, writeLike } from "./times.ts";

export interface Making {
  document: OpenApiDocument;
  kind: Kind;
  role: Role;
  documents: Documents;
  /** The object of the contract's own answer. */
  base: Members;
  /** What the caller sent. */
  body: Members;
  /** Its number among those of its kind. */
  n: number;
  /** Milliseconds since 1970 UTC. */
  now: number;
  /** What makes the ids of this mock its own. */
  seed: string;
  /** Whether a value of an id is in use already. */
  isTaken: (member: string, value: string) => boolean;
}

/**
 * The object that a create makes: what the caller sent, ids of its own, and otherwise what the contract's own answer has,
 * moved to the present. What the caller could have sent and did not is what the contract gives as default, or nothing.
 */
export function newObject(making: Making): Members {
  const { document, kind, role, base, body, now } = making;
  const request = requestShape(document, role.operation).properties;
  const answer = shapeOf(document, objectSchemas(document, role));
  const object: Members = {};
  for (const [name, value] of Object.entries(base)) {
    if (!request.has(name)) setMember(object, name, copyJson(value));
    else if (!Object.hasOwn(body, name)) {
      const blank = blankFor(document, request.get(name) ?? [], answer.properties.get(name) ?? []);
      if (blank !== undefined) setMember(object, name, blank);
      else if (answer.required.has(name)) setMember(object, name, copyJson(value));
    }
  }
  const created = Object.keys(object).find((name) => isCreationTime(name) && isTime(object[name]));
  const age = created === undefined ? undefined : now - Date.parse(object[created] as string);
  for (const [name, value] of Object.entries(object))
    if (age !== undefined && !request.has(name) && isTime(value))
      object[name] = writeLike(Date.parse(value) + age, value);
  makeIds(making, object, answer.properties);
  for (const [name, value] of Object.entries(body))
    if (kind.members.has(name) || answer.properties.has(name)) setMember(object, name, copyJson(value));
  return object;
}

/** What stands for a member that was not sent: its default, or null where the answer may have it. */
export function blankFor(document: OpenApiDocument, request: readonly unknown[], answer: readonly unknown[]): unknown {
  const given = shapeOf(document, request).schemas.find((schema) => schema.default !== undefined)?.default;
  if (given !== undefined) return copyJson(given);
  return shapeOf(document, answer).nullable ? null : undefined;
}

function makeIds(making: Making, object: Members, declared: ReadonlyMap<string, unknown[]>): void {
  const { document, kind, role, documents, base, n, seed, isTaken } = making;
  for (const member of [...kind.made, ...(role.hint.fresh ?? [])]) {
    const old = base[member];
    const schemas = shapeOf(document, declared.get(member) ?? []).schemas;
    if (old === undefined && !declared.has(member)) continue;
    const documented = documents.objects.flatMap(({ object, ids }) => [object[member], ...(ids[member] ?? [])]);
    const examples = [old, ...schemas.flatMap(({ example, examples = [] }) => [example, ...examples]), ...documented];
    const schema = Object.assign({}, ...[...schemas].reverse());
    let id: string | number;
    let attempt = 0;
    do {
      const text = JSON.stringify([seed, kind.name, n, member, attempt++]);
      id = generateId({ text, n: n + attempt - 1, examples: examples.filter(isModel), schema });
    } while (isTaken(member, String(id)) && attempt < 1000);
    setMember(object, member, id);
    // An address or a name that is made of the id is made of this one.
    if (typeof old === "string" && old.length > 5)
      for (const [name, value] of Object.entries(object))
        if (name !== member && typeof value === "string") object[name] = value.replaceAll(old, String(id));
  }
}

// Documentation prints placeholders.
const isModel = (value: unknown): boolean => value !== undefined && !/^<.*>$/.test(String(value));

/** Writes into an object that it was changed now, where it says when. */
export function touch(object: Members, now: number): void {
  for (const [name, value] of Object.entries(object))
    if (isChangeTime(name) && isTime(value)) object[name] = writeLike(now, value);
}

/** The instant as this object writes times. */
export function nowAs(now: number, ...objects: unknown[]): string {
  const like = objects
    .flatMap((object) => (isMembers(object) ? Object.values(object) : []))
    .find((value): value is string => isTime(value));
  return writeLike(now, like ?? "2026-01-01T00:00:00.000Z");
}
