import { afterEach, expect, test } from "vitest";
import { closeAll, type Loose, serve } from "./fixtures/acme.ts";
import { paginate, RefusedError } from "./paginate.ts";
import { answerJson } from "./test-server.ts";

afterEach(closeAll);

const all = Array.from({ length: 7 }, (_, i) => i);

/** A provider of seven things. `cap` is the most that it gives at a time; `total` whether it counts them. */
async function provider({ cap = 100, total = false } = {}) {
  return serve(({ target }, response) => {
    const { pathname, searchParams } = new URL(target, "http://x");
    const number = (name: string, otherwise: number) => Number(searchParams.get(name) ?? otherwise);
    const size = Math.min(number(pathname === "/events" ? "size" : "limit", 3), cap);
    const from = pathname === "/events" ? (number("page", 1) - 1) * size : number("offset", 0);
    const items = all.slice(from, from + size);
    answerJson(response, 200, pathname === "/events" ? items : { data: items, ...(total && { meta: { total: 7 } }) });
  });
}

async function listed(items: AsyncIterable<unknown>): Promise<unknown[]> {
  const list: unknown[] = [];
  for await (const item of items) list.push(item);
  return list;
}

const targets = (received: { target: string }[]) => received.map(({ target }) => target);

test("items of a list with limit and offset, to the first short page", async () => {
  const { client, received } = await provider();
  const call: Loose = { params: { query: { limit: 4, q: "x" } } };
  expect(await listed(paginate(client.listThings, call))).toEqual(all);
  expect(targets(received)).toEqual(["/things?limit=4&q=x&offset=0", "/things?limit=4&q=x&offset=4"]);
  expect(call.params.query).toEqual({ limit: 4, q: "x" });
});

test("items of a list with pages that answers with a bare array", async () => {
  const { client, received } = await provider();
  expect(await listed(paginate(client.listEvents))).toEqual(all);
  expect(targets(received)).toEqual(["/events?page=1", "/events?page=2", "/events?page=3"]);
});

test("items are read as JSON, whatever form the caller asks for", async () => {
  const { client } = await provider();
  expect(await listed(paginate(client.listThings, { parseAs: "text" } as Loose))).toEqual(all);
});

test("from where the caller says", async () => {
  const { client } = await provider();
  expect(await listed(paginate(client.listEvents, { params: { query: { page: 2, size: 3 } } } as Loose))).toEqual(
    all.slice(3),
  );
  expect(await listed(paginate(client.listThings, { params: { query: { offset: 5 } } } as Loose))).toEqual([5, 6]);
});

test("a provider that gives fewer than were asked for is not taken for one that has no more", async () => {
  const { client } = await provider({ cap: 2 });
  expect(await listed(paginate(client.listThings, { params: { query: { limit: 500 } } } as Loose))).toEqual(all);
  expect(await listed(paginate(client.listEvents, { params: { query: { size: 500 } } } as Loose))).toEqual(all);
});

test("the number of all items, where answers have it, spares the last question", async () => {
  const { client, received } = await provider({ total: true });
  expect(await listed(paginate(client.listThings, { params: { query: { limit: 7 } } } as Loose))).toEqual(all);
  expect(received).toHaveLength(1);
});

test("a page is asked for when its first item is", async () => {
  const { client, received } = await provider();
  for await (const item of paginate(client.listThings)) if (item === 2) break;
  expect(received).toHaveLength(1);
});

test("a page that is refused ends it with an error that has the response", async () => {
  let left = 1;
  const { client } = await serve((_, response) =>
    left-- > 0 ? answerJson(response, 200, { data: [1, 2] }) : answerJson(response, 403, { why: "no" }),
  );
  const given: unknown[] = [];
  const error = await (async () => {
    for await (const item of paginate(client.listThings)) given.push(item);
  })().catch((error: unknown) => error);
  expect(given).toEqual([1, 2]);
  expect(error).toBeInstanceOf(RefusedError);
  expect(error).toMatchObject({ code: "refused", message: "acme listThings: a page was refused with 403" });
  expect((error as RefusedError).result).toMatchObject({ status: 403, error: { why: "no" } });
});

test("items are found under names that a JSON pointer escapes", async () => {
  const results = [{ "a/b": { "~": [1, 2] } }, { "a/b": { "~": [] } }];
  const list = Object.assign(async () => ({ ok: true, data: results.shift() }), {
    pages: { api: "acme", operation: "list", offset: "offset", items: "/a~1b/~0" },
  });
  expect(await listed(paginate(list as never))).toEqual([1, 2]);
});
