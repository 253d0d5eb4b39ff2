import { onlyOne } from "../../resources/index.ts";
import { schemaCheck } from "../../schema/index.ts";
import { shown } from "../show-value.ts";
import { isSame } from "./compare.ts";
import { nothingToSay, type RelationCase, succeeded } from "./relation.ts";
import { objectOf, pointerIn, type Resource } from "./resource.ts";

/** What is read is what was asked for: its id is the one of the request, whichever of its ids it is asked by. */
export function readIsAskedFor({ reads, kind, prepare, contract }: Resource): RelationCase[] {
  if (kind.borrowed || kind.unnamed) return [];
  const check = schemaCheck(contract, "response");
  return reads.flatMap((role) =>
    role.keys
      .filter(({ in: place, property }) => place !== "body" && property !== onlyOne)
      .map(({ in: place, name, property }): RelationCase => {
        const { operation } = role;
        const key = `${place} ${name}`;
        return {
          name: `${operation.id}: reads the one that ${name} names`,
          operation,
          writes: false,
          async run(call) {
            const asked = prepare(operation).values[key];
            if (asked === undefined) return nothingToSay(`no ${name} is known`);
            const declared = role.shown.properties.get(property) ?? [];
            if (declared.some((pointer) => check(pointer, asked).length > 0))
              return nothingToSay(`the ${name} that is known does not fit what a response shows`);
            const exchange = succeeded(await call(operation, { values: { [key]: asked } }));
            const object = objectOf(role, exchange.value);
            if (!object) return nothingToSay(`${operation.id} shows no ${kind.name}`);
            const got = Object.hasOwn(object, property) ? object[property] : undefined;
            if (got === undefined || got === null || isSame(String(asked), String(got))) return [];
            const message = "is not the one that was asked for";
            return [{ exchange, pointer: pointerIn(role, property), message, expected: shown(asked), got: shown(got) }];
          },
        };
      }),
  );
}
