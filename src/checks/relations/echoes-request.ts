import type { Contract, Operation } from "../../contract/index.ts";
import { followTokens } from "../../core/json-pointer.ts";
import { isJson } from "../../core/media-type.ts";
import { type Echo, planEchoes, type Role } from "../../resources/index.ts";
import { schemaCheck, schemaNodes } from "../../schema/index.ts";
import { isRead } from "../case.ts";
import { shown } from "../show-value.ts";
import { differences } from "./compare.ts";
import { pointerOf, type RelationCase, type RelationFinding, succeeded } from "./relation.ts";

/** A response says of the request what the request said: the amount, the currency, the order's number. */
export function echoesRequest(contract: Contract, operation: Operation, role: Role | undefined): RelationCase[] {
  if (isRead(operation)) return [];
  const nodes = schemaNodes(contract.document);
  const sent = Object.entries(operation.body?.content ?? {}).find(([type, { schema }]) => isJson(type) && schema);
  const key = Object.keys(operation.responses).find((one) => /^2/.test(one)) ?? "";
  const came = Object.entries(operation.responses[key]?.content ?? {}).find(
    ([type, one]) => isJson(type) && one.schema,
  );
  if (!sent || !came) return [];
  const check = schemaCheck(contract, "response");
  const { hint } = role ?? {};
  // What the operation itself sets is not what was sent.
  const own = [...Object.keys(hint?.set ?? {}), ...(hint?.unset ?? []), ...(hint?.fresh ?? [])];
  const isSensitive = (pointers: readonly string[]) =>
    nodes.view(pointers).parts.some(({ schema }) => schema["x-sensitive"] === true);
  const echoes = planEchoes(nodes, [sent[1].pointer], [came[1].pointer]).filter(
    ({ to, sent, shown }) => !own.includes(to.at(-1) ?? "") && !isSensitive(sent) && !isSensitive(shown),
  );
  if (echoes.length === 0) return [];
  const isClosed = ({ shown }: Echo) => nodes.view(shown).parts.some(({ schema }) => Array.isArray(schema.enum));
  return [
    {
      name: `${operation.id}: the response says what the request said`,
      operation,
      writes: true,
      async run(call) {
        const exchange = succeeded(await call(operation));
        return echoes.flatMap((echo): RelationFinding[] => {
          const was = followTokens(exchange.body, echo.from);
          const is = followTokens(exchange.value, echo.to);
          if (was === undefined || was === null || is === undefined || is === null) return [];
          // What the response could not say is not expected of it.
          if (echo.shown.some((pointer) => check(pointer, was).length > 0)) return [];
          return differences(was, is).map(({ pointer, expected, got }) => ({
            exchange,
            pointer: pointerOf(echo.to) + pointer,
            // A vendor may well write a name or a phone number in another way.
            severity: typeof got === "number" || typeof expected !== "string" || isClosed(echo) ? "broken" : "drift",
            message: "the response does not say what the request said",
            expected: shown(expected),
            got: shown(got),
          }));
        });
      },
    },
  ];
}
