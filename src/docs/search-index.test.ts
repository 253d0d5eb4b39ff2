import { beforeAll, expect, test } from "vitest";
import { type Contract, loadContract } from "../contract/index.ts";
import { claimPlaces, placesOf } from "./claim-places.ts";
import { searchRecords } from "./search-index.ts";

let contract: Contract;
beforeAll(async () => {
  contract = await loadContract(new URL("fixtures/harbour.yaml", import.meta.url).pathname, "harbour");
});

test("operations, events, properties, parameters, headers and credentials can be looked up", () => {
  const records = searchRecords([contract]);
  const found = (title: string, kind: string) => records.find((one) => one.title === title && one.kind === kind);
  expect(found("Retrieve a berth", "operation")).toEqual({
    kind: "operation",
    title: "Retrieve a berth",
    where: "GET /berths/{id}",
    text: "Retrieves a berth.",
    more: "getBerth",
    level: "documented",
    url: "harbour.html#/berths-and-boats/getberth",
    api: "harbour",
  });
  expect(found("owner.name", "property")).toMatchObject({
    where: "response 200 of getBerth and 1 more",
    level: "observed",
    url: "harbour.html#/berths-and-boats/getberth#berths-and-boats/getberth/t=response&c=200&path=owner/name",
  });
  expect(found("since", "parameter")?.url).toMatch(/t=request&in=query&path=since$/);
  expect(found("X-Tide", "header")?.where).toBe("header of response 200 of getBerth");
  expect(found("signature", "credential")).toMatchObject({
    where: "X-Signature",
    level: "assumed",
    url: "harbour.html#/section/authentication/signature",
  });
  expect(found("A berth is free", "webhook")?.where).toBe("onBerthFreed");
});

test("values that a property can have and codes of refusals lead to where they are shown", () => {
  const document = structuredClone(contract.document);
  const berth = document.components.schemas.Berth.properties;
  berth.note["x-known-values"] = ["TO_LET", "a whole sentence", true, 7];
  const [operation] = contract.operations;
  if (!operation) throw new Error("the fixture has no operation");
  const example = {
    value: {
      status: "invalid-request",
      statusCode: 404,
      requestId: "req_123",
      message: "Nothing",
      code: "NO_BERTH",
      errors: ["no_such_berth", "There is no such berth.", "Forbidden"],
      detail: { ok: false, vendorCode: 4041 },
    },
  };
  const refusal = { description: "No.", headers: {}, content: { json: { pointer: "", examples: { example } } } };
  const operations = [{ ...operation, responses: { ...operation.responses, "404": refusal } }];
  const records = searchRecords([{ ...contract, document, operations }]);
  const codes = records.filter(({ kind }) => kind === "value" || kind === "error code");
  expect(codes.map(({ title, where }) => `${title} ${where}`)).toEqual([
    "TO_LET of note, response 200 of getBerth",
    "NO_BERTH response 404 of getBerth",
    "no_such_berth response 404 of getBerth",
    "4041 response 404 of getBerth",
  ]);
});

test("guides are found by their titles and headings", () => {
  const guide = { title: "Pay", path: "guides/pay.html", headings: [{ text: "Refund", id: "refund" }] };
  expect(searchRecords([], [guide])).toEqual([
    { kind: "guide", title: "Pay", url: "guides/pay.html" },
    { kind: "guide", title: "Refund", where: "Pay", url: "guides/pay.html#refund" },
  ]);
});

test("what is nearest around a claim says where it is shown", () => {
  const places = claimPlaces(contract);
  expect(placesOf(places, "/components/schemas/Berth/properties/length/maximum")[0]).toMatchObject({
    part: "response 200",
    name: "length",
  });
  expect(placesOf(places, "/servers/0")).toEqual([]);
});

test("where every schema leads to every other, all is placed, though not at each of its places", () => {
  const response = { description: "", content: { json: { schema: { $ref: "#/components/schemas/Hub" } } } };
  const names = Array.from({ length: 300 }, (_, i) => `p${i}`);
  const hub = { properties: Object.fromEntries(names.map((name) => [name, { properties: { inner: {} } }])) };
  const paths = Object.fromEntries(names.map((name) => [name, { get: { responses: { "200": response } } }]));
  const [first] = contract.operations;
  const operations = names.map((name) => ({
    ...first,
    pointer: `/paths/${name}/get`,
    responses: { "200": {} },
    parameters: [],
  }));
  const document = { openapi: "3.1.0", paths, components: { schemas: { Hub: hub } } };
  const places = claimPlaces({ ...contract, document, operations, webhooks: [] } as unknown as Contract);
  expect(placesOf(places, "/components/schemas/Hub/properties/p299/properties/inner")[0]?.name).toBe("p299.inner");
  expect([...places.values()].flat().length).toBeLessThan(110_000);
});
