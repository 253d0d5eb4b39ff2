import { isJsonObject, type JsonObject } from "../../core/json-object.ts";
import { followTokens } from "../../core/json-pointer.ts";
import type { Role } from "../../resources/index.ts";
import { shown } from "../show-value.ts";
import { differences, isOfTheMoment, isSame } from "./compare.ts";
import { otherValue } from "./other-value.ts";
import { type Call, nothingToSay, type RelationCase, type RelationFinding, succeeded } from "./relation.ts";
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

async function run(resource: Resource, { made, update, role }: Roles, call: Call): Promise<RelationFinding[]> {
  const { known } = await create(resource, made, call);
  const readAgain = async () => {
    const exchange = await read(role, call, known);
    if (!exchange) return nothingToSay(`${made.operation.id} does not say what ${role.operation.id} asks for`);
    const object = objectOf(role, succeeded(exchange).value);
    return object ? { exchange, object } : nothingToSay(`${role.operation.id} shows no ${resource.kind.name}`);
  };
  const before = await readAgain();
  const change = changedBody(resource, update, before.object);
  const named = naming(update, { ...known, ...before.object });
  if (!change || !named) return nothingToSay(`no update is known of which ${role.operation.id} shows anything`);
  succeeded(await call(update.operation, { ...named, body: change.body }));
  const { exchange, object } = await readAgain();
  const findings: RelationFinding[] = [];
  for (const [name, value] of Object.entries(change.sent)) {
    if (!Object.hasOwn(object, name) || isSame(value, object[name]) || typeof value === "object") continue;
    const message = `the update by ${update.operation.id} is lost`;
    findings.push({
      exchange,
      pointer: pointerIn(role, name),
      message,
      wanted: value,
      expected: shown(value),
      got: shown(object[name]),
    });
  }
  const hidden = sensitiveIn(resource.nodes, role.shown);
  const set = [...Object.keys(update.hint.set ?? {}), ...(update.hint.unset ?? []), ...(update.hint.fresh ?? [])];
  for (const name of Object.keys(before.object)) {
    if (Object.hasOwn(change.sent, name) || isOfTheMoment(name) || hidden.has(name) || set.includes(name)) continue;
    if (!Object.hasOwn(object, name)) continue;
    const isKept = resource.kind.ids.has(name) || made.sendable.has(name);
    for (const { pointer, expected, got } of differences(before.object[name], object[name]))
      findings.push({
        exchange,
        pointer: pointerIn(role, name) + pointer,
        severity: isKept ? "broken" : "drift",
        message: `was changed by ${update.operation.id}, which was not sent it`,
        wanted: expected,
        expected: shown(expected),
        got: shown(got),
      });
  }
  return findings;
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
