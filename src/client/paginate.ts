import { valueAt } from "../core/json-pointer.ts";
import type { Pages } from "./descriptor.ts";
import { CountersignError, type ErrorContext } from "./errors.ts";
import type { As } from "./result.ts";

/** What a method has that lists items page by page; `paginate` goes by it. */
export interface Paged<Item> {
  readonly pages: Pages & { api: string; operation: string };
  /** For types only. */
  readonly of?: Item;
}

/** A page was refused: the items before it have been given. */
export class RefusedError extends CountersignError {
  override name = "RefusedError";
  readonly code = "refused";
  // Not a property that is printed: the response can hold what no log should.
  readonly #result: unknown;

  constructor(result: { status: number }, context: ErrorContext) {
    super(`a page was refused with ${result.status}`, { ...context, answered: true });
    this.#result = result;
  }

  /** What the call for the page resolved with. */
  get result(): unknown {
    return this.#result;
  }
}

/**
 * The items of a list operation, one after the other: `for await (const item of paginate(api.listThings))`. A page is
 * asked for when its first item is. The list ends at an empty page, at one that is shorter than an earlier one or than
 * was asked for (if the contract allows as many as that), or with as many items as the responses say there are.
 *
 * @throws RefusedError when the provider refuses a page; what a call rejects with, when one does.
 */
export async function* paginate<Call extends { params?: { query?: any } } | undefined, Item>(
  operation: ((call: Call) => Promise<any>) & Paged<Item>,
  ...[call]: undefined extends Call ? [call?: NoInfer<Call> & As<"json">] : [call: NoInfer<Call> & As<"json">]
): AsyncGenerator<Item, void, undefined> {
  const {
    api,
    operation: id,
    offset,
    page = "page",
    first = 1,
    size = "",
    most = 0,
    items: place,
    total,
  } = operation.pages;
  const query = { ...call?.params?.query };
  const counter = offset ?? page;
  query[counter] ??= offset ? 0 : first;
  const asked = query[size] <= most ? query[size] : 0;
  for (let given = 0, longest = asked, skipped = offset ? query[counter] : 0; ; ) {
    const params = { ...call?.params, query: { ...query } };
    const result = await operation({ ...call, params, parseAs: "json" } as unknown as Call);
    if (!result.ok) throw new RefusedError(result, { api, operation: id });
    const items = (valueAt(result.data, place) ?? []) as Item[];
    yield* items;
    if (given === 0 && !offset) skipped = (query[counter] - first) * (query[size] ?? items.length);
    given += items.length;
    const all = total === undefined ? undefined : valueAt(result.data, total);
    if (items.length === 0 || items.length < longest || (typeof all === "number" && skipped + given >= all)) return;
    longest = items.length;
    query[counter] += offset ? items.length : 1;
  }
}
