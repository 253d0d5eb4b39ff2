import type { Role } from "../../resources/index.ts";
import { shown } from "../show-value.ts";
import { nothingToSay, type RelationCase } from "./relation.ts";
import { create, pointerIn, type Resource } from "./resource.ts";

/** Two objects that were created one after the other have different ids. */
export const idsDiffer = (resource: Resource, target: "mock" | "live"): RelationCase[] =>
  resource.creates
    .filter(({ hint }) => resource.made.size > 0 && hint.role !== "upsert")
    .map((role) => ({
      name: `${role.operation.id}: each one has an id of its own`,
      operation: role.operation,
      writes: true,
      async run(call) {
        const first = await create(resource, role, call);
        const second = await create(resource, role, call);
        const ids = [...resource.made].filter(
          (id) => Object.hasOwn(first.object, id) && (target === "live" || canCount(resource, role, id)),
        );
        if (ids.length === 0) return nothingToSay(`${role.operation.id} shows no id that the vendor makes`);
        return ids
          .filter((id) => first.object[id] !== null && first.object[id] === second.object[id])
          .map((id) => ({
            exchange: second.exchange,
            pointer: pointerIn(role, id),
            message: "is the id of the one that was created before",
            expected: "another id",
            got: shown(first.object[id]),
          }));
      },
    }));

/** Whether the mock can make one id after the other: within bounds and steps it gives the one value that is known to fit. */
function canCount({ nodes }: Resource, { shown: view }: Role, id: string): boolean {
  const bounds = ["enum", "const", "multipleOf", "maximum", "exclusiveMinimum", "exclusiveMaximum"];
  const { parts, types } = nodes.view(view.properties.get(id) ?? []);
  if (![...types].every((type) => ["string", "integer", "null"].includes(type as string))) return false;
  const isShort = ({ maxLength }: { maxLength?: number }) => maxLength !== undefined && maxLength < 8;
  return !parts.some(({ schema }) => isShort(schema) || bounds.some((keyword) => schema[keyword] !== undefined));
}
