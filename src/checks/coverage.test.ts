import { beforeAll, describe, expect, it } from "vitest";
import type { Contract } from "../contract/index.ts";
import { casesFor } from "./cases/index.ts";
import { coverage } from "./coverage.ts";
import { content, contractOf, contractWith } from "./fixtures/contract-of.ts";
import { baseUrl, connectTo, shelf, shelfServer } from "./fixtures/shelf-server.ts";
import { runChecks } from "./run-checks.ts";

let contract: Contract;
beforeAll(async () => {
  contract = await shelf();
});

const covered = async (only: (name: string) => boolean = () => true) => {
  const cases = casesFor(contract).filter(({ name }) => only(name));
  const wire = shelfServer(contract);
  return coverage(contract, await runChecks({ contract, connect: connectTo(contract), wire, baseUrl, cases }));
};

describe("coverage", () => {
  it("is nothing without results, and everything is missing", () => {
    const { percent, operations, missing, ...shares } = coverage(contract, []);
    expect([percent, operations]).toEqual([0, { covered: 0, total: 4 }]);
    const total = [shares.statuses, shares.parameters, shares.properties, shares.enumValues].map((one) => one.total);
    expect(total).toEqual([12, 11, 12, 2]);
    expect(missing).toHaveLength(41);
  });

  it("counts what the checks exercised and lists the rest", async () => {
    const all = await covered();
    expect(all.missing).toEqual([
      "query parameter q of listBooks",
      "response property /components/schemas/Book/allOf/1/properties/mood",
      'value "lent" of /components/schemas/Book/allOf/1/properties/state',
    ]);
    expect(all.percent).toBe(92);
  });

  it("counts an operation when it succeeded, a status when it was answered, a member when it was seen", async () => {
    const one = await covered((name) => name === "addBook: succeeds with Bare");
    expect(one.operations).toEqual({ covered: 1, total: 4 });
    expect(one.statuses).toEqual({ covered: 1, total: 12 });
    expect(one.missing).toContain("body property pages of addBook");
    expect(one.missing).not.toContain("body property room of addBook");
    expect(one.missing).toContain("status 400 of addBook");
    expect(one.missing).not.toContain("response property /components/schemas/Room/properties/room");
  });

  it("does not count what was sent and refused", async () => {
    const refused = await covered((name) => name === "addBook: credential key missing");
    expect(refused.operations.covered).toBe(0);
    expect(refused.parameters.covered).toBe(0);
    expect(refused.statuses.covered).toBe(1);
  });

  it("says why an operation was never called", async () => {
    const cases = casesFor(contract).map((one) => (one.operation === "addBook" ? { ...one, skip: "unsigned" } : one));
    const wire = shelfServer(contract);
    const results = await runChecks({ contract, connect: connectTo(contract), wire, baseUrl, cases });
    const { missing } = coverage(contract, results);
    expect(missing.filter((label) => /^operation/.test(label))).toEqual(["operation addBook: unsigned"]);
  });

  it("of a contract with nothing in it is no figure: nothing was covered, and nothing was missed", async () => {
    const nothing = await contractOf({ components: {} });
    expect(coverage(nothing, [])).toMatchObject({ percent: null, operations: { covered: 0, total: 0 }, missing: [] });
  });

  it("counts a webhook that did not come as missing", async () => {
    const responses = { 200: { description: "" } };
    const webhooks = await contractOf({ webhooks: { paid: { post: { operationId: "paid", responses } } } });
    expect(coverage(webhooks, [])).toMatchObject({ percent: 0, missing: ["webhook paid: none came"] });
  });

  it("asks of neither direction what only goes the other way", async () => {
    const schema = {
      type: "object",
      properties: { id: { type: "string", readOnly: true }, pin: { type: "string", writeOnly: true } },
    };
    const contract = await contractWith({
      requestBody: content(schema),
      responses: { 200: { description: "", ...content(schema) } },
    });
    const { missing } = coverage(contract, []);
    expect(missing.filter((label) => /property/.test(label)).map((label) => label.replace(/ \/.*\//, " "))).toEqual([
      "body property pin of act",
      "response property id",
    ]);
  });

  it("asks of no request what signing makes", async () => {
    const properties = { a: { type: "string" }, digest: { type: "string", "x-value": "{hex(sha256(body))}" } };
    const contract = await contractWith({
      requestBody: content({ type: "object", properties }),
      responses: { 200: { description: "" } },
    });
    expect(coverage(contract, []).missing).toContain("body property a of act");
    expect(coverage(contract, []).missing).not.toContain("body property digest of act");
  });

  it("counts what is in arrays, tuples and maps, and what refers to itself once", async () => {
    const leaf = (name: string) => ({ type: "object", properties: { [name]: { enum: [1] } } });
    const node = {
      type: "object",
      properties: {
        next: { $ref: "#/components/schemas/Node" },
        list: { type: "array", prefixItems: [leaf("first")], items: leaf("item") },
        map: { type: "object", additionalProperties: leaf("entry") },
      },
    };
    const ref = content({ $ref: "#/components/schemas/Node" });
    const contract = await contractWith({ responses: { 200: { description: "", ...ref } } }, "get /a", {
      schemas: { Node: node },
    });
    expect(coverage(contract, [])).toMatchObject({ properties: { total: 6 }, enumValues: { total: 3 } });
  });
});
