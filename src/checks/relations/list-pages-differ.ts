import { plural } from "../../core/plural.ts";
import type { Role } from "../../resources/index.ts";
import { pagingOf } from "../../resources/index.ts";
import { fill, firstNumber, listPage, walkList } from "./list-pages.ts";
import { type Call, nothingToSay, type RelationCase, type RelationFinding } from "./relation.ts";
import { callList, idOf, pointerIn, type Resource } from "./resource.ts";

/** A list keeps to its limit, and its pages show each object once. */
export const listPagesDiffer = (resource: Resource, writes: boolean): RelationCase[] =>
  resource.lists.flatMap((list) => [
    {
      name: `${list.operation.id}: shows each of its objects once`,
      operation: list.operation,
      writes: false,
      async run(call) {
        await fill(resource, call, writes);
        return repeated(resource, list, callList(resource, list, call));
      },
    },
    ...(pagingOf(list.operation).limit
      ? [
          {
            name: `${list.operation.id}: keeps to its limit, and pages go on where the last one ended`,
            operation: list.operation,
            writes: false,
            async run(call: Call) {
              await fill(resource, call, writes);
              return cutAsAsked(resource, list, callList(resource, list, call));
            },
          },
        ]
      : []),
  ]);

const at = (list: Role): string => pointerIn(list, "").slice(0, -1);

async function repeated(resource: Resource, list: Role, call: Call): Promise<RelationFinding[]> {
  // Ids that callers choose need not be told apart across collections.
  if (resource.made.size === 0) return nothingToSay(`callers choose the ids of ${list.operation.id}`);
  const { pages } = await walkList(list, call);
  const ids = new Set<string>();
  for (const { exchange, items } of pages)
    for (const item of items) {
      const id = idOf(resource, item);
      if (id === undefined) continue;
      if (ids.has(id)) return [{ exchange, pointer: at(list), message: `the list shows ${id} twice` }];
      ids.add(id);
    }
  return ids.size < 2 ? nothingToSay(`${list.operation.id} shows fewer than two objects with an id`) : [];
}

async function cutAsAsked(resource: Resource, list: Role, call: Call): Promise<RelationFinding[]> {
  const { limit, offset, number } = pagingOf(list.operation);
  const isTold = resource.made.size > 0;
  const { minimum } = (limit?.schema ?? {}) as { minimum?: unknown };
  const least = typeof minimum === "number" ? Math.max(1, minimum) : 1;
  const all = await listPage(list, call);
  if (all.items.length <= least)
    return nothingToSay(`${list.operation.id} shows no more than ${plural(least, "object")}`);
  const first = await listPage(list, call, { limit: least });
  const findings: RelationFinding[] = [];
  if (first.items.length > least)
    findings.push({
      exchange: first.exchange,
      pointer: at(list),
      message: `${limit?.name} is not kept to`,
      expected: `at most ${plural(least, "item")}`,
      got: plural(first.items.length, "item"),
    });
  const next = offset ? { offset: least } : number ? { number: firstNumber(number) + 1 } : undefined;
  if (!next || findings.length) return findings;
  const second = await listPage(list, call, { limit: least, ...next });
  const shown = first.items.map((item) => idOf(resource, item));
  const again = second.items
    .map((item) => idOf(resource, item))
    .find((id) => isTold && id !== undefined && shown.includes(id));
  const by = (offset ?? number)?.name;
  if (again !== undefined)
    findings.push({
      exchange: second.exchange,
      pointer: at(list),
      message: `${by} does not go on: ${again} was on the page before`,
    });
  else if (second.items.length === 0)
    findings.push({
      exchange: second.exchange,
      pointer: at(list),
      message: `${by} shows nothing, though there is more`,
    });
  return findings;
}
