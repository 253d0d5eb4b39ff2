import { expect, test } from "vitest";
import { UsageError } from "../../core/errors.ts";
import { createMock } from "../create-mock.ts";
import { bad, inlineContract, inlineMock, ok } from "../fixtures/inline.ts";

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
