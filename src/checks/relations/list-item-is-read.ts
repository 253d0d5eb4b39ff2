import { shown } from "../show-value.ts";
import { differences, isOfTheMoment } from "./compare.ts";
import { fill, listPage } from "./list-pages.ts";
import { nothingToSay, type RelationCase } from "./relation.ts";
import { askedList, callList, objectOf, pointerIn, type Resource, read, sensitiveIn } from "./resource.ts";

/** What a list shows of an object is what is read of it. */
export const listItemIsRead = (resource: Resource, writes: boolean): RelationCase[] =>
  resource.lists.slice(0, 2).flatMap((list) =>
    resource.reads.slice(0, 1).map((role) => ({
      name: `${role.operation.id}: reads what ${list.operation.id} shows`,
      operation: role.operation,
      writes: false,
      async run(call) {
        await fill(resource, call, writes, 1);
        const { items } = await listPage(list, callList(resource, list, call));
        const [item] = items;
        if (!item) return nothingToSay(`${list.operation.id} shows nothing`);
        const exchange = await read(role, call, { known: item, above: askedList(resource, list) });
        if (!exchange) return nothingToSay(`${list.operation.id} does not show what ${role.operation.id} asks for`);
        if (exchange.status === 404)
          return [{ exchange, message: `what ${list.operation.id} shows is not there (404)` }];
        const got = exchange.status < 300 ? objectOf(role, exchange.value) : undefined;
        if (!got) return nothingToSay(`${role.operation.id} got ${exchange.status}`);
        const hidden = new Set([
          ...sensitiveIn(resource.nodes, list.shown),
          ...sensitiveIn(resource.nodes, role.shown),
        ]);
        return Object.entries(item)
          .filter(([name]) => Object.hasOwn(got, name) && !hidden.has(name) && !isOfTheMoment(name))
          .flatMap(([name, was]) =>
            differences(was, got[name]).map(({ pointer, expected, got }) => ({
              exchange,
              pointer: pointerIn(role, name) + pointer,
              severity:
                resource.kind.ids.has(name) || typeof got === "number" ? ("broken" as const) : ("drift" as const),
              message: `is not what ${list.operation.id} shows`,
              wanted: expected,
              expected: shown(expected),
              got: shown(got),
            })),
          );
      },
    })),
  );
