import { expect, test } from "vitest";
import { createMock } from "./create-mock.ts";
import { inlineContract, json, ok } from "./fixtures/inline.ts";

const thing = (example: object) => ({
  paths: {
    "/things": { get: { operationId: "listThings", responses: { "200": { ...ok, ...json({}, { example }) } } } },
  },
});
const contractOf = async (api: string, example: object) => ({ ...(await inlineContract(thing(example))), api });

test("an API is served as it is described now, beside the others; one that is let go is not any more", async () => {
  const mock = await createMock([await contractOf("one", { n: 1 }), await contractOf("two", { n: 2 })]);
  const get = async (api: string) => {
    const response = await mock.fetch(new Request(`http://mock/${api}/things`));
    return response.ok ? response.json() : response.status;
  };
  await mock.replace(await contractOf("two", { n: 22 }));
  expect([await get("one"), await get("two"), await get("three")]).toEqual([{ n: 1 }, { n: 22 }, 404]);
  await mock.replace(await contractOf("three", { n: 3 }));
  mock.remove("one");
  expect([await get("one"), await get("two"), await get("three")]).toEqual([404, { n: 22 }, { n: 3 }]);
  expect(mock.contracts.map(({ api }) => api)).toEqual(["two", "three"]);
});
