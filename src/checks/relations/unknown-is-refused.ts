import { onlyOne, type Role } from "../../resources/index.ts";
import { isSuccess, matchResponse } from "../match-response.ts";
import { shown } from "../show-value.ts";
import { freshValue } from "./other-value.ts";
import { nothingToSay, type RelationCase, type RelationFinding } from "./relation.ts";
import { objectOf, type Resource } from "./resource.ts";

/** What nobody made is not found. */
export function unknownIsRefused({ reads, kind, prepare }: Resource, target: "mock" | "live"): RelationCase[] {
  if (kind.single) return [];
  // Where no example says which object it is, the mock gives it to whoever asks.
  const isNamed = (role: Role, property: string) => objectOf(role, role.success.example)?.[property] !== undefined;
  return reads
    .filter(({ operation, hint }) => matchResponse(operation, 404) !== undefined && hint.missing === undefined)
    .flatMap((role) => {
      const { operation } = role;
      const key = role.keys.findLast(({ in: place, property }) => place === "path" && property !== onlyOne);
      if (!key || (target === "mock" && (kind.borrowed || kind.unnamed || !isNamed(role, key.property)))) return [];
      return [
        {
          name: `${operation.id}: refuses ${key.name} that nobody made`,
          operation,
          writes: false,
          async run(call): Promise<RelationFinding[]> {
            const context = prepare(operation);
            const place = `path ${key.name}`;
            const schema = context.parameters.find((one) => one.key === place)?.schema;
            const isGood = (value: unknown) => schema === undefined || context.check(schema, value).length === 0;
            const value = freshValue(context.values[place], isGood);
            if (value === undefined) return nothingToSay(`no other ${key.name} is known that fits`);
            const exchange = await call(operation, { values: { [place]: value } });
            const { status } = exchange;
            if (status === 401 || status === 403 || status === 429 || status >= 500)
              return nothingToSay(`${operation.id} got ${status}`);
            if (!isSuccess(operation, status)) return [];
            const message = `expected a refusal (404), since nobody made ${shown(value)}, got ${status}`;
            return [{ exchange, message }];
          },
        },
      ];
    });
}
