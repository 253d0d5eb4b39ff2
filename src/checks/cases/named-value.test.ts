import { expect, test } from "vitest";
import type { Contract, Operation } from "../../contract/index.ts";
import { content, contractOf } from "../fixtures/contract-of.ts";
import { namedValues } from "./named-value.ts";

const ok = (example: unknown) => ({
  responses: { 200: { description: "", ...content({}, "application/json", { example }) } },
});

const valuesOf = (contract: Contract, id: string, parameter: string) =>
  namedValues(contract)(contract.operations.find((one) => one.id === id) as Operation, parameter);

const parameter = (name: string) => ({ name, in: "path", required: true, schema: { type: "string" } });

test("a path parameter is named by the property of its name in the response's example", async () => {
  const contract = await contractOf({
    paths: {
      "/numbers/{number}": {
        get: { operationId: "getNumber", parameters: [parameter("number")], ...ok({ number: "+1" }) },
      },
    },
  });
  expect(valuesOf(contract, "getNumber", "number")).toEqual(["+1"]);
  expect(valuesOf(contract, "getNumber", "other")).toEqual([]);
});

test("an update or a deletion asks for what a read, or a list, shows", async () => {
  const contract = await contractOf({
    paths: {
      "/pets": { get: { operationId: "listPets", ...ok({ data: [{ id: 7 }, { id: 8 }] }) } },
      "/pets/{petId}": {
        parameters: [parameter("petId")],
        delete: { operationId: "deletePet", responses: { 204: { description: "" } } },
      },
      "/pets/{pet_id}/toys/{toy}": {
        parameters: [parameter("pet_id"), parameter("toy")],
        get: { operationId: "getToy", ...ok({ toy: { id: "t-1" }, petId: 9 }) },
      },
    },
  });
  expect(valuesOf(contract, "deletePet", "petId")).toEqual([7]);
  // The pet above, not one that a toy tells of.
  expect(valuesOf(contract, "getToy", "pet_id")).toEqual([7]);
  expect(valuesOf(contract, "getToy", "toy")).toEqual(["t-1"]);
});

test("another operation of the path names it in an example of the parameter", async () => {
  const responses = { 200: { description: "" } };
  const named = { ...parameter("file_id"), schema: { type: "string", example: "file-1" } };
  const contract = await contractOf({
    paths: {
      "/files/{file_id}": {
        get: { operationId: "getFile", parameters: [named], responses },
        delete: { operationId: "deleteFile", parameters: [parameter("file_id")], responses },
      },
    },
  });
  expect(valuesOf(contract, "deleteFile", "file_id")).toEqual(["file-1"]);
});

test("an empty string, or an object, names nothing", async () => {
  const contract = await contractOf({
    paths: {
      "/a/{id}": {
        get: { operationId: "getA", parameters: [parameter("id")], ...ok({ id: "", in: { id: { x: 1 } } }) },
      },
    },
  });
  expect(valuesOf(contract, "getA", "id")).toEqual([]);
});
