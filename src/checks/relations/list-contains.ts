import { shown } from "../show-value.ts";
import { differences, isOfTheMoment } from "./compare.ts";
import { isFiltered, walkList } from "./list-pages.ts";
import { nothingToSay, type RelationCase } from "./relation.ts";
import { callList, create, idOf, pointerIn, type Resource, sensitiveIn } from "./resource.ts";

/** A list has what was created, as it was created. */
export const listContains = (resource: Resource): RelationCase[] =>
  resource.creates.slice(0, 1).flatMap((made) =>
    resource.lists
      .filter((list) => !isFiltered(list, resource))
      .map((list) => ({
        name: `${list.operation.id}: has what ${made.operation.id} created`,
        operation: list.operation,
        writes: true,
        async run(call) {
          const { object, known } = await create(resource, made, call);
          const id = idOf(resource, known);
          if (id === undefined) return nothingToSay(`${made.operation.id} shows no id`);
          const { pages, isWhole } = await walkList(list, callList(resource, list, call));
          const page = pages.find(({ items }) => items.some((item) => idOf(resource, item) === id));
          const [first] = pages;
          if (!page || !first) {
            if (!isWhole) return nothingToSay(`${list.operation.id} has more pages than were read`);
            if (first?.items.length && first.items.every((item) => idOf(resource, item) === undefined))
              return nothingToSay(`${list.operation.id} shows no id`);
            const message = `does not have what ${made.operation.id} created (${id})`;
            return first ? [{ exchange: first.exchange, pointer: pointerIn(list, "").slice(0, -1), message }] : [];
          }
          const index = page.items.findIndex((item) => idOf(resource, item) === id);
          const hidden = new Set([
            ...sensitiveIn(resource.nodes, list.shown),
            ...sensitiveIn(resource.nodes, made.shown),
          ]);
          return Object.entries(page.items[index] ?? {})
            .filter(([name]) => Object.hasOwn(object, name) && !hidden.has(name) && !isOfTheMoment(name))
            .flatMap(([name, is]) =>
              differences(object[name], is).map(({ pointer, expected, got }) => ({
                exchange: page.exchange,
                pointer: `${pointerIn(list, String(index))}${pointerIn({ ...list, at: [] }, name)}${pointer}`,
                severity: made.sendable.has(name) ? ("broken" as const) : ("drift" as const),
                message: `is not what ${made.operation.id} created`,
                wanted: expected,
                expected: shown(expected),
                got: shown(got),
              })),
            );
        },
      })),
  );
