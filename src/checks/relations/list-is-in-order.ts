import type { JsonObject } from "../../core/json-object.ts";
import type { Role } from "../../resources/index.ts";
import { shown } from "../show-value.ts";
import { fill, type ListPage, listPage } from "./list-pages.ts";
import { type Call, nothingToSay, type RelationCase, type RelationFinding, succeeded } from "./relation.ts";
import { callList, itemsOf, pointerIn, type Resource } from "./resource.ts";

/** A list has the order that the contract gives it (`x-resource`), and at a live target the one that is asked for. */
export function listIsInOrder(resource: Resource, writes: boolean, target: "mock" | "live"): RelationCase[] {
  return resource.lists.flatMap((list) => {
    const { order } = list.hint;
    const asked = target === "live" ? sortings(list) : [];
    const known = order === undefined ? [] : [{ values: {}, order }];
    return [...known, ...asked].map(({ values, order }) => ({
      name: `${list.operation.id}: is in the order of ${order}${Object.values(values).length ? " when asked" : ""}`,
      operation: list.operation,
      writes: false,
      async run(call: Call) {
        await fill(resource, call, writes);
        const ask = callList(resource, list, call);
        const page = Object.keys(values).length ? await sortedPage(list, ask, values) : await listPage(list, ask);
        return outOfOrder(list, page, order);
      },
    }));
  });
}

async function sortedPage(list: Role, call: Call, values: Record<string, unknown>): Promise<ListPage> {
  const exchange = succeeded(await call(list.operation, { values }));
  return { exchange, items: itemsOf(list, exchange.value) ?? [] };
}

/** What may be asked of the order of a list: the values of a closed parameter that name a property, and a direction. */
function sortings({ operation, shown: view }: Role): { values: JsonObject; order: string }[] {
  const sorting = operation.parameters.find(
    ({ in: place, name }) => place === "query" && /^(sort|order)(_?by)?$/i.test(name),
  );
  const choices = (sorting?.schema as { enum?: unknown[] } | undefined)?.enum ?? [];
  return choices.slice(0, 4).flatMap((choice) => {
    const [, minus, name = "", direction] = /^([-+]?)(\w+?)(?:[.: _](asc|desc))?$/i.exec(String(choice)) ?? [];
    if (!view.properties.has(name)) return [];
    const isDescending = minus === "-" || /^desc/i.test(direction ?? "");
    return [{ values: { [`query ${sorting?.name}`]: choice }, order: `${isDescending ? "-" : ""}${name}` }];
  });
}

function outOfOrder(list: Role, { exchange, items }: ListPage, order: string): RelationFinding[] {
  const isDescending = order.startsWith("-");
  const name = order.replace(/^[-+]/, "");
  const values = items.map((item) => item[name]).filter((value) => value !== undefined && value !== null);
  if (new Set(values).size < 2) return nothingToSay(`${list.operation.id} shows no two values of ${name}`);
  const wrong = values.findIndex(
    (value, i) => i > 0 && (isDescending ? isBelow(values[i - 1], value) : isBelow(value, values[i - 1])),
  );
  if (wrong < 0) return [];
  const message = `is not in the order of ${order}: ${shown(values[wrong])} comes after ${shown(values[wrong - 1])}`;
  return [{ exchange, pointer: pointerIn(list, "").slice(0, -1), message }];
}

function isBelow(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") return a < b;
  const [first, second] = [String(a), String(b)];
  const isNumeric = [first, second].every((text) => /^-?\d+(\.\d+)?$/.test(text));
  if (isNumeric) return Number(first) < Number(second);
  const times = [Date.parse(first), Date.parse(second)] as const;
  if (/^\d{4}-\d\d-\d\d/.test(first) && times.every((time) => !Number.isNaN(time))) return times[0] < times[1];
  // How a vendor sorts upper case, accents and blanks is its own affair.
  return /^[a-z0-9]+$/.test(first + second) && first < second;
}
