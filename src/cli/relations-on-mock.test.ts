import { expect, test } from "vitest";
import { contractOf } from "../checks/fixtures/contract-of.ts";
import { relationCases } from "../checks/relations/index.ts";
import { runCases } from "../checks/run-checks.ts";
import { createMock } from "../mock/index.ts";
import { connectAs } from "./connect-as.ts";

/** What the relations of a small contract come to on our own mock, by name: `ok`, or what was found, or why nothing. */
async function relationsOn(document: object): Promise<Record<string, string>> {
  const contract = await contractOf(document);
  const mock = await createMock([contract], { seed: 1 });
  const baseUrl = `https://mock.invalid/${contract.api}`;
  const { results } = await runCases({
    contract,
    connect: connectAs(contract, baseUrl, {}),
    wire: (input, init) => mock.fetch(new Request(input, init)),
    baseUrl,
    relations: relationCases(contract),
    cases: [],
  });
  return Object.fromEntries(
    results.map(({ case: one, findings, inconclusive, skipped }) => [
      one.name,
      findings[0]?.message ?? inconclusive ?? skipped ?? "ok",
    ]),
  );
}

const json = (schema: object, more: object = {}) => ({
  description: "",
  content: { "application/json": { schema, ...more } },
});
const inPath = (name: string, more: object = {}) => ({
  name,
  in: "path",
  required: true,
  schema: { type: "string", ...more },
});
const string = { type: "string" };
const refund = { type: "object", required: ["id"], properties: { id: string, note: string } };
const noted = { required: true, ...json({ type: "object", properties: { note: string } }) };
const listed = json({ type: "object", properties: { data: { type: "array", items: refund } } });
const missing = { 404: json({}) };

test("an object is read below what it was made below, whatever a path calls that, and the object its own id", async () => {
  const found = await relationsOn({
    paths: {
      "/fees/{id}/refunds": {
        parameters: [inPath("id", { examples: ["fee_9"] })],
        post: { operationId: "createRefund", requestBody: noted, responses: { 201: json(refund) } },
        get: { operationId: "listRefunds", responses: { 200: listed } },
      },
      "/fees/{fee}/refunds/{id}": {
        parameters: [inPath("fee"), inPath("id")],
        get: { operationId: "getRefund", responses: { 200: json(refund), ...missing } },
        post: { operationId: "updateRefund", requestBody: noted, responses: { 200: json(refund), ...missing } },
      },
    },
  });
  expect(found["getRefund: reads what createRefund created"]).toBe("ok");
  expect(found["getRefund: reads what listRefunds shows"]).toBe("ok");
  expect(found["updateRefund: is seen by getRefund, and changes nothing else"]).toBe("ok");
});

test("a list is asked for where its objects are made, though its own examples are of another place", async () => {
  const found = await relationsOn({
    paths: {
      "/stores/{store}/files": {
        post: {
          operationId: "createFile",
          parameters: [inPath("store", { examples: ["vs_1"] })],
          requestBody: noted,
          responses: { 201: json(refund) },
        },
        get: {
          operationId: "listFiles",
          parameters: [inPath("store", { examples: ["vs_2"] })],
          responses: { 200: listed },
        },
      },
      "/stores/{store}/files/{id}": {
        parameters: [inPath("store"), inPath("id")],
        get: { operationId: "getFile", responses: { 200: json(refund), ...missing } },
      },
    },
  });
  expect(found["listFiles: has what createFile created"]).toBe("ok");
  expect(found["listFiles: shows each of its objects once"]).toBe("ok");
  expect(found["getFile: reads what listFiles shows"]).toBe("ok");
});

test("an example with an object where the schema has an array says nothing of which object it is", async () => {
  const item = { type: "object", properties: { budgetId: string } };
  const budgets = { type: "object", properties: { budgets: { type: "array", items: item } } };
  const found = await relationsOn({
    paths: {
      "/budgets/{budgetId}": {
        parameters: [inPath("budgetId", { examples: ["b-1"] })],
        get: {
          operationId: "getBudget",
          responses: { 200: json(budgets, { example: { budgets: { budgetId: "b-2" } } }), ...missing },
        },
      },
    },
  });
  expect(Object.values(found).filter((said) => said !== "ok")).toEqual([]);
});

test("a parameter that is called as its collection names the id of what it has, not another object's", async () => {
  const long = { type: "string", maxLength: 5000 };
  const discount = { type: "object", properties: { customer: long } };
  const customer = {
    type: "object",
    required: ["id", "currency"],
    properties: { id: long, currency: string, note: string, discount },
  };
  const found = await relationsOn({
    paths: {
      "/customers": {
        post: { operationId: "create", requestBody: noted, responses: { 201: json(customer) } },
      },
      "/customers/{customer}": {
        parameters: [inPath("customer")],
        get: { operationId: "read", responses: { 200: json(customer), ...missing } },
        post: { operationId: "update", requestBody: noted, responses: { 200: json(customer), ...missing } },
      },
    },
  });
  expect(found).toMatchObject({
    "create: each one has an id of its own": "ok",
    "read: reads what create created": "ok",
    "update: is seen by read, and changes nothing else": "ok",
  });
});

test("of two lists in a response the one that the path names is listed", async () => {
  const address = { type: "object", properties: { street: string } };
  const lists = { addresses: { type: "array", items: address }, refunds: { type: "array", items: refund } };
  const found = await relationsOn({
    paths: {
      "/refunds": {
        post: { operationId: "create", requestBody: noted, responses: { 201: json(refund) } },
        get: { operationId: "list", responses: { 200: json({ type: "object", properties: lists }) } },
      },
      "/refunds/{id}": { get: { operationId: "read", parameters: [inPath("id")], responses: { 200: json(refund) } } },
    },
  });
  expect(found["list: has what create created"]).toBe("ok");
  expect(found["read: reads what list shows"]).toBe("ok");
});

test("an update whose response cannot show what was there before leaves it there", async () => {
  const of = (mail: object) => ({ type: "object", required: ["id"], properties: { id: string, note: string, mail } });
  const mail = { type: ["object", "null"], properties: { address: string } };
  const example = { id: "r-1", note: "a", mail: { address: "a@b.example" } };
  const found = await relationsOn({
    paths: {
      "/refunds": {
        post: { operationId: "create", requestBody: noted, responses: { 201: json(of(mail), { example }) } },
      },
      "/refunds/{id}": {
        parameters: [inPath("id")],
        get: { operationId: "read", responses: { 200: json(of(mail), { example }) } },
        post: {
          operationId: "restore",
          requestBody: noted,
          responses: { 200: json(of({ type: ["string", "null"] }), { example: { ...example, mail: null } }) },
        },
      },
    },
  });
  expect(found["restore: is seen by read, and changes nothing else"]).toBe("ok");
});

test("an operation that only a fragment tells from another is not called", async () => {
  const post = (operationId: string, schema: object) => ({
    post: { operationId, requestBody: noted, responses: { 201: json(schema) } },
  });
  const brief = { type: "object", required: ["brief"], properties: { brief: string, note: string } };
  const found = await relationsOn({
    paths: { "/refunds": post("create", refund), "/refunds#brief": post("brief", brief) },
  });
  expect(found).toEqual({
    "create: the response says what the request said": "ok",
    "brief: the response says what the request said": "its path is the same as that of create",
  });
});
