import Module from "node:module";
import { expect, test, vi } from "vitest";
import { UsageError } from "../../core/errors.ts";
import { createMock } from "../create-mock.ts";
import { bad, inlineContract, inlineMock, ok } from "../fixtures/inline.ts";

/** How Node loads a package, one that it has loaded already too: not public, and the same for every require. */
interface Loader {
  _load(id: string, ...more: unknown[]): unknown;
}

const description = {
  paths: {
    "/a": {
      get: {
        operationId: "getA",
        parameters: [{ name: "n", in: "query", schema: { type: "integer" } }],
        responses: { 200: ok, 400: bad },
        // Prism would call this address.
        callbacks: { told: { "http://127.0.0.1:9/": { post: { responses: { 200: { description: "ok" } } } } } },
      },
    },
  },
};

test("an engine that is not installed is asked for with one line", async () => {
  const loader = Module as unknown as Loader;
  const load = loader._load;
  vi.spyOn(loader, "_load").mockImplementation((id, ...more) => {
    if (id.startsWith("@stoplight/")) throw Object.assign(new Error("not found"), { code: "MODULE_NOT_FOUND" });
    return load(id, ...more);
  });
  const make = createMock([await inlineContract(description)], { engine: "prism" });
  await expect(make).rejects.toThrow(UsageError);
  await expect(make).rejects.toThrow(/: npm install --save-dev @stoplight\/prism-http@\S+$/);
});

test.each(["countersign", "prism"] as const)(
  "%s judges requests and gives the contract's responses",
  async (engine) => {
    const ask = await inlineMock(description, { engine });
    expect(await ask("GET /a?n=1")).toMatchObject({ status: 200, body: '{"ok":true}', invalid: null });
    expect(await ask("GET /a?n=x")).toMatchObject({
      status: 400,
      invalid: "Request query parameter n must be integer",
    });
    expect(await ask("GET /a", { headers: { prefer: "code=400" } })).toMatchObject({ status: 400, invalid: null });
  },
);

test("an engine that does not exist is named, with those that do", async () => {
  const contract = await inlineContract(description);
  const make = createMock([contract], { engine: "prsm" as never });
  await expect(make).rejects.toThrow(UsageError);
  await expect(make).rejects.toThrow('there is no engine "prsm"; expected countersign or prism. Did you mean prism?');
});
