import { expect, test } from "vitest";
import { inlineMock, json } from "../fixtures/inline.ts";

const text = { type: "string" };
const body = { type: "object", properties: { amount: { type: "integer" } }, required: ["amount"] };

/** What a request with a wrong amount is answered, where the contract shows this. */
async function refused(schema: object, example: unknown): Promise<unknown> {
  const ask = await inlineMock({
    paths: {
      "/pay": {
        post: {
          operationId: "pay",
          requestBody: json(body),
          responses: { 200: { description: "Paid." }, 400: { description: "No.", ...json(schema, { example }) } },
        },
      },
    },
  });
  const headers = { "content-type": "application/json" };
  const seen = await ask("POST /pay", { body: '{"amount":"much"}', headers });
  expect([seen.status, seen.invalid]).toEqual([400, reason]);
  return JSON.parse(seen.body);
}

const reason = "Request body property amount must be integer";
const object = { type: "object" };

test.each([
  ["a message", object, { code: "E1", message: "Email is wrong" }, { code: "E1", message: reason }],
  [
    "a message inside",
    object,
    { ok: false, error: { code: 7, message: "x" } },
    { ok: false, error: { code: 7, message: reason } },
  ],
  ["a list of texts", object, { errors: ["Email is wrong", "Name too"] }, { errors: [reason] }],
  [
    "a list of mistakes, with its place",
    object,
    {
      errors: [
        { field: "email", code: 1, message: "is wrong" },
        { field: "name", code: 2, message: "too" },
      ],
    },
    { errors: [{ field: "amount", code: 1, message: reason }] },
  ],
  ["an error that is a sentence", object, { error: "Email is wrong" }, { error: reason }],
])("why a request is refused stands in %s of the contract's response", async (_, schema, example, expected) => {
  expect(await refused(schema, example)).toEqual(expected);
});

test.each([
  ["a code", object, { error: "invalid_request" }],
  [
    "what only lets its own words through",
    { type: "object", properties: { message: { enum: ["Wrong"] } } },
    { message: "Wrong" },
  ],
  ["what has no text", { type: "object", properties: { code: text } }, { code: "E1" }],
])("%s stays, and the header says why", async (_, schema, example) => {
  expect(await refused(schema, example)).toEqual(example);
});
