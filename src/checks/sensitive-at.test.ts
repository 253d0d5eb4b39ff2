import { expect, test } from "vitest";
import type { Operation } from "../contract/index.ts";
import { content, contractWith } from "./fixtures/contract-of.ts";
import { judge } from "./judge.ts";

const card = { type: "object", "x-sensitive": true, properties: { pan: { type: "string" }, cvv: { type: "number" } } };

test("what the contract marks as sensitive is in no finding, nor what is inside of it", async () => {
  const schema = { type: "object", properties: { card } };
  const example = { card: { pan: "ABC", cvv: 1 } };
  const body = content(schema, "application/json", { example });
  const contract = await contractWith({ responses: { 200: { description: "", ...body } } }, "get /a");
  const response = {
    status: 200,
    headers: new Headers({ "content-type": "application/json" }),
    body: new TextEncoder().encode('{"card":{"pan":4111,"cvv":-100}}'),
  };
  const findings = judge(contract, { target: "live" }).response(contract.operations[0] as Operation, response);
  expect(findings.map(({ pointer, got }) => `${pointer} ${got}`)).toEqual(["/card/pan (masked)", "/card/cvv (masked)"]);
  expect(JSON.stringify(findings)).not.toMatch(/4111|-100|ABC/);
});
