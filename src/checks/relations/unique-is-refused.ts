import { isJsonObject } from "../../core/json-object.ts";
import { followTokens } from "../../core/json-pointer.ts";
import { isSuccess } from "../match-response.ts";
import { nothingToSay, type RelationCase } from "./relation.ts";
import { create, freshBody, type Resource } from "./resource.ts";

/** A value that the contract calls unique is refused the second time. */
export const uniqueIsRefused = (resource: Resource): RelationCase[] =>
  resource.creates
    .filter(({ hint }) => hint.unique?.length)
    .map((role) => ({
      name: `${role.operation.id}: refuses what must be unique, sent twice`,
      operation: role.operation,
      writes: true,
      async run(call) {
        const body = freshBody(resource, role);
        const sent = followTokens(body, role.from);
        const names = (role.hint.unique ?? []).filter((name) => isJsonObject(sent) && Object.hasOwn(sent, name));
        if (names.length === 0) return nothingToSay("the request has nothing that must be unique");
        await create(resource, role, call, body);
        const exchange = await call(role.operation, { body });
        if (!isSuccess(role.operation, exchange.status)) return [];
        const message = `accepted with ${exchange.status}, expected a refusal: ${names.join(", ")} is unique, and was sent twice`;
        return [{ exchange, message }];
      },
    }));
