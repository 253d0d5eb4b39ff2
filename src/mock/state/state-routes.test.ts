import { beforeAll, describe, expect, test } from "vitest";
import { createMock, type Mock } from "../create-mock.ts";
import { loadFixture } from "../fixtures/requests.ts";

let mock: Mock;
beforeAll(async () => {
  mock = await createMock([await loadFixture("shop")], { seed: 1 });
});

async function ask(method: string, path: string, body?: string, namespace?: string) {
  const headers: HeadersInit = namespace === undefined ? {} : { "countersign-namespace": namespace };
  const request = new Request(`http://mock.test${path}`, { method, headers, ...(body !== undefined && { body }) });
  const response = await mock.fetch(request);
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : undefined };
}

describe("the clock", () => {
  test("is shown, set and moved on", async () => {
    const clock = async (order: unknown) => (await ask("POST", "/_countersign/clock", JSON.stringify(order))).body;
    expect((await ask("GET", "/_countersign/clock")).body).toEqual({ now: "2026-01-01T00:00:00.000Z", running: false });
    expect(await clock({ advance: 90.5 })).toEqual({ now: "2026-01-01T00:01:30.500Z", running: false });
    expect(await clock({ set: "2027-01-01T00:00:00+01:00" })).toEqual({
      now: "2026-12-31T23:00:00.000Z",
      running: false,
    });
    expect((await clock({ set: "now" })).running).toBe(true);
    await ask("DELETE", "/_countersign/state");
    expect((await ask("GET", "/_countersign/clock")).body.now).toBe("2026-01-01T00:00:00.000Z");
  });

  test.each([["not json"], ["{}"], ['{"set":"soon"}'], ['{"advance":1e300}'], ['{"advance":"1"}'], ["null"], ["[]"]])(
    "refuses %s",
    async (order) => {
      const { status, body } = await ask("POST", "/_countersign/clock", order);
      expect([status, body.title]).toEqual([400, "Bad request"]);
      expect(body.detail).toMatch(/^[A-Z].*\.$/);
    },
  );
});

describe("the state", () => {
  test("of one namespace is shown, put into another, and forgotten", async () => {
    const pet = async (namespace?: string) => (await ask("GET", "/pets/1", undefined, namespace)).body.name;
    const request = new Request("http://mock.test/pets", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"name":"Rex"}',
    });
    await mock.fetch(request);
    const { body } = await ask("GET", "/_countersign/state");
    expect((await ask("PUT", "/_countersign/state", JSON.stringify(body), "copy")).status).toBe(204);
    expect(await pet("copy")).toBe("Rex");
    expect((await ask("DELETE", "/_countersign/state", undefined, "copy")).status).toBe(204);
    expect([await pet("copy"), await pet()]).toEqual(["string", "Rex"]);
    expect((await ask("DELETE", "/_countersign/state", undefined, "*")).status).toBe(204);
    expect(await pet()).toBe("string");
  });

  test.each([
    ["null"],
    ["[]"],
    ['{"countersign":1}'],
    ['{"countersign":1,"clock":{"fixed":1},"resources":{"a":1}}'],
    ['{"countersign":1,"clock":{"fixed":1},"resources":{"a":{"b":{"count":1,"entries":[{"n":1}]}}}}'],
    ['{"countersign":1,"clock":{"fixed":1},"resources":{"a":{"b":{"count":1e300,"entries":[]}}}}'],
    ['{"countersign":1,"clock":{"fixed":1},"resources":{"a":{"b":{"count":-5,"entries":[]}}}}'],
  ])("refuses %s", async (state) => {
    expect((await ask("PUT", "/_countersign/state", state)).status).toBe(400);
  });

  test("is asked for with the right method and namespace", async () => {
    expect((await ask("POST", "/_countersign/state")).status).toBe(405);
    expect((await ask("GET", "/_countersign/state", undefined, "*")).status).toBe(400);
    expect((await ask("GET", "/_countersign/state", undefined, "a b")).status).toBe(400);
    expect((await ask("GET", "/_countersign/nothing")).status).toBe(404);
  });
});
