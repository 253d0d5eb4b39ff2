import type { JsonObject } from "../../core/json-object.ts";
import type { Role } from "../../resources/index.ts";
import { shown } from "../show-value.ts";
import { differences, isOfTheMoment } from "./compare.ts";
import { type Exchange, nothingToSay, type RelationCase, type RelationFinding, succeeded } from "./relation.ts";
import { create, namings, objectOf, pointerIn, type Resource, sensitiveIn } from "./resource.ts";

/** What was created is what is read, by each way to name it. */
export const createdIsRead = (resource: Resource): RelationCase[] =>
  resource.creates.flatMap((made) =>
    resource.reads.map((role) => ({
      name: `${role.operation.id}: reads what ${made.operation.id} created`,
      operation: role.operation,
      writes: true,
      async run(call) {
        const { object, known, above } = await create(resource, made, call);
        const ways = namings(role, known, above);
        if (ways.length === 0)
          return nothingToSay(`${made.operation.id} does not say what ${role.operation.id} asks for`);
        const findings: RelationFinding[] = [];
        for (const way of ways)
          findings.push(...compareObjects(resource, { made, role }, object, await call(role.operation, way)));
        return findings;
      },
    })),
  );

/** What a read shows against what the create showed. */
function compareObjects(
  resource: Resource,
  { made, role }: { made: Role; role: Role },
  object: JsonObject,
  exchange: Exchange,
): RelationFinding[] {
  if (exchange.status === 404) return [{ exchange, message: `what ${made.operation.id} created is not there (404)` }];
  const got = objectOf(role, succeeded(exchange).value);
  if (!got) return nothingToSay(`${role.operation.id} shows no ${resource.kind.name}`);
  const hidden = new Set([...sensitiveIn(resource.nodes, role.shown), ...sensitiveIn(resource.nodes, made.shown)]);
  return Object.keys(object)
    .filter((name) => Object.hasOwn(got, name) && !hidden.has(name) && !isOfTheMoment(name))
    .flatMap((name) => compare(made, role, { name, was: object[name], is: got[name], resource }))
    .map((finding) => ({ exchange, ...finding }));
}

/** Ids and what the caller sent stay what they were; of the rest, the vendor may have gone on. */
function compare(
  made: Role,
  role: Role,
  { name, was, is, resource }: { name: string; was: unknown; is: unknown; resource: Resource },
): Omit<RelationFinding, "exchange">[] {
  const isKept = resource.kind.ids.has(name) || made.sendable.has(name);
  return differences(was, is).map(({ pointer, expected, got }) => ({
    pointer: pointerIn(role, name) + pointer,
    severity: isKept ? "broken" : "drift",
    message: `is not what ${made.operation.id} created`,
    wanted: expected,
    expected: shown(expected),
    got: shown(got),
  }));
}
