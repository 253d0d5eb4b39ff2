import { isJsonObject } from "../../core/json-object.ts";
import { followTokens } from "../../core/json-pointer.ts";
import { type CountRole, countRole, pointersAt, type Role } from "../../resources/index.ts";
import { fill, type ListPage, walkList } from "./list-pages.ts";
import { nothingToSay, pointerOf, type RelationCase, type RelationFinding } from "./relation.ts";
import { callList, type Resource } from "./resource.ts";

/** What is counted beside a list agrees with the list. */
export const totalsAgree = (resource: Resource, writes: boolean): RelationCase[] =>
  resource.lists
    .filter((list) => countsSomething(resource, list))
    .map((list) => ({
      name: `${list.operation.id}: totals agree with what it shows`,
      operation: list.operation,
      writes: false,
      async run(call) {
        await fill(resource, call, writes);
        const { pages, isWhole } = await walkList(list, callList(resource, list, call));
        const [first] = pages;
        const counted = first ? countsOf(list, first) : [];
        if (!first || counted.length === 0) return nothingToSay(`${list.operation.id} counts nothing`);
        const total = pages.reduce((sum, { items }) => sum + items.length, 0);
        return counted.flatMap(({ tokens, role, value }): RelationFinding[] => {
          const expected = role === "shown" ? first.items.length : role === "total" ? total : pages.length > 1;
          const isKnown = role === "shown" || (isWhole && (role === "total" || pages.length > 1 || hasPages(list)));
          if (!isKnown || value === expected) return [];
          const message = `does not agree with what ${list.operation.id} shows`;
          const found = { expected: String(expected), got: String(value) };
          return [{ exchange: first.exchange, pointer: pointerOf(tokens), message, ...found }];
        });
      },
    }));

/** Whether the contract shows a count around or beside the list. */
function countsSomething({ nodes }: Resource, { at = [], success }: Role): boolean {
  const namesAt = (tokens: string[]): string[] => {
    const example = followTokens(success.example, tokens);
    const declared = [...nodes.view(pointersAt(nodes, success, tokens)).properties.keys()];
    return [...declared, ...Object.keys(isJsonObject(example) ? example : {})];
  };
  const isCount = (name: string) => ["total", "shown", "more"].includes(countRole(name) ?? "");
  return at.some((_, i) => {
    const around = at.slice(0, i);
    const names = namesAt(around);
    return [...names, ...names.flatMap((name) => namesAt([...around, name]))].some(isCount);
  });
}

const hasPages = ({ operation }: Role): boolean =>
  operation.parameters.some(({ name }) => /^(offset|skip|page)$/i.test(name));

interface Count {
  tokens: string[];
  role: CountRole;
  value: number | boolean;
}

/** The counts in the objects around a list, and in an object beside it. */
function countsOf({ at = [] }: Role, { exchange }: ListPage): Count[] {
  const around = at.map((_, i) => at.slice(0, i));
  const beside = around.flatMap((tokens) => {
    const value = followTokens(exchange.value, tokens);
    return isJsonObject(value) ? Object.keys(value).map((name) => [...tokens, name]) : [];
  });
  return [...around, ...beside].flatMap((tokens) => {
    const value = followTokens(exchange.value, tokens);
    if (!isJsonObject(value)) return [];
    return Object.entries(value).flatMap(([name, count]): Count[] => {
      const role = countRole(name);
      const isOne =
        role === "total" || role === "shown"
          ? typeof count === "number"
          : role === "more" && typeof count === "boolean";
      return role && isOne ? [{ tokens: [...tokens, name], role, value: count as number | boolean }] : [];
    });
  });
}
