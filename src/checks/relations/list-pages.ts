import type { Parameter } from "../../contract/index.ts";
import type { JsonObject } from "../../core/json-object.ts";
import { type PagingRole, pagingOf, pagingRole, type Role } from "../../resources/index.ts";
import { type Call, type Exchange, nothingToSay, succeeded } from "./relation.ts";
import { create, itemsOf, type Resource } from "./resource.ts";

/** One page of a list. */
export interface ListPage {
  exchange: Exchange;
  items: JsonObject[];
}

/** The first page of a list, or the one that paging parameters ask for. @throws NothingToSay when it does not come. */
export async function listPage(
  role: Role,
  call: Call,
  paging: Partial<Record<PagingRole, number>> = {},
): Promise<ListPage> {
  const parameters = pagingOf(role.operation);
  const values = Object.fromEntries(
    Object.entries(paging).map(([name, value]) => [`query ${parameters[name as PagingRole]?.name}`, value]),
  );
  const exchange = succeeded(await call(role.operation, { values }));
  const items = itemsOf(role, exchange.value);
  return items ? { exchange, items } : nothingToSay(`${role.operation.id} shows no list`);
}

/** Where pages begin to be counted. */
export const firstNumber = ({ schema }: Parameter): number => {
  const { default: usual, minimum } = schema as { default?: unknown; minimum?: unknown };
  return usual === 0 || minimum === 0 ? 0 : 1;
};

/** The pages of a list one after the other, as far as they can be asked for and up to a number. @returns whether these are all. */
export async function walkList(role: Role, call: Call, most = 8): Promise<{ pages: ListPage[]; isWhole: boolean }> {
  const { offset, number } = pagingOf(role.operation);
  const pages = [await listPage(role, call)];
  const size = pages[0]?.items.length ?? 0;
  if (size === 0) return { pages, isWhole: true };
  if (!offset && !number) return { pages, isWhole: pagingOf(role.operation).limit === undefined };
  let seen = size;
  while (pages.length < most) {
    const next = offset ? { offset: seen } : { number: firstNumber(number as Parameter) + pages.length };
    const page = await listPage(role, call, next);
    if (page.items.length === 0) return { pages, isWhole: true };
    pages.push(page);
    seen += page.items.length;
    if (page.items.length < size) return { pages, isWhole: true };
  }
  return { pages, isWhole: false };
}

/** Makes some objects for a list to have, where things may be made. */
export async function fill(resource: Resource, call: Call, writes: boolean, count = 3): Promise<void> {
  const [role] = resource.creates;
  if (!role || !writes) return;
  for (let i = 0; i < count; i++) await create(resource, role, call);
}

/** Whether a list must be asked for something of its objects: then it need not show all of them. */
export const isFiltered = ({ operation, kind }: Role, { kind: whole }: Resource): boolean =>
  operation.parameters.some(
    (one) => one.in === "query" && one.required && pagingRole(one.name) === undefined && whole.name === kind,
  );
