import { describe, expect, test } from "vitest";
import { createMockFetch, type MockFetchOptions } from "../create-mock-fetch.ts";
import { inlineMock } from "../fixtures/inline.ts";
import { fixture } from "../fixtures/requests.ts";

const base = "http://shop.test";

function shop(options: Omit<MockFetchOptions, "api"> = {}) {
  const mock = createMockFetch({ api: fixture("shop"), seed: 1, ...options });
  const send = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await mock(`${base}${path}`, {
      method,
      headers: { ...headers, ...(body !== undefined && { "content-type": "application/json" }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : undefined, headers: response.headers };
  };
  return { mock, send };
}

describe("a description without hints", () => {
  test("remembers by its paths alone", async () => {
    const { send } = shop();
    const made = await send("POST", "/pets", { name: "Rex", tag: "big" });
    expect([made.status, made.body]).toEqual([201, { name: "Rex", tag: "big", note: null, id: 1, kind: "cat" }]);
    expect((await send("GET", "/pets/1")).body).toEqual(made.body);
    expect((await send("POST", "/pets", { name: "Tom" })).body.id).toBe(2);
    expect((await send("GET", "/pets")).body).toMatchObject({ items: [{ name: "Tom" }, { name: "Rex" }], total: 2 });
    expect((await send("DELETE", "/pets/1")).status).toBe(204);
    expect((await send("GET", "/pets/1")).status).toBe(404);
    expect((await send("DELETE", "/pets/1")).status).toBe(404);
    expect((await send("PATCH", "/pets/1", { name: "Max" })).status).toBe(404);
    expect((await send("GET", "/pets")).body.total).toBe(1);
    // A number is never given twice.
    expect((await send("POST", "/pets", { name: "Max" })).body.id).toBe(3);
  });

  test("updates what is given, null taking away, and replaces the whole with PUT", async () => {
    const { send } = shop();
    await send("POST", "/pets", { name: "Rex", tag: "big", note: "good", tricks: { a: "sit", b: "roll" } });
    const patched = await send("PATCH", "/pets/1", { note: null, tricks: { a: null, c: "beg" } });
    expect(patched.body).toMatchObject({ name: "Rex", tag: "big", note: null, tricks: { b: "roll", c: "beg" } });
    const replaced = await send("PUT", "/pets/1", { name: "Max" });
    expect(replaced.body).toEqual({ name: "Max", note: null, id: 1, kind: "cat" });
    expect((await send("GET", "/pets/1")).body).toEqual(replaced.body);
  });

  test("cuts lists into pages and filters them by parameters that are properties", async () => {
    const { send } = shop();
    for (const name of ["a", "b", "c", "d", "e"])
      await send("POST", "/pets", { name, tag: name < "c" ? "low" : "high" });
    const names = async (query: string) => {
      const { items, total } = (await send("GET", `/pets${query}`)).body;
      return [items.map(({ name }: { name: string }) => name).join(""), total];
    };
    expect(await names("")).toEqual(["edcba", 5]);
    expect(await names("?per_page=2")).toEqual(["ed", 5]);
    expect(await names("?per_page=2&page=3")).toEqual(["a", 5]);
    expect(await names("?page=9")).toEqual(["", 5]);
    expect(await names("?tag=low")).toEqual(["ba", 2]);
  });

  test("shows an object in lists as it is by now", async () => {
    const { send } = shop();
    await send("POST", "/pets", { name: "Rex", tag: "big" });
    const listed = async () => (await send("GET", "/pets")).body.items[0];
    const first = await listed();
    expect(await listed()).toEqual(first);
    await send("PATCH", "/pets/1", { name: "Max" });
    expect(await listed()).toEqual({ ...first, name: "Max" });
  });

  test("keeps what lies below different objects apart, and forgets what no response shows", async () => {
    const { mock, send } = shop();
    const { body, headers } = await send("POST", "/shops/a/orders", { sku: "cup", secret: "hush" });
    expect(body).toEqual({
      order_id: expect.stringMatching(/^ord_\d{12}$/),
      sku: "cup",
      createdAt: "2026-01-01T00:00:00Z",
      dueAt: "2026-01-02T00:00:00Z",
    });
    expect(headers.get("location")).toBe(`/shops/a/orders/${body.order_id}`);
    expect((await send("GET", `/shops/a/orders/${body.order_id}`)).body).toEqual(body);
    expect((await send("GET", `/shops/b/orders/${body.order_id}`)).status).toBe(404);
    expect((await send("GET", "/shops/a/orders")).body).toEqual([body]);
    expect((await send("GET", "/shops/b/orders")).body).toEqual([]);
    expect(JSON.stringify(await mock.snapshot())).not.toContain("hush");
  });

  test("answers as the contract would until the first of a kind is made", async () => {
    const { send } = shop();
    expect((await send("GET", "/pets/9")).status).toBe(200);
    await send("POST", "/pets", { name: "Rex" });
    expect((await send("GET", "/pets/9")).status).toBe(404);
  });

  test("can be told to remember nothing", async () => {
    const { mock, send } = shop({ stateless: true });
    expect((await send("POST", "/pets", { name: "Rex" })).body.name).toBe("Rex");
    expect((await send("GET", "/pets/77")).status).toBe(200);
    await expect(mock.reset()).rejects.toThrow("this mock is stateless");
  });

  test("gives the contract's own response when it is asked for by name, and does nothing else", async () => {
    const { send } = shop();
    await send("POST", "/pets", { name: "Rex" }, { prefer: "code=201" });
    expect((await send("GET", "/pets/1")).body.name).toBe("string");
  });

  test("takes properties called like those of every object for names like any other", async () => {
    const { send } = shop();
    const tricks = JSON.parse('{"__proto__": "x", "constructor": "y", "toString": "z"}');
    const made = await send("POST", "/pets", { name: "Rex", tricks });
    expect(Object.keys(made.body.tricks)).toEqual(["__proto__", "constructor", "toString"]);
    const patched = await send("PATCH", "/pets/1", { tricks: JSON.parse('{"__proto__": "w", "constructor": null}') });
    expect(JSON.stringify(patched.body.tricks)).toBe('{"__proto__":"w","toString":"z"}');
    expect(({} as { x?: string }).x).toBeUndefined();
  });

  test("takes properties called like what JavaScript converts with, in the contract's own objects too", async () => {
    const json = (schema: object) => ({ description: "A thing", content: { "application/json": { schema } } });
    const thing = {
      type: "object",
      properties: { id: { type: "string" }, odd: { type: "object", properties: { toString: { const: "a" } } } },
    };
    const ask = await inlineMock({
      paths: {
        "/things": { post: { operationId: "make", responses: { 201: json(thing) } } },
        "/things/{id}": {
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
          get: { operationId: "read", responses: { 200: json(thing) } },
        },
      },
    });
    const made = await ask("POST /things");
    expect(made.status).toBe(201);
    expect((await ask(`GET /things/${JSON.parse(made.body).id}`)).body).toBe(made.body);
  });
});

describe("seed, clock and namespaces", () => {
  test("make answers repeatable, and differ with the seed", async () => {
    const run = async (seed: number) => (await shop({ seed }).send("POST", "/shops/a/orders", { sku: "cup" })).body;
    expect(await run(1)).toEqual(await run(1));
    expect((await run(1)).order_id).not.toBe((await run(2)).order_id);
  });

  test("keep the clock where it is put", async () => {
    const { mock, send } = shop({ clock: "2030-05-05T05:05:05Z" });
    const created = async () => (await send("POST", "/shops/a/orders", { sku: "cup" })).body.createdAt;
    expect(await created()).toBe("2030-05-05T05:05:05Z");
    await mock.clock({ advance: 3600 });
    expect(await created()).toBe("2030-05-05T06:05:05Z");
    await mock.clock({ set: "2031-01-01T00:00:00Z" });
    expect(await created()).toBe("2031-01-01T00:00:00Z");
    await mock.clock({ set: "now" });
    expect(Math.abs(Date.parse(await created()) - Date.now())).toBeLessThan(5000);
    await expect(mock.clock({ set: "soon" })).rejects.toThrow(
      'the clock has to be now or an instant such as 2026-01-01T00:00:00Z, got "soon".',
    );
  });

  test("keep namespaces apart, the clock included", async () => {
    const { mock, send } = shop();
    const inside = { "countersign-namespace": "one" };
    await mock.clock({ advance: 1 }, "one");
    expect((await send("POST", "/shops/a/orders", { sku: "cup" }, inside)).body.createdAt).toBe("2026-01-01T00:00:01Z");
    expect((await send("GET", "/shops/a/orders", undefined, inside)).body).toHaveLength(1);
    await send("POST", "/shops/a/orders", { sku: "tea" });
    expect((await send("GET", "/shops/a/orders")).body.map(({ sku }: { sku: string }) => sku)).toEqual(["tea"]);
    expect((await send("GET", "/pets", undefined, { "countersign-namespace": "no/name" })).status).toBe(400);
  });

  test("can be kept, taken back and forgotten", async () => {
    const { mock, send } = shop();
    await send("POST", "/pets", { name: "Rex" });
    const snapshot = await mock.snapshot();
    await send("POST", "/pets", { name: "Tom" });
    await send("DELETE", "/pets/1");
    await mock.restore(snapshot);
    expect((await send("GET", "/pets")).body.items.map(({ name }: { name: string }) => name)).toEqual(["Rex"]);
    expect((await send("POST", "/pets", { name: "Max" })).body.id).toBe(2);
    await mock.reset();
    expect((await send("POST", "/pets", { name: "Max" })).body.id).toBe(1);
    await expect(mock.restore({ countersign: 2 } as never)).rejects.toThrow(
      "this is not a state as GET /_countersign/state gives it",
    );
  });

  test("tell listeners of each change, before and after", async () => {
    const changes: unknown[] = [];
    const { send } = shop({ onChange: (change) => void changes.push(change) });
    await send("POST", "/pets", { name: "Rex" });
    await send("PATCH", "/pets/1", { name: "Max" });
    await send("DELETE", "/pets/1");
    await send("GET", "/pets");
    const [created, updated] = changes as { after: object }[];
    const at = Date.UTC(2026, 0, 1);
    const common = { api: "shop", resource: "pet", namespace: "default", at };
    expect(changes).toEqual([
      { ...common, operation: "createPet", kind: "created", after: created?.after },
      {
        ...common,
        operation: "updatePet",
        kind: "updated",
        before: created?.after,
        after: { ...created?.after, name: "Max" },
      },
      { ...common, operation: "deletePet", kind: "deleted", before: updated?.after },
    ]);
  });
});
