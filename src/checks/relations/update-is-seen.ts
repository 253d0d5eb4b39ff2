import { isJsonObject, type JsonObject } from "../../core/json-object.ts";
import { followTokens } from "../../core/json-pointer.ts";
import type { Role } from "../../resources/index.ts";
import { shown } from "../show-value.ts";
import { differences, isOfTheMoment, isSame } from "./compare.ts";
import { otherValue } from "./other-value.ts";
import {
  type Call,
  type Exchange,
  nothingToSay,
  type RelationCase,
  type RelationFinding,
  succeeded,
} from "./relation.ts";
import { create, naming, objectOf, pointerIn, type Resource, read, sensitiveIn } from "./resource.ts";

/** The next read sees an update, and what was not sent is as it was. */
export const updateIsSeen = (resource: Resource): RelationCase[] =>
  resource.creates.slice(0, 1).flatMap((made) =>
    resource.updates.flatMap((update) =>
      resource.reads.slice(0, 1).map((role) => ({
        name: `${update.operation.id}: is seen by ${role.operation.id}, and changes nothing else`,
        operation: update.operation,
        writes: true,
        run: (call) => run(resource, { made, update, role }, call),
      })),
    ),
  );

interface Roles {
  made: Role;
  update: Role;
  role: Role;
}

async function run(resource: Resource, roles: Roles, call: Call): Promise<RelationFinding[]> {
  const { made, update, role } = roles;
  const created = await create(resource, made, call);
  const { known, above } = created;
  const readAgain = async (): Promise<Shown> => {
    const exchange = await read(role, call, created);
    if (!exchange) return nothingToSay(`${made.operation.id} does not say what ${role.operation.id} asks for`);
    const object = objectOf(role, succeeded(exchange).value);
    return object ? { exchange, object } : nothingToSay(`${role.operation.id} shows no ${resource.kind.name}`);
  };
  const before = await readAgain();
  const change = changedBody(resource, update, before.object);
  const named = naming(update, { ...known, ...before.object }, above);
  const wanted = { ...change?.sent, ...valuesSet(update) };
  if (!named || Object.keys(wanted).length === 0)
    return nothingToSay(`no update is known of which ${role.operation.id} shows anything`);
  const updated = succeeded(await call(update.operation, { ...named, ...(change && { body: change.body }) }));
  const after = await readAgain();
  return [
    ...lost(roles, wanted, after),
    ...changedBeside(resource, roles, { before, after, wanted }),
    ...shownOtherwise(resource, roles, updated, { after, known: { ...known, ...wanted } }),
  ];
}

/** An object, and the response that shows it. */
interface Shown {
  exchange: Exchange;
  object: JsonObject;
}

/** What the contract says that the update sets by itself: plain values. */
const valuesSet = ({ hint }: Role): JsonObject =>
  Object.fromEntries(
    Object.entries(hint.set ?? {}).filter(([, value]) => typeof value !== "string" || !/[${]/.test(value)),
  );

function lost({ update, role }: Roles, wanted: JsonObject, { exchange, object }: Shown): RelationFinding[] {
  const message = `the update by ${update.operation.id} is lost`;
  return Object.entries(wanted)
    .filter(([name, value]) => Object.hasOwn(object, name) && !isSame(value, object[name]) && typeof value !== "object")
    .map(([name, value]) => ({
      exchange,
      pointer: pointerIn(role, name),
      message,
      wanted: value,
      expected: shown(value),
      got: shown(object[name]),
    }));
}

interface Compared {
  before: Shown;
  after: Shown;
  wanted: JsonObject;
}

const isCopy = (wanted: JsonObject, pointer: string, got: unknown): boolean => {
  const name = pointer.slice(pointer.lastIndexOf("/") + 1);
  return Object.hasOwn(wanted, name) && isSame(wanted[name], got);
};

/** What was not sent is as it was. */
function changedBeside(
  { nodes, kind }: Resource,
  { made, update, role }: Roles,
  { before, after, wanted }: Compared,
): RelationFinding[] {
  const hidden = sensitiveIn(nodes, role.shown);
  const set = [...Object.keys(update.hint.set ?? {}), ...(update.hint.unset ?? []), ...(update.hint.fresh ?? [])];
  return Object.keys(before.object)
    .filter((name) => !Object.hasOwn(wanted, name) && !isOfTheMoment(name) && !hidden.has(name) && !set.includes(name))
    .filter((name) => Object.hasOwn(after.object, name))
    .flatMap((name) =>
      differences(before.object[name], after.object[name])
        // A copy further down of what was sent.
        .filter(({ pointer, got }) => !isCopy(wanted, pointer, got))
        .map(({ pointer, expected, got }) => ({
          exchange: after.exchange,
          pointer: pointerIn(role, name) + pointer,
          severity: kind.ids.has(name) || made.sendable.has(name) ? ("broken" as const) : ("drift" as const),
          message: `was changed by ${update.operation.id}, which was not sent it`,
          wanted: expected,
          expected: shown(expected),
          got: shown(got),
        })),
    );
}

/** What the update itself shows is what is read next. Where the read is wrong, that is told already. */
function shownOtherwise(
  { nodes, kind }: Resource,
  { update, role }: Roles,
  exchange: Exchange,
  { after, known }: { after: Shown; known: JsonObject },
): RelationFinding[] {
  const object = update.at === undefined ? undefined : objectOf(update, exchange.value);
  const hidden = new Set([...sensitiveIn(nodes, role.shown), ...sensitiveIn(nodes, update.shown)]);
  return Object.keys(object ?? {})
    .filter((name) => Object.hasOwn(after.object, name) && !isOfTheMoment(name) && !hidden.has(name))
    .filter((name) => differences(known[name] ?? after.object[name], after.object[name]).length === 0)
    .flatMap((name) =>
      differences(after.object[name], object?.[name]).map(({ pointer, expected, got }) => ({
        exchange,
        pointer: pointerIn(update, name) + pointer,
        severity: kind.ids.has(name) || update.sendable.has(name) ? ("broken" as const) : ("drift" as const),
        message: `is not what ${role.operation.id} reads afterwards`,
        wanted: expected,
        expected: shown(expected),
        got: shown(got),
      })),
    );
}

/** A body that changes one property, and what it says of the object. */
function changedBody(
  { prepare, kind, nodes }: Resource,
  update: Role,
  object: JsonObject,
): { body: unknown; sent: JsonObject } | undefined {
  const { body, check } = prepare(update.operation);
  const schema = body?.schema;
  if (!body || schema === undefined) return undefined;
  const good = body.good.value;
  const inner = followTokens(good, update.from);
  const hidden = sensitiveIn(nodes, update.shown);
  const wrap = (sent: JsonObject): unknown =>
    update.from.reduceRight<unknown>((value, name) => ({ [name]: value }), sent);
  // What a replacement does not send is gone, so it sends the object as it is.
  const whole = Object.fromEntries(
    [...update.sendable.keys()].flatMap((name) => (isSent(object[name]) ? [[name, object[name]] as const] : [])),
  );
  const bases =
    update.operation.method === "put" ? [whole, { ...(isJsonObject(inner) ? inner : {}), ...whole }] : [{}, whole];
  for (const base of bases)
    for (const [name, pointers] of update.sendable) {
      if (!isSent(object[name]) || kind.ids.has(name) || kind.unique.has(name) || hidden.has(name)) continue;
      const choices = nodes
        .view(pointers)
        .parts.flatMap(({ schema }) => (Array.isArray(schema.enum) ? schema.enum : []));
      const isGood = (next: unknown) => check(schema, wrap({ ...base, [name]: next })).length === 0;
      const next = otherValue(object[name], choices, isGood);
      if (next === undefined || typeof next !== typeof object[name]) continue;
      const sent = { ...base, [name]: next };
      return { body: wrap(sent), sent };
    }
  return undefined;
}

const isSent = (value: unknown): boolean => value !== undefined && value !== null;
