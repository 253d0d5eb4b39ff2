import type { Kind, Role } from "../../resources/index.ts";
import type { SchemaNodes } from "../../schema/index.ts";
import { isId, type JsonObject, setProperty } from "../json.ts";
import { completeSent } from "./complete-sent.ts";
import { type DrawnTemplates, type TemplateId, templateOf } from "./object-template.ts";
import { isChangeTime, isTime, writeLike } from "./times.ts";

export interface Making {
  nodes: SchemaNodes;
  kind: Kind;
  role: Role;
  /** The object of the contract's own response. */
  base: JsonObject;
  drawn: DrawnTemplates;
  /** What the caller sent. */
  body: JsonObject;
  /** Its number among those of its kind. */
  n: number;
  /** Milliseconds since 1970 UTC. */
  now: number;
  /** What makes the ids of this mock its own. */
  seed: string;
  /** Whether a value of an id is in use already. */
  isTaken: (property: string, value: string) => boolean;
}

/**
 * The object that a create makes: what the caller sent, ids of its own, and otherwise what the contract's own response has,
 * moved to the present. What the caller could have sent and did not is what the contract gives as default, or nothing.
 */
export function newObject(making: Making): JsonObject {
  const { body, now, kind } = making;
  const { model, times, ids, spare, shown } = templateOf(making);
  // As a whole, because properties that are set one by one cost ten times as much.
  const object: JsonObject = { ...model };
  const birth = times.find(({ name, own, creation }) => creation && (own || !Object.hasOwn(body, name)));
  if (birth) for (const { name, own, at, like } of times) if (own) object[name] = writeLike(at + now - birth.at, like);
  for (const id of ids) makeId(making, id, object);
  if (spare && ![...kind.ids].some((id) => isId(body[id]))) makeId(making, spare, object);
  const { sendable, shown: response } = making.role;
  for (const name of Object.keys(body))
    if (shown.has(name)) {
      const declared = [sendable.get(name) ?? [], response.properties.get(name) ?? []] as const;
      setProperty(object, name, completeSent(making.nodes, ...declared, body[name], making.base[name]));
    } else delete object[name];
  return object;
}

function makeId(
  { kind, n, seed, isTaken }: Making,
  { property, old, madeOf, make }: TemplateId,
  object: JsonObject,
): void {
  let id: string | number;
  let attempt = 0;
  do {
    id = make(`${seed}\n${kind.name}\n${n}\n${property}\n${attempt++}`, n + attempt - 1);
  } while (isTaken(property, String(id)) && attempt < 1000);
  setProperty(object, property, id);
  if (old === undefined) return;
  // An address or a name that is made of the id is made of this one.
  for (const name of madeOf) {
    const value = object[name];
    if (typeof value === "string") object[name] = value.replaceAll(old, String(id));
  }
}

/** Writes into an object that it was changed now, where it says when. */
export function touch(object: JsonObject, now: number): void {
  for (const [name, value] of Object.entries(object))
    if (isChangeTime(name) && isTime(value)) object[name] = writeLike(now, value);
}
