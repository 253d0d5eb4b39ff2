import { isSuccess } from "../match-response.ts";
import { differences } from "./compare.ts";
import { nothingToSay, type RelationCase, succeeded } from "./relation.ts";
import { create, naming, objectOf, type Resource, read } from "./resource.ts";

/** What was deleted is no longer read as it was: it is not found, or shown as deleted. */
export const deletedIsGone = (resource: Resource): RelationCase[] =>
  resource.creates.slice(0, 1).flatMap((made) =>
    resource.deletes.flatMap((remove) =>
      resource.reads.slice(0, 1).map((role) => ({
        name: `${remove.operation.id}: what it deleted is gone`,
        operation: remove.operation,
        writes: true,
        async run(call) {
          const created = await create(resource, made, call);
          const before = await read(role, call, created);
          const named = naming(remove, created.known, created.above);
          if (!before || !named) return nothingToSay(`${made.operation.id} does not say what to delete`);
          const was = objectOf(role, succeeded(before).value);
          succeeded(await call(remove.operation, named));
          const exchange = (await read(role, call, created)) ?? before;
          if (exchange.status >= 500) return nothingToSay(`${role.operation.id} got ${exchange.status}`);
          if (!isSuccess(role.operation, exchange.status)) return [];
          // Many vendors go on to show it, marked as deleted.
          const is = objectOf(role, exchange.value);
          if (!was || !is || differences(was, is).length || Object.keys(was).length !== Object.keys(is).length)
            return [];
          return [{ exchange, message: `is still there, unchanged, after ${remove.operation.id} deleted it` }];
        },
      })),
    ),
  );
